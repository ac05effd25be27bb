package org.casegraph.mapping;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.source.CaseId;
import org.casegraph.source.Sha256;

/** The nodes of a dataset that become nodes of one case, under the last part of their own names. */
final class MappedNodes {
    private static final int CHECKSUM = 8;

    private final Node document;
    private final Map<Node, Node> mapped = new HashMap<>();
    private final Set<String> taken = new HashSet<>(Set.of("record"));

    MappedNodes(Node document) {
        this.document = document;
    }

    Node document() {
        return document;
    }

    void put(Node theirs, Node ours) {
        mapped.put(theirs, ours);
    }

    /** Makes a node of the dataset one of the case. */
    void take(Node theirs) {
        mapped.computeIfAbsent(theirs, node -> {
            String name = CaseId.iriSafe(lastPart(node));
            String free = taken.contains(name) ? name + "-" + checksum(node) : name;
            taken.add(free);
            return NodeFactory.createURI(document.getURI() + "#" + free);
        });
    }

    /** The node of the case, or the node itself if it is none of its. */
    Node of(Node theirs) {
        return mapped.getOrDefault(theirs, theirs);
    }

    private static String lastPart(Node node) {
        String name = node.toString().replaceFirst("[/#]+$", "").replaceFirst(".*[/#]", "");
        return name.isEmpty() ? "node" : name;
    }

    private static String checksum(Node node) {
        return Sha256.of(node.toString().getBytes(StandardCharsets.UTF_8)).substring(0, CHECKSUM);
    }
}
