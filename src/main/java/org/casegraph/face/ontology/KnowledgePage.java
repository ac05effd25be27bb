package org.casegraph.face.ontology;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.endpoint.ContentNegotiation;
import org.casegraph.endpoint.LinkedGraph;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.face.cases.MeasuredValue;
import org.casegraph.face.cases.NodeDetails;
import org.casegraph.face.html.GraphDownloads;
import org.casegraph.face.html.GraphExcerpt;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Page;
import org.casegraph.face.html.RequestPath;
import org.casegraph.face.html.Table;
import org.casegraph.graph.CaseIris;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/**
 * {@code /knowledge}: what sources say of diseases in general, each statement under its own fragment; below the same path
 * each module of it.
 */
public final class KnowledgePage implements HttpResource {
    private static final Set<Node> SHOWN = Stream.concat(
                    Stream.of(CG.subjectDisease, CG.statedInSource, CG.claim), MeasuredValue.PROPERTIES.stream())
            .collect(Collectors.toUnmodifiableSet());

    private final Store store;

    public KnowledgePage(Store store) {
        this.store = store;
    }

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(ContentNegotiation.parametersAnd());
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        String below = RequestPath.below(request);
        if (below.isEmpty()) {
            return LinkedGraph.ofNamed(
                    request,
                    store.dataset(),
                    Store.KNOWLEDGE,
                    this::page,
                    () -> GraphExcerpt.named(store, Store.KNOWLEDGE));
        }
        Node module = NodeFactory.createURI(Store.KNOWLEDGE.getURI() + "/" + below);
        Graph graph = Optional.ofNullable(store.modules().get(module))
                .orElseThrow(() -> RequestProblem.of(
                        404, "Unknown module", "No module of the knowledge is called " + below + "."));
        return LinkedGraph.of(
                request, store.dataset(), module, () -> Representation.seeOther("/knowledge"), () -> graph);
    }

    private Representation page() {
        NodeLinks links = new NodeLinks(store);
        Graph knowledge = store.dataset().getGraph(Store.KNOWLEDGE);
        Table table = new Table("Statements", "Of", "Statement", "Value", "Details", "Where it is said", "Why");
        links.sorted(knowledge
                        .find(Node.ANY, RDF.type.asNode(), CG.DiseaseStatement)
                        .mapWith(Triple::getSubject)
                        .filterKeep(Node::isURI)
                        .toList())
                .forEach(statement -> table.rowOf(
                        CaseIris.fragment(statement),
                        links.all(links.objects(statement, CG.subjectDisease)),
                        Html.all(
                                Html.element("b").of(links.label(statement)),
                                Html.element("div").of(links.all(links.objects(statement, CG.claim)))),
                        Html.text(new MeasuredValue(knowledge, statement).value()),
                        new NodeDetails(knowledge, links, statement, SHOWN).html(),
                        said(statement, links),
                        NodeLinks.why(statement)));
        return Page.of(
                "Knowledge of the disease",
                Html.element("h1").of("Knowledge of the disease"),
                Html.element("p").of("What sources say of diseases in general. None of it is said of a patient."),
                GraphDownloads.of("/knowledge", Map.of()),
                table.isEmpty() ? Html.element("p").of("Nothing is loaded.") : table.html());
    }

    private static Html said(Node statement, NodeLinks links) {
        List<Html> passages = links.objects(statement, CG.statedIn).stream()
                .map(passage -> Html.element("div")
                        .of(links.inCase(passage).isPresent() ? links.quoted(passage) : links.of(passage)))
                .toList();
        List<Html> sources = links.objects(statement, CG.statedInSource).stream()
                .map(source -> Html.element("div").of(links.outside(source)))
                .toList();
        return Html.all(Html.all(passages), Html.all(sources));
    }
}
