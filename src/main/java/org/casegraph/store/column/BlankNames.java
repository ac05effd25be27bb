package org.casegraph.store.column;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * Puts the blank nodes of a graph in an order that follows from what is said of them, whatever their labels are. Each has a
 * number that is made anew of its neighbours' numbers until no more are told apart; of those that still are alike, one is
 * made different, which is no choice if they are interchangeable.
 */
final class BlankNames {
    private final List<Triple> about;
    private Map<Node, Long> numbers = new HashMap<>();

    private BlankNames(List<Triple> about) {
        this.about = about;
        about.forEach(triple -> {
            addBlank(triple.getSubject());
            addBlank(triple.getObject());
        });
    }

    /** The blank nodes in their order. */
    static List<Node> inOrder(Graph graph) {
        List<Triple> about = graph.stream()
                .filter(triple ->
                        triple.getSubject().isBlank() || triple.getObject().isBlank())
                .toList();
        return about.isEmpty() ? List.of() : new BlankNames(about).inOrder();
    }

    private void addBlank(Node node) {
        if (node.isBlank()) {
            numbers.put(node, 1L);
        }
    }

    private List<Node> inOrder() {
        refine();
        for (int given = 1; distinct() < numbers.size(); given++) {
            Map<Long, Node> seen = new HashMap<>();
            Map<Long, Node> alike = new HashMap<>();
            numbers.forEach((node, number) -> {
                if (seen.putIfAbsent(number, node) != null) {
                    alike.put(number, node);
                }
            });
            long least =
                    alike.keySet().stream().mapToLong(Long::longValue).min().orElseThrow();
            numbers.put(alike.get(least), mixed(least, given, 0));
            refine();
        }
        List<Node> order = new ArrayList<>(numbers.keySet());
        order.sort(Comparator.comparing(numbers::get));
        return order;
    }

    private int distinct() {
        return new HashSet<>(numbers.values()).size();
    }

    private void refine() {
        for (int before = 0, now = distinct(); now > before; now = distinct()) {
            before = now;
            Map<Node, Long> further = new HashMap<>(numbers);
            for (Triple triple : about) {
                Node subject = triple.getSubject();
                Node object = triple.getObject();
                long property = triple.getPredicate().toString().hashCode();
                if (subject.isBlank()) {
                    further.merge(subject, mixed(property, number(object), 1), Long::sum);
                }
                if (object.isBlank()) {
                    further.merge(object, mixed(property, number(subject), 2), Long::sum);
                }
            }
            further.replaceAll((node, number) -> mixed(number, number(node), 3));
            numbers = further;
        }
    }

    private long number(Node node) {
        return numbers.getOrDefault(node, (long) node.toString().hashCode());
    }

    /** Spread over all numbers, by the multipliers of MurmurHash3, so that sums tell apart what they are made of. */
    private static long mixed(long one, long other, long place) {
        long mixed = (one * 31 + other) * 31 + place;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
