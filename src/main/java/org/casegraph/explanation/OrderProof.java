package org.casegraph.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.casegraph.graph.Labels;
import org.casegraph.graph.Values;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.timeline.AllenRelation;
import org.casegraph.timeline.CaseOrder;
import org.casegraph.timeline.Proof;
import org.casegraph.timeline.Timeline;
import org.casegraph.vocabulary.CG;

/**
 * Why an order or a bound in time holds.
 *
 * @param claim what holds, in words, for example <em>cheilitis certainly precedes final diagnosis</em>
 */
public record OrderProof(String claim, Proof proof) {
    /** What starts together is also not after each other, so that comes first. */
    private static final List<Node> BEST_TOLD_FIRST = List.of(
            CG.simultaneousWith, CG.certainlyPrecedes, CG.probablyPrecedes, CG.certainlyNotAfter, CG.probablyNotAfter);

    /** Whether a triple with the property has a proof, and not an explanation by who states it. */
    public static boolean canProve(Node property) {
        return BEST_TOLD_FIRST.contains(property)
                || AllenRelation.certain(property).isPresent();
    }

    /**
     * Of a triple whose property is an order.
     *
     * @param union where the nodes have their labels and their cases
     * @throws Problem if the order does not hold, saying what is known of the two instead
     */
    public static OrderProof of(Triple order, CaseOrder orders, Graph union) {
        String claim = claim(order, union);
        Proof proof = timeline(order.getSubject(), orders, union)
                .flatMap(timeline -> timeline.proof(order.getSubject(), order.getObject(), order.getPredicate()))
                .orElseThrow(() ->
                        Problem.of(Mistake.NOT_KNOWN, claim, "this does not follow", instead(order, orders, union)));
        return new OrderProof(claim, proof);
    }

    /** Of the dates and the length of a node that has any. */
    public static List<OrderProof> ofBounds(Node node, CaseOrder orders, Graph union) {
        List<OrderProof> proofs = new ArrayList<>();
        timeline(node, orders, union).ifPresent(timeline -> {
            Optional<Node> from = Values.object(union, node, CG.intervalFrom);
            Optional<Node> to = Values.object(union, node, CG.intervalTo);
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
        Values.object(union, node, property)
                .flatMap(bound -> proof.map(found ->
                        new OrderProof(new Labels(union).of(property) + " " + bound.getLiteralLexicalForm(), found)))
                .ifPresent(proofs::add);
    }

    private static String instead(Triple order, CaseOrder orders, Graph union) {
        return caseOf(order.getSubject(), orders, union)
                .flatMap(caseIri -> BEST_TOLD_FIRST.stream()
                        .flatMap(property -> Stream.of(
                                Triple.create(order.getSubject(), property, order.getObject()),
                                Triple.create(order.getObject(), property, order.getSubject())))
                        .filter(other -> orders.holds(caseIri, other))
                        .findFirst())
                .map(other -> "What holds is: "
                        + (other.predicateMatches(CG.simultaneousWith) ? "they start together" : claim(other, union)))
                .orElse("Their order cannot be told from the report");
    }

    private static Optional<Timeline> timeline(Node node, CaseOrder orders, Graph union) {
        return caseOf(node, orders, union).map(orders::timeline);
    }

    private static Optional<Node> caseOf(Node node, CaseOrder orders, Graph union) {
        return Values.object(union, node, CG.inCase).filter(orders::hasCase);
    }

    private static String claim(Triple order, Graph union) {
        Labels labels = new Labels(union);
        return labels.of(order.getSubject()) + " " + labels.of(order.getPredicate()) + " "
                + labels.of(order.getObject());
    }
}
