package org.casegraph.endpoint;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.query.AnswerFormat;

/** Graphs that stay as they are, in each format written once: the whole ontology as JSON-LD takes a second. */
public final class WrittenForms {
    private final Map<AnswerFormat, byte[]> forms = new ConcurrentHashMap<>();

    /** Not to be changed. */
    byte[] of(AnswerFormat format, Supplier<DatasetGraph> graphs) {
        return forms.computeIfAbsent(format, unwritten -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            AnswerWriter.write(graphs.get(), format, bytes);
            return bytes.toByteArray();
        });
    }
}
