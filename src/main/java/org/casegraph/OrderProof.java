package org.casegraph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.source.Problem;
import org.casegraph.store.Store;
import org.casegraph.timeline.Proof;
import org.casegraph.timeline.Timeline;
import org.casegraph.vocabulary.CG;

/** The proof of an order or of a bound in time as lines: what holds, then the constraints that entail it, a line each. */
final class OrderProof {
    private OrderProof() {}

    /**
     * Of a triple whose property is an order.
     *
     * @throws Problem if the order does not hold, saying what is known of the two instead
     */
    static List<String> of(Store store, Triple order) {
        Graph union = store.dataset().getDefaultGraph();
        String claim = label(union, order.getSubject()) + " " + label(union, order.getPredicate()) + " "
                + label(union, order.getObject());
        Proof proof = timeline(store, order.getSubject())
                .flatMap(timeline -> timeline.proof(order.getSubject(), order.getObject(), order.getPredicate()))
                .orElseThrow(() -> Problem.of(claim, "this does not follow", instead(union, order)));
        return lines(claim + ", because", proof);
    }

    /** Of the dates and the length of a node that has any; no line if it has none. */
    static List<String> ofBounds(Store store, Node node) {
        Graph union = store.dataset().getDefaultGraph();
        List<String> lines = new ArrayList<>();
        timeline(store, node).ifPresent(timeline -> {
            Optional<Node> from = value(union, node, CG.intervalFrom);
            Optional<Node> to = value(union, node, CG.intervalTo);
            if (from.isPresent() && to.isPresent()) {
                bound(union, node, CG.minimumDays, timeline.proofOfMinimum(from.get(), to.get()), lines);
                bound(union, node, CG.maximumDays, timeline.proofOfMaximum(from.get(), to.get()), lines);
            } else {
                bound(union, node, CG.earliest, timeline.proofOfEarliest(node), lines);
                bound(union, node, CG.latest, timeline.proofOfLatest(node), lines);
            }
        });
        return lines;
    }

    private static void bound(Graph union, Node node, Node property, Optional<Proof> proof, List<String> lines) {
        value(union, node, property)
                .flatMap(bound -> proof.map(found ->
                        lines(label(union, property) + " " + bound.getLiteralLexicalForm() + ", because", found)))
                .ifPresent(lines::addAll);
    }

    private static List<String> lines(String claim, Proof proof) {
        List<String> lines = new ArrayList<>(List.of(claim));
        proof.steps().forEach(step -> lines.add("  " + step.words()));
        return lines;
    }

    private static String instead(Graph union, Triple order) {
        Node a = order.getSubject();
        Node b = order.getObject();
        for (Node property : List.of(CG.certainlyPrecedes, CG.probablyPrecedes, CG.certainlyNotAfter)) {
            if (union.contains(a, property, b)) {
                return "What holds is: " + label(union, a) + " " + label(union, property) + " " + label(union, b);
            }
            if (union.contains(b, property, a)) {
                return "What holds is: " + label(union, b) + " " + label(union, property) + " " + label(union, a);
            }
        }
        return union.contains(a, CG.simultaneousWith, b)
                ? "What holds is: they start together"
                : "Their order cannot be told from the report";
    }

    private static Optional<Timeline> timeline(Store store, Node node) {
        return value(store.dataset().getDefaultGraph(), node, CG.inCase)
                .filter(store.cases()::contains)
                .map(store::timeline);
    }

    private static Optional<Node> value(Graph union, Node node, Node property) {
        return union.stream(node, property, Node.ANY).map(Triple::getObject).findFirst();
    }

    private static String label(Graph union, Node node) {
        return value(union, node, RDFS.label.asNode())
                .map(Node::getLiteralLexicalForm)
                .orElse(node.toString());
    }
}
