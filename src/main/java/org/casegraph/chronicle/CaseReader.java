package org.casegraph.chronicle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.store.Store;
import org.casegraph.timeline.CaseOrder;
import org.casegraph.timeline.PairwiseOrder;
import org.casegraph.vocabulary.CG;

/** Reads the events of one case: what is stated and has a place in time, without bare days and that from which ages count. */
final class CaseReader {
    private static final Node GENERATED_BY = NodeFactory.createURI("http://www.w3.org/ns/prov#wasGeneratedBy");

    private static final Set<Node> GENERAL = Set.of(CG.Finding, CG.AbsentFinding, CG.Measurement, CG.Occurrence);

    /** Ages count from these, and bounds of other events are given by them. */
    private static final Set<Node> NO_EVENTS = Set.of(CG.Birth, CG.Gestation, CG.CalendarDay);

    private final Node caseIri;
    private final CaseOrder order;
    private final Graph union;
    private final Graph stated;
    private final Graph inferred;

    CaseReader(Store store, Node caseIri) {
        DatasetGraph dataset = store.dataset();
        this.caseIri = caseIri;
        this.order = store.order();
        this.union = dataset.getDefaultGraph();
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
        List<Node> nodes = new ArrayList<>();
        for (Graph graph : List.of(stated, inferred)) {
            graph.find(Node.ANY, RDF.type.asNode(), CG.Occurrence)
                    .forEachRemaining(triple -> nodes.add(triple.getSubject()));
        }
        return nodes.stream()
                .distinct()
                .filter(node -> node.isURI() && NO_EVENTS.stream().noneMatch(type -> is(node, type)))
                .filter(node -> !union.contains(node, GENERATED_BY, Node.ANY))
                .sorted(Comparator.comparing(this::place).thenComparing(node -> node.getURI()))
                .map(this::event)
                .toList();
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
        return stated.find(Node.ANY, RDF.type.asNode(), type)
                .mapWith(Triple::getSubject)
                .toList();
    }

    boolean is(Node node, Node type) {
        return stated.contains(node, RDF.type.asNode(), type) || inferred.contains(node, RDF.type.asNode(), type);
    }

    String label(Node node) {
        return literal(node, RDFS.label.asNode()).orElseGet(() -> {
            String text = node.toString();
            return text.substring(Math.max(text.lastIndexOf('#'), text.lastIndexOf('/')) + 1);
        });
    }

    Optional<Node> object(Node node, Node property) {
        return union.find(node, property, Node.ANY).mapWith(Triple::getObject).nextOptional();
    }

    Optional<String> literal(Node node, Node property) {
        return union
                .find(node, property, Node.ANY)
                .mapWith(Triple::getObject)
                .filterKeep(Node::isLiteral)
                .toList()
                .stream()
                .min(Comparator.comparing(
                                (Node text) -> !text.getLiteralLanguage().startsWith("en"))
                        .thenComparing(Node::getLiteralLexicalForm))
                .map(Node::getLiteralLexicalForm);
    }

    private CaseEvent event(Node node) {
        boolean inTest = stated.find(node, CG.observedIn, Node.ANY)
                .mapWith(Triple::getObject)
                .filterKeep(event -> is(event, NodeFactory.createURI(CG.NS + "Test")))
                .hasNext();
        return new CaseEvent(
                node,
                label(node),
                Lane.of(type -> is(node, type), inTest),
                is(node, CG.Finding),
                is(node, CG.AbsentFinding),
                kinds(node),
                object(node, CG.voice).map(this::label).orElse(""),
                object(node, CG.statedIn).map(this::quote));
    }

    /** The stated classes without the most general ones, what a measurement measures and what an absence is of. */
    private List<String> kinds(Node node) {
        List<String> kinds = new ArrayList<>();
        objects(node, RDF.type.asNode())
                .filter(type -> !GENERAL.contains(type))
                .forEach(type -> kinds.add(label(type)));
        objects(node, CG.measures).forEach(quantity -> kinds.add(label(quantity)));
        objects(node, CG.absenceOf).forEach(absent -> kinds.add("absence of " + label(absent)));
        return kinds.stream().sorted().toList();
    }

    private Stream<Node> objects(Node node, Node property) {
        return stated
                .find(node, property, Node.ANY)
                .mapWith(Triple::getObject)
                .filterKeep(Node::isURI)
                .toList()
                .stream();
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
