package org.casegraph.graph;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/**
 * A graph that gives its triples in the order of what they say, however it was filled, so that whatever is written of it
 * comes out the same from start to start. Nodes without IRI come last, in the order of what is said of them and with
 * them up to eight steps away. The graph behind it must not change.
 */
public final class SortedGraph extends GraphWrapper {
    private static final int STEPS = 8;

    private final Map<Node, Long> blanks;
    private final Comparator<Triple> order;
    private final List<Triple> all;

    public SortedGraph(Graph graph) {
        super(graph);
        List<Triple> triples = graph.find().toList();
        blanks = blanks(triples);
        Comparator<Node> nodes = Comparator.comparing(Node::isBlank)
                .thenComparing(node -> blanks.getOrDefault(node, 0L))
                .thenComparing(node -> node.isBlank() ? "" : node.toString());
        order = Comparator.comparing(Triple::getSubject, nodes)
                .thenComparing(Triple::getPredicate, nodes)
                .thenComparing(Triple::getObject, nodes);
        all = triples.stream().sorted(order).toList();
    }

    /** For each node without IRI a number made of what is said, one step farther in each round. */
    private static Map<Node, Long> blanks(List<Triple> triples) {
        List<Triple> about = triples.stream()
                .filter(triple ->
                        triple.getSubject().isBlank() || triple.getObject().isBlank())
                .toList();
        Map<Node, Long> known = Map.of();
        for (int step = 0; step < STEPS && !about.isEmpty(); step++) {
            Map<Node, Long> further = new HashMap<>();
            for (Triple triple : about) {
                long subject = number(triple.getSubject(), known);
                long property = number(triple.getPredicate(), known);
                long object = number(triple.getObject(), known);
                if (triple.getSubject().isBlank()) {
                    further.merge(triple.getSubject(), mixed(property, object, 1), Long::sum);
                }
                if (triple.getObject().isBlank()) {
                    further.merge(triple.getObject(), mixed(property, subject, 2), Long::sum);
                }
            }
            known = further;
        }
        return known;
    }

    private static long number(Node node, Map<Node, Long> blanks) {
        return node.isBlank() ? blanks.getOrDefault(node, 0L) : node.toString().hashCode();
    }

    /** Spread over all numbers, by the multipliers of MurmurHash3, so that sums tell apart what they are made of. */
    private static long mixed(long property, long other, long place) {
        long mixed = (property * 31 + other) * 31 + place;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    @Override
    public ExtendedIterator<Triple> find() {
        return WrappedIterator.create(all.iterator());
    }

    @Override
    public ExtendedIterator<Triple> find(Node subject, Node property, Node object) {
        return WrappedIterator.create(stream(subject, property, object).iterator());
    }

    @Override
    public ExtendedIterator<Triple> find(Triple pattern) {
        return find(pattern.getSubject(), pattern.getPredicate(), pattern.getObject());
    }

    @Override
    public Stream<Triple> stream() {
        return all.stream();
    }

    @Override
    public Stream<Triple> stream(Node subject, Node property, Node object) {
        return isAny(subject) && isAny(property) && isAny(object)
                ? all.stream()
                : super.find(subject, property, object).toList().stream().sorted(order);
    }

    private static boolean isAny(Node node) {
        return node == null || !node.isConcrete();
    }
}
