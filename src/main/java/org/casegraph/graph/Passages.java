package org.casegraph.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.CG;
import org.casegraph.vocabulary.PROV;

/** The passages of reports behind a node. */
public final class Passages {
    private static final int MOST = 20;

    private Passages() {}

    /** Where it is stated; of what was made from others, where those are. In the order of the text, 20 at most. */
    public static List<Node> of(Graph graph, Node node) {
        Set<Node> found = new LinkedHashSet<>(Values.objects(graph, node, CG.statedIn));
        if (found.isEmpty()) {
            for (Node ground : Ancestors.of(node, ancestor -> grounds(graph, ancestor))) {
                found.addAll(Values.objects(graph, ground, CG.statedIn));
            }
        }
        return found.stream().sorted(byPlace(graph)).limit(MOST).toList();
    }

    /** Those of {@link #of}, then where it is stated again. */
    public static List<Node> all(Graph graph, Node node) {
        return Stream.concat(
                        of(graph, node).stream(),
                        Values.objects(graph, node, CG.alsoStatedIn).stream().sorted(byPlace(graph)))
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static List<Node> grounds(Graph graph, Node node) {
        if (!Values.objects(graph, node, CG.statedIn).isEmpty()) {
            return List.of();
        }
        List<Node> grounds = new ArrayList<>(Values.objects(graph, node, PROV.wasDerivedFrom));
        grounds.addAll(Values.objects(graph, node, CG.basedOn));
        return grounds;
    }

    private static Comparator<Node> byPlace(Graph graph) {
        return Comparator.<Node>comparingLong(
                        passage -> Values.wholeNumber(graph, passage, CG.start).orElse(Long.MAX_VALUE))
                .thenComparing(Values.BY_TEXT);
    }
}
