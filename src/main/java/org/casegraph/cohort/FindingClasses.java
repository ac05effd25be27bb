package org.casegraph.cohort;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.CG;

/** Which classes of finding lie above and below each other. */
final class FindingClasses {
    private final Map<Node, List<Node>> atOrAbove = new HashMap<>();
    private final Map<Node, List<Node>> below = new HashMap<>();
    private final Set<Node> counted = new HashSet<>();

    FindingClasses(Graph graph) {
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

    /** Those that a denial of which denies a class, too: itself and all above. */
    List<Node> atOrAbove(Node type) {
        return atOrAbove.getOrDefault(type, List.of());
    }

    /** All below a class. */
    List<Node> below(Node type) {
        return below.getOrDefault(type, List.of());
    }
}
