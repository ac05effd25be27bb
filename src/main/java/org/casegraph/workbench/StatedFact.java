package org.casegraph.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.graph.Labels;
import org.casegraph.graph.Status;
import org.casegraph.graph.Values;
import org.casegraph.source.report.ReportText;
import org.casegraph.vocabulary.CG;

/**
 * Something that a case states, as a person sees it.
 *
 * @param standing present, absent or suspected; empty for what is none of these, as an order
 * @param kinds the labels of its classes
 * @param isOrder whether it is an order or a date of others
 * @param hasPlace whether it can stand before and after others
 * @param names the nodes that an order is of
 */
public record StatedFact(
        Node node,
        String label,
        String standing,
        String kinds,
        boolean isOrder,
        boolean hasPlace,
        List<Node> names,
        List<Quoted> passages) {
    private static final Set<Node> WIDE = Set.of(CG.Finding, CG.AbsentFinding, CG.SuspectedFinding);

    public StatedFact {
        names = List.copyOf(names);
        passages = List.copyOf(passages);
    }

    /**
     * A passage and where its words are.
     *
     * @param start in code points; less than 0 where the report has no such words
     */
    public record Quoted(Node node, String quote, int start, int end) {}

    /** All of a case, in the order of its file. */
    public static List<StatedFact> of(CaseFile file) {
        CaseText text = file.now();
        KnownTerms terms = file.terms();
        return text.layout().blocks().stream()
                .flatMap(block -> block.subject().stream())
                .distinct()
                .filter(node -> text.isStatement(node) && !text.isPassage(node))
                .map(node -> of(node, text.graph(), terms, file.report()))
                .toList();
    }

    private static StatedFact of(Node node, Graph graph, KnownTerms terms, ReportText report) {
        List<Node> types = Values.objects(graph, node, RDF.type.asNode());
        boolean isOrder = types.contains(CG.TemporalConstraint) || types.contains(CG.DateConstraint);
        List<Node> shown = types.stream().filter(type -> !WIDE.contains(type)).toList();
        List<Quoted> passages = new ArrayList<>();
        Stream.of(CG.statedIn, CG.alsoStatedIn)
                .flatMap(property -> Values.objects(graph, node, property).stream())
                .forEach(passage -> quoted(passage, graph, report).ifPresent(passages::add));
        return new StatedFact(
                node,
                new Labels(graph).of(node),
                standing(types, isOrder, terms),
                String.join(
                        ", ",
                        (shown.isEmpty() ? types : shown)
                                .stream().map(terms::label).toList()),
                isOrder,
                !isOrder && types.stream().anyMatch(type -> terms.isBelow(type, Set.of(CG.Occurrence))),
                Stream.of(CG.earlier, CG.later, CG.occurrence)
                        .flatMap(property -> graph.stream(node, property, Node.ANY))
                        .map(Triple::getObject)
                        .toList(),
                passages);
    }

    private static String standing(List<Node> types, boolean isOrder, KnownTerms terms) {
        if (isOrder) {
            return "";
        }
        if (types.contains(CG.AbsentFinding)) {
            return Status.ABSENT.className();
        }
        if (types.contains(CG.SuspectedFinding) || types.contains(CG.SuspectedDiagnosis)) {
            return Status.SUSPECTED.className();
        }
        return types.contains(CG.Measurement)
                ? Status.MEASURED.className()
                : types.stream().anyMatch(type -> terms.isBelow(type, Set.of(CG.Finding)))
                        ? Status.PRESENT.className()
                        : "";
    }

    private static Optional<Quoted> quoted(Node passage, Graph graph, ReportText report) {
        return Values.text(graph, passage, CG.quote).map(quote -> Passages.places(graph, report, passage).stream()
                .findFirst()
                .map(range -> new Quoted(passage, quote, range.start(), range.end()))
                .orElseGet(() -> new Quoted(passage, quote, -1, -1)));
    }
}
