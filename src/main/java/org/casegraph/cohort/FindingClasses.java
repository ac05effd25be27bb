package org.casegraph.cohort;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.vocabulary.CG;

/** Which classes of finding lie above and below each other. */
final class FindingClasses {
    private final Graph graph;
    private final Map<Node, List<Node>> atOrAbove = new HashMap<>();
    private final Map<Node, List<Node>> below = new HashMap<>();
    private final Set<Node> counted = new HashSet<>();

    FindingClasses(Graph graph) {
        this.graph = graph;
        graph.find(Node.ANY, CG.subsumedBy, Node.ANY).forEachRemaining(pair -> {
            atOrAbove
                    .computeIfAbsent(pair.getSubject(), type -> new ArrayList<>())
                    .add(pair.getObject());
            if (pair.getSubject().equals(pair.getObject())) {
                counted.add(pair.getSubject());
            } else {
                below.computeIfAbsent(pair.getObject(), type -> new ArrayList<>())
                        .add(pair.getSubject());
            }
        });
    }

    /** Those that findings are counted by. */
    Set<Node> counted() {
        return counted;
    }

    /**
     * Those that a denial of which denies a class, too: itself and all above. One of another vocabulary that is counted as the
     * class of ours that it matches has what is above it there, and above its match.
     */
    List<Node> atOrAbove(Node type) {
        List<Node> known = atOrAbove.get(type);
        return known == null ? matchedOrAbove(type) : known;
    }

    private List<Node> matchedOrAbove(Node type) {
        Set<Node> found = new LinkedHashSet<>();
        Deque<Node> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            Node next = open.remove();
            if (found.add(next)) {
                open.addAll(atOrAbove.getOrDefault(next, List.of()));
                open.addAll(G.listSP(graph, next, RDFS.subClassOf.asNode()));
                open.addAll(G.listPO(graph, SKOS.exactMatch.asNode(), next));
            }
        }
        return found.stream().filter(Node::isURI).toList();
    }

    /** All of which it is said that they lie above a class that findings are counted by; itself not. */
    List<Node> above(Node type) {
        return atOrAbove.getOrDefault(type, List.of()).stream()
                .filter(wider -> !wider.equals(type))
                .toList();
    }

    /** All below a class. */
    List<Node> below(Node type) {
        return below.getOrDefault(type, List.of());
    }
}
