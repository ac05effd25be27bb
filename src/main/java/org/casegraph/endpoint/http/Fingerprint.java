package org.casegraph.endpoint.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * A number that is the same for the same quads, in whatever order and however the blank nodes are called, as they are
 * called anew at each start. A blank node counts as what is said of it and of the blank nodes some steps away, so that
 * two datasets that differ only further away than that are taken for the same.
 */
final class Fingerprint {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int STEPS = 4;

    private final List<Quad> withBlanks = new ArrayList<>();
    private Map<Node, Long> blanks = new HashMap<>();
    private long sum;

    private Fingerprint() {}

    static long of(DatasetGraph dataset) {
        Fingerprint fingerprint = new Fingerprint();
        for (Iterator<Quad> quads = dataset.find(); quads.hasNext(); ) {
            fingerprint.add(quads.next());
        }
        return fingerprint.whole();
    }

    private void add(Quad quad) {
        if (quad.getSubject().isBlank() || quad.getObject().isBlank()) {
            withBlanks.add(quad);
        } else {
            sum += hash(quad);
        }
    }

    private long whole() {
        for (int step = 0; step < STEPS; step++) {
            Map<Node, Long> further = new HashMap<>();
            for (Quad quad : withBlanks) {
                long hash = hash(quad);
                if (quad.getSubject().isBlank()) {
                    further.merge(quad.getSubject(), hash, Long::sum);
                }
                if (quad.getObject().isBlank()) {
                    // Otherwise what a node is told of and what is told of it would be one.
                    further.merge(quad.getObject(), hash * FNV_PRIME, Long::sum);
                }
            }
            blanks = further;
        }
        withBlanks.forEach(quad -> sum += hash(quad));
        return sum;
    }

    /** The quads have no order, so that their hashes are added up. */
    private long hash(Quad quad) {
        long hash = hash(FNV_OFFSET, quad.getGraph());
        hash = hash(hash, quad.getSubject());
        hash = hash(hash, quad.getPredicate());
        return hash(hash, quad.getObject());
    }

    /** FNV-1a. */
    private long hash(long before, Node node) {
        long hash = before;
        if (node.isBlank()) {
            hash = (hash ^ blanks.getOrDefault(node, 0L)) * FNV_PRIME;
        } else {
            String text = node.toString();
            for (int at = 0; at < text.length(); at++) {
                hash = (hash ^ text.charAt(at)) * FNV_PRIME;
            }
        }
        // The end of a node.
        return (hash ^ '\n') * FNV_PRIME;
    }
}
