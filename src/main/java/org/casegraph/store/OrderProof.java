package org.casegraph.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.source.Problem;
import org.casegraph.timeline.Proof;
import org.casegraph.timeline.Timeline;
import org.casegraph.vocabulary.CG;

/**
 * Why an order or a bound in time holds.
 *
 * @param claim what holds, in words, for example <em>cheilitis certainly precedes final diagnosis</em>
 */
public record OrderProof(String claim, Proof proof) {
    private static final Set<Node> ORDERS = Set.of(
            CG.certainlyPrecedes, CG.probablyPrecedes, CG.certainlyNotAfter, CG.probablyNotAfter, CG.simultaneousWith);

    /** Whether a triple with the property has a proof, and not an explanation by who states it. */
    public static boolean canProve(Node property) {
        return ORDERS.contains(property);
    }

    /**
     * Of a triple whose property is an order.
     *
     * @throws Problem if the order does not hold, saying what is known of the two instead
     */
    public static OrderProof of(Store store, Triple order) {
        Graph union = store.dataset().getDefaultGraph();
        String claim = label(union, order.getSubject()) + " " + label(union, order.getPredicate()) + " "
                + label(union, order.getObject());
        Proof proof = timeline(store, order.getSubject())
                .flatMap(timeline -> timeline.proof(order.getSubject(), order.getObject(), order.getPredicate()))
                .orElseThrow(() -> Problem.of(claim, "this does not follow", instead(union, order)));
        return new OrderProof(claim, proof);
    }

    /** Of the dates and the length of a node that has any. */
    public static List<OrderProof> ofBounds(Store store, Node node) {
        Graph union = store.dataset().getDefaultGraph();
        List<OrderProof> proofs = new ArrayList<>();
        timeline(store, node).ifPresent(timeline -> {
            Optional<Node> from = value(union, node, CG.intervalFrom);
            Optional<Node> to = value(union, node, CG.intervalTo);
            if (from.isPresent() && to.isPresent()) {
                bound(union, node, CG.minimumDays, timeline.proofOfMinimum(from.get(), to.get()), proofs);
                bound(union, node, CG.maximumDays, timeline.proofOfMaximum(from.get(), to.get()), proofs);
            } else {
                bound(union, node, CG.earliest, timeline.proofOfEarliest(node), proofs);
                bound(union, node, CG.latest, timeline.proofOfLatest(node), proofs);
            }
        });
        return proofs;
    }

    /** The claim, then the constraints that entail it, a line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(claim + ", because"));
        proof.steps().forEach(step -> lines.add("  " + step.words()));
        return lines;
    }

    private static void bound(Graph union, Node node, Node property, Optional<Proof> proof, List<OrderProof> proofs) {
        value(union, node, property)
                .flatMap(bound -> proof.map(
                        found -> new OrderProof(label(union, property) + " " + bound.getLiteralLexicalForm(), found)))
                .ifPresent(proofs::add);
    }

    private static String instead(Graph union, Triple order) {
        Node a = order.getSubject();
        Node b = order.getObject();
        for (Node property :
                List.of(CG.certainlyPrecedes, CG.probablyPrecedes, CG.certainlyNotAfter, CG.probablyNotAfter)) {
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
