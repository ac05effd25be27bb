package org.casegraph.cohort.selection;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.graph.TermIds;
import org.casegraph.project.TableFile;

/** The ages that HPO's classes of onset mean, as listed in {@code onset-classes.tsv}. */
public final class OnsetClasses {
    private static final Map<Node, AgeBand> BANDS = TableFile.rows("cohort/onset-classes.tsv")
            .collect(Collectors.toUnmodifiableMap(
                    row -> NodeFactory.createURI(TermIds.iris(row.get(0)).get(0)),
                    row -> AgeBand.read(row.get(1) + ".." + row.get(2)).orElseThrow()));

    private OnsetClasses() {}

    static Map<Node, AgeBand> read() {
        return BANDS;
    }

    /** Whether it is one of them, by its IRI. */
    public static boolean have(Node term) {
        return BANDS.containsKey(term);
    }
}
