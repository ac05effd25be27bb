package org.casegraph.query;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.casegraph.project.ProjectFiles;

/** The invented cases of {@code query/cases.ttl} beside the core ontology, which has the labels of its terms. */
public final class Fixture {
    private Fixture() {}

    public static DatasetGraph dataset() {
        DatasetGraph dataset = DatasetGraphFactory.create();
        String core = ProjectFiles.under("ontology", "core.ttl").get("ontology/core.ttl");
        RDFParser.fromString(core, Lang.TURTLE).parse(dataset);
        RDFParser.fromString(text("cases.ttl").orElseThrow(), Lang.TURTLE).parse(dataset);
        return dataset;
    }

    static Optional<String> text(String name) {
        try (InputStream in = Fixture.class.getResourceAsStream("/query/" + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String answer(Query query, DatasetGraph dataset, AnswerFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Answer.write(query, dataset, format, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
