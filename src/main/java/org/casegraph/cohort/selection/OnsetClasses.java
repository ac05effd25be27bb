package org.casegraph.cohort.selection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.graph.TermIds;

/** The ages that HPO's classes of onset mean, as listed in {@code onset-classes.tsv}. */
final class OnsetClasses {
    private OnsetClasses() {}

    static Map<Node, AgeBand> read() {
        try (InputStream in =
                Objects.requireNonNull(OnsetClasses.class.getResourceAsStream("/casegraph/cohort/onset-classes.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .collect(Collectors.toUnmodifiableMap(
                            cells ->
                                    NodeFactory.createURI(TermIds.iris(cells[0]).get(0)),
                            cells -> AgeBand.read(cells[1] + ".." + cells[2]).orElseThrow()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
