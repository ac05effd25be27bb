package org.casegraph.chronicle;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Labels;
import org.casegraph.graph.Values;
import org.casegraph.store.Store;
import org.casegraph.timeline.CaseOrder;
import org.casegraph.timeline.PairwiseOrder;
import org.casegraph.vocabulary.CG;
import org.casegraph.vocabulary.PROV;

/** Reads the events of one case: what is stated and has a place in time, without bare days and that from which ages count. */
final class CaseReader {
    private static final Set<Node> GENERAL = Set.of(CG.Finding, CG.AbsentFinding, CG.Measurement, CG.Occurrence);

    /** Ages count from these, and bounds of other events are given by them. */
    private static final Set<Node> NO_EVENTS = Set.of(CG.Birth, CG.Gestation, CG.CalendarDay);

    private final Node caseIri;
    private final CaseOrder order;
    private final Graph union;
    private final Labels labels;
    private final Graph stated;
    private final Graph inferred;

    CaseReader(Store store, Node caseIri) {
        DatasetGraph dataset = store.dataset();
        this.caseIri = caseIri;
        this.order = store.order();
        this.union = dataset.getDefaultGraph();
        this.labels = new Labels(union);
        this.stated = dataset.getGraph(caseIri);
        this.inferred = dataset.getGraph(Store.inferredGraph(caseIri));
    }

    Graph stated() {
        return stated;
    }

    Graph inferred() {
        return inferred;
    }

    List<CaseEvent> events() {
        return told(nodes());
    }

    /** The nodes of the events, in the order in which the report tells of them. */
    List<Node> nodes() {
        Set<Node> nodes = new LinkedHashSet<>();
        for (Graph graph : List.of(stated, inferred)) {
            nodes.addAll(G.nodesOfTypeAsList(graph, CG.Occurrence));
        }
        return nodes.stream()
                .filter(node -> node.isURI() && NO_EVENTS.stream().noneMatch(type -> is(node, type)))
                .filter(node -> !union.contains(node, PROV.wasGeneratedBy, Node.ANY))
                .map(node -> Map.entry(place(node), node))
                .sorted(Map.Entry.<String, Node>comparingByKey()
                        .thenComparing(entry -> entry.getValue().getURI()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /**
     * At most so many of some nodes, in their order: before all others those that are asked for, the diagnoses, and what
     * has a place in time.
     */
    List<Node> foremost(List<Node> nodes, int most, Set<String> asked) {
        if (nodes.size() <= most) {
            return nodes;
        }
        PairwiseOrder pairs = order.among(caseIri, nodes);
        List<Set<Node>> ranks = List.of(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            boolean isFirst = asked.contains(CaseIris.fragment(node)) || is(node, CG.Diagnosis);
            ranks.get(isFirst ? 0 : pairs.isBound(i) ? 1 : 2).add(node);
        }
        Set<Node> kept = ranks.stream().flatMap(Set::stream).limit(most).collect(Collectors.toSet());
        return nodes.stream().filter(kept::contains).toList();
    }

    List<CaseEvent> told(List<Node> nodes) {
        return nodes.stream().map(this::event).toList();
    }

    /** How each of some events lies to each other, by their numbers. */
    PairwiseOrder order(List<CaseEvent> events) {
        return order.among(caseIri, events.stream().map(CaseEvent::node).toList());
    }

    Optional<LocalDate> earliest(Node node) {
        return order.earliest(caseIri, node);
    }

    Optional<LocalDate> latest(Node node) {
        return order.latest(caseIri, node);
    }

    List<Node> births() {
        return instances(CG.Birth);
    }

    List<Node> gestations() {
        return instances(CG.Gestation);
    }

    private List<Node> instances(Node type) {
        return Values.subjects(stated, RDF.type.asNode(), type);
    }

    boolean is(Node node, Node type) {
        return G.hasType(stated, node, type) || G.hasType(inferred, node, type);
    }

    String label(Node node) {
        return labels.of(node);
    }

    Optional<Node> object(Node node, Node property) {
        return Values.object(union, node, property);
    }

    Optional<String> literal(Node node, Node property) {
        return labels.text(node, property);
    }

    private CaseEvent event(Node node) {
        boolean inTest = G.listSP(stated, node, CG.observedIn).stream().anyMatch(event -> is(event, CG.Test));
        return new CaseEvent(
                node,
                label(node),
                Lane.of(type -> is(node, type), inTest),
                is(node, CG.Finding),
                is(node, CG.AbsentFinding),
                kinds(node),
                object(node, CG.voice).map(this::label).orElse(""),
                object(node, CG.statedIn).map(this::quote),
                dimension(node));
    }

    private Optional<Dimension> dimension(Node node) {
        return object(node, CG.measures).flatMap(quantity -> object(node, CG.partOf)
                .flatMap(of -> literal(node, CG.value).flatMap(value -> object(node, CG.statedIn)
                        .map(passage -> new Dimension(
                                quantity,
                                of,
                                label(of),
                                value.replaceFirst("\\.0+$", ""),
                                literal(node, CG.unit).orElse(""),
                                passage)))));
    }

    /** The stated classes without the most general ones, what a measurement measures and what an absence is of. */
    private List<EventKind> kinds(Node node) {
        return Stream.of(
                        kinds(node, RDF.type.asNode(), false).filter(kind -> !GENERAL.contains(kind.term())),
                        kinds(node, CG.measures, false),
                        kinds(node, CG.absenceOf, true))
                .flatMap(kinds -> kinds)
                .sorted(Comparator.comparing(EventKind::label).thenComparing(EventKind::name))
                .toList();
    }

    private Stream<EventKind> kinds(Node node, Node property, boolean isAbsence) {
        return Values.objects(stated, node, property).stream()
                .filter(Node::isURI)
                .map(term -> new EventKind(term, isAbsence, (isAbsence ? "absence of " : "") + label(term)));
    }

    private Quote quote(Node passage) {
        return new Quote(
                passage.toString(),
                literal(passage, CG.quote).orElse(""),
                object(passage, CG.section).map(this::label),
                literal(passage, CG.sentence));
    }

    /** In the order in which the report tells of it. */
    private String place(Node node) {
        return object(node, CG.statedIn)
                .flatMap(passage -> literal(passage, CG.start))
                .map(start -> String.format(Locale.ROOT, "%10s", start))
                .orElse("~");
    }
}
