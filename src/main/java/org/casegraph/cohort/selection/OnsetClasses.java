package org.casegraph.cohort.selection;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.graph.TermIds;
import org.casegraph.project.TableFile;

/** The ages that HPO's classes of onset mean, as listed in {@code onset-classes.tsv}. */
final class OnsetClasses {
    private OnsetClasses() {}

    static Map<Node, AgeBand> read() {
        return TableFile.rows("cohort/onset-classes.tsv")
                .collect(Collectors.toUnmodifiableMap(
                        row -> NodeFactory.createURI(TermIds.iris(row.get(0)).get(0)),
                        row -> AgeBand.read(row.get(1) + ".." + row.get(2)).orElseThrow()));
    }
}
