package org.casegraph.privacy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.graph.Labels;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.vocabulary.CG;

/** What a case accepts of what the rules tell: these words, by this rule, for a reason that it states. */
final class AcceptedDisclosures {
    private final SourceGraph source;
    private final List<Accepted> accepted;
    private final Set<Accepted> used = new HashSet<>();

    private record Accepted(Node node, String rule, String words) {}

    private AcceptedDisclosures(SourceGraph source, List<Accepted> accepted) {
        this.source = source;
        this.accepted = accepted;
    }

    static AcceptedDisclosures of(SourceGraph source) {
        Graph graph = source.graph();
        return new AcceptedDisclosures(
                source,
                graph.stream(Node.ANY, RDF.type.asNode(), CG.AcceptedDisclosure)
                        .map(Triple::getSubject)
                        .flatMap(node -> Labels.texts(graph, node, CG.privacyRule)
                                .flatMap(rule -> Labels.texts(graph, node, CG.disclosedText)
                                        .map(words -> new Accepted(node, rule, words))))
                        .toList());
    }

    /** Whether a triple only repeats the words that are accepted. */
    static boolean isHeldBy(Graph graph, Triple triple) {
        return triple.getPredicate().equals(CG.disclosedText)
                && graph.contains(triple.getSubject(), RDF.type.asNode(), CG.AcceptedDisclosure);
    }

    boolean accepts(PrivacyRule rule, String words) {
        List<Accepted> fitting = accepted.stream()
                .filter(one -> one.rule().equals(rule.id()) && one.words().equals(words))
                .toList();
        used.addAll(fitting);
        return !fitting.isEmpty();
    }

    /** A note for each that accepts what no rule tells; asked once all that was found was asked for. */
    List<Problem> idle() {
        return accepted.stream()
                .filter(one -> !used.contains(one))
                .map(this::idle)
                .toList();
    }

    private Problem idle(Accepted one) {
        return Problem.of(
                Mistake.DOUBTFUL,
                source.graph().stream(one.node(), CG.disclosedText, Node.ANY)
                        .findFirst()
                        .map(source::where)
                        .orElseGet(() -> source.where(one.node())),
                "the rule " + one.rule() + " does not tell \"" + one.words() + "\", which is accepted here",
                "Write the words and the rule as check tells them, or remove the acceptance");
    }
}
