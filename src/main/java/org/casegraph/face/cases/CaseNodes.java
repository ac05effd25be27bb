package org.casegraph.face.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.OntologyTerms;
import org.casegraph.graph.Values;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/** The nodes of one case, in the order in which the report tells of them. */
public final class CaseNodes {
    /** They say what a table says by its heading. */
    private static final Set<Node> GENERAL =
            Set.of(CG.Finding, CG.AbsentFinding, CG.Measurement, CG.Observation, CG.Occurrence, CG.Event);

    private final Graph stated;
    private final Graph all;
    private final NodeLinks links;
    private final Node caseIri;
    private final List<Node> inOrder;

    CaseNodes(Store store, NodeLinks links, Node caseIri) {
        this.stated = store.dataset().getGraph(caseIri);
        this.all = store.dataset().getDefaultGraph();
        this.links = links;
        this.caseIri = caseIri;
        this.inOrder = all(stated);
    }

    Graph all() {
        return all;
    }

    NodeLinks links() {
        return links;
    }

    /** Every named node that the case states something of, itself left out. */
    List<Node> all(Graph graph) {
        return graph.find().mapWith(Triple::getSubject).toList().stream()
                .distinct()
                .filter(node -> node.isURI() && node.getURI().startsWith(caseIri.getURI() + "#"))
                .sorted(byPlace())
                .toList();
    }

    List<Node> stated() {
        return inOrder;
    }

    boolean is(Node node, Node type) {
        return all.contains(node, RDF.type.asNode(), type);
    }

    List<Node> objects(Node node, Node property) {
        return links.objects(node, property);
    }

    /** In our terms where there is one: what matches it in another vocabulary would only repeat it. */
    Html values(Node node, Node property) {
        return links.all(withoutMatches(objects(node, property)));
    }

    private List<Node> withoutMatches(List<Node> values) {
        return values.stream()
                .filter(value -> values.stream().noneMatch(other -> OntologyTerms.isMatched(all, other, value)))
                .toList();
    }

    Html label(Node node) {
        return Html.element("b").of(links.label(node));
    }

    /** The types that the case itself states, or those that were derived, without the general ones and what lies above. */
    Html kinds(Node node) {
        List<Node> types = types(stated, node).toList();
        return links.all(links.sorted(
                types.isEmpty()
                        ? closest(types(all, node).filterKeep(CG::isTerm).toList())
                        : types));
    }

    private static ExtendedIterator<Node> types(Graph graph, Node node) {
        return graph.find(node, RDF.type.asNode(), Node.ANY)
                .mapWith(Triple::getObject)
                .filterKeep(type -> type.isURI() && !GENERAL.contains(type));
    }

    /** Each type has all that lie above it beside it, so the next one above is enough to look at. */
    private List<Node> closest(List<Node> types) {
        return types.stream()
                .filter(type -> types.stream().noneMatch(other -> all.contains(other, RDFS.subClassOf.asNode(), type)))
                .toList();
    }

    Html passages(Node node) {
        List<Html> quotes = new ArrayList<>();
        for (Node property : List.of(CG.statedIn, CG.alsoStatedIn)) {
            for (Node passage : objects(node, property)) {
                Html quote = links.quoted(passage);
                quotes.add(
                        property.equals(CG.statedIn)
                                ? Html.element("div").of(quote)
                                : Html.element("div").with("class", "also").of(quote));
            }
        }
        return Html.all(quotes);
    }

    private Comparator<Node> byPlace() {
        return Comparator.comparingInt((Node node) -> place(node).orElse(Integer.MAX_VALUE))
                .thenComparing(node -> node.getURI());
    }

    private Optional<Integer> place(Node node) {
        Node passage = Values.object(all, node, CG.statedIn).orElse(node);
        return Values.object(all, passage, CG.start).map(start -> Integer.parseInt(start.getLiteralLexicalForm()));
    }
}
