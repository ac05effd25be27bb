package org.casegraph.cohort.group;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.graph.TermIds;

/** Classes of HPO that only divide it, as listed in {@code general-findings.tsv}. */
final class GeneralFindings {
    private GeneralFindings() {}

    static List<Node> list() {
        try (InputStream in = Objects.requireNonNull(
                GeneralFindings.class.getResourceAsStream("/casegraph/cohort/general-findings.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> NodeFactory.createURI(
                            TermIds.iris(line.split("\t")[0]).get(0)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
