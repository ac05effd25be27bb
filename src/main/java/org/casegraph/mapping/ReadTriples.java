package org.casegraph.mapping;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** The triples that a mapping matched, and of which case their subjects are. */
final class ReadTriples {
    private final Set<Triple> triples = new HashSet<>();
    private final Map<Node, Node> caseOf = new HashMap<>();

    void add(Triple triple, Node theirCase) {
        triples.add(triple);
        caseOf.putIfAbsent(triple.getSubject(), theirCase);
    }

    boolean contains(Triple triple) {
        return triples.contains(triple);
    }

    /** By the subjects of what was read. */
    Map<Node, Node> caseOf() {
        return Map.copyOf(caseOf);
    }
}
