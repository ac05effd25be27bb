package org.casegraph.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.casegraph.graph.Labels;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.timeline.CaseOrder;
import org.casegraph.timeline.ClassTree;
import org.casegraph.timeline.PairwiseOrder;
import org.casegraph.timeline.Proof;
import org.casegraph.timeline.Step;
import org.casegraph.timeline.TimeCheck;
import org.casegraph.vocabulary.CG;

/**
 * What an order would prove, and what it would contradict, before it is stated.
 *
 * @param isPossible whether it holds together with all else that the case says of time
 * @param contradiction the steps that cannot all hold, with their quotes; empty if it is possible
 * @param proved the pairs whose order follows then and does not now
 */
public record OrderTrial(boolean isPossible, List<String> contradiction, List<Proved> proved) {
    private static final int MOST = 50;
    private static final ClassTree CLASSES = new ClassTree(ProjectSources.ontologyGraph());

    public OrderTrial {
        contradiction = List.copyOf(contradiction);
        proved = List.copyOf(proved);
    }

    /**
     * An order that follows.
     *
     * @param words as {@code weight loss certainly comes before biopsy}
     * @param steps by which it does, each with its quote
     */
    public record Proved(String words, List<String> steps) {}

    /** @throws Problem if there is no such order of two things */
    public static OrderTrial of(CaseFile file, Node node, Tie tie) {
        CaseText text = file.now();
        Graph with = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(with, text.graph());
        Node tried = add(with, text, node, tie);
        SourceGraph source = new SourceGraph(
                text.source().file(), text.caseIri(), with, text.source().lines());
        List<String> against = TimeCheck.problems(source).stream()
                .flatMap(problem -> problem.parts().stream())
                .filter(part -> part.mistake() == Mistake.CONTRADICTION
                        || part.mistake() == Mistake.DOUBTFUL && part.what().contains(tried.getURI()))
                .map(part -> part.what())
                .toList();
        if (!against.isEmpty()) {
            return new OrderTrial(false, steps(against.get(0)), List.of());
        }
        return new OrderTrial(true, List.of(), proved(text, with));
    }

    private static Node add(Graph graph, CaseText text, Node node, Tie tie) {
        if (!text.isStatement(node) || !text.isStatement(tie.other()) || node.equals(tie.other())) {
            throw Problem.of(
                    Mistake.BAD_ARGUMENT,
                    "the order",
                    "it is not one of two things that the file states",
                    "Choose two of the list");
        }
        StatementBlocks blocks = new StatementBlocks(text, new KnownTerms(ProjectSources.ontologyGraph()), node, "");
        blocks.tie(node, new Labels(text.graph()).of(node), tie);
        String prefixes = text.layout().prefixes().entrySet().stream()
                .map(prefix -> "@prefix " + prefix.getKey() + ": <" + prefix.getValue() + "> .\n")
                .reduce("@base <" + text.caseIri() + "> .\n", String::concat);
        CaseText alone = CaseText.read(
                "the order", prefixes + "<> a <" + CG.Case + "> .\n" + String.join("\n", blocks.blocks()));
        // The passage is not chosen yet.
        alone.graph().stream()
                .filter(triple -> !triple.getPredicate().equals(CG.statedIn))
                .forEach(graph::add);
        return alone.graph().stream(Node.ANY, CG.strength, Node.ANY)
                .map(Triple::getSubject)
                .findFirst()
                .orElseThrow();
    }

    /** A contradiction is told in one line, its steps between semicolons, each with the IRI of its constraint behind. */
    private static List<String> steps(String told) {
        String chain = told.substring(Math.max(0, told.indexOf("cannot all hold: ")));
        return List.of(chain.replaceFirst("^cannot all hold: ", "").split("; (?=\\S)")).stream()
                .map(step -> step.replaceAll("\\s*\\[[^\\]]*]$", ""))
                .toList();
    }

    private static List<Proved> proved(CaseText text, Graph with) {
        CaseOrder before = order(text, text.graph());
        CaseOrder after = order(text, with);
        Optional<List<Node>> known = ordered(before, text.caseIri());
        if (known.isEmpty()) {
            return List.of();
        }
        List<Node> nodes = after.ordered(text.caseIri());
        PairwiseOrder then = after.among(text.caseIri(), nodes);
        Labels labels = new Labels(text.graph());
        List<Proved> proved = new ArrayList<>();
        for (int one = 0; one < nodes.size(); one++) {
            for (int other = 0; other < nodes.size() && proved.size() < MOST; other++) {
                if (one == other) {
                    continue;
                }
                Optional<Node> property = then.certainlyPrecedes(one, other)
                        ? Optional.of(CG.certainlyPrecedes)
                        : then.probablyPrecedes(one, other) ? Optional.of(CG.probablyPrecedes) : Optional.empty();
                Node first = nodes.get(one);
                Node second = nodes.get(other);
                property.filter(order -> !holds(before, text.caseIri(), Triple.create(first, order, second)))
                        .ifPresent(order -> proved.add(new Proved(
                                labels.of(first)
                                        + (order.equals(CG.certainlyPrecedes) ? " certainly" : " probably")
                                        + " comes before " + labels.of(second),
                                after
                                        .timeline(text.caseIri())
                                        .proof(first, second, order)
                                        .map(Proof::steps)
                                        .orElse(List.of())
                                        .stream()
                                        .map(Step::words)
                                        .toList())));
            }
        }
        return proved;
    }

    private static CaseOrder order(CaseText text, Graph graph) {
        return new CaseOrder(text.caseIri()::equals, name -> graph, () -> CLASSES, Map.of());
    }

    /** None where the case contradicts itself already. */
    private static Optional<List<Node>> ordered(CaseOrder order, Node caseIri) {
        try {
            return Optional.of(order.ordered(caseIri));
        } catch (Problem contradiction) {
            return Optional.empty();
        }
    }

    private static boolean holds(CaseOrder order, Node caseIri, Triple triple) {
        return order.timeline(caseIri).isOccurrence(triple.getSubject())
                && order.timeline(caseIri).isOccurrence(triple.getObject())
                && order.holds(caseIri, triple);
    }
}
