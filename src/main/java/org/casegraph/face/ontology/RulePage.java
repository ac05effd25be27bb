package org.casegraph.face.ontology;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.endpoint.ContentNegotiation;
import org.casegraph.endpoint.LinkedGraph;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.face.html.Description;
import org.casegraph.face.html.GraphDownloads;
import org.casegraph.face.html.GraphExcerpt;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Page;
import org.casegraph.face.html.RequestPath;
import org.casegraph.face.question.AnswerView;
import org.casegraph.graph.Addresses;
import org.casegraph.inference.Rules;
import org.casegraph.problem.NearestNames;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;
import org.casegraph.vocabulary.PROV;

/** {@code /rule/{id}}: why a rule holds, where it comes from, its query, and what it made; {@code /rule}: all rules. */
public final class RulePage implements HttpResource {
    private final Store store;

    public RulePage(Store store) {
        this.store = store;
    }

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(ContentNegotiation.parametersAnd());
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        String id = RequestPath.below(request);
        NodeLinks links = new NodeLinks(store);
        if (id.isEmpty()) {
            return LinkedGraph.ofNamed(
                    request,
                    store.dataset(),
                    Rules.GRAPH,
                    () -> list(links),
                    () -> GraphExcerpt.named(store, Rules.GRAPH));
        }
        Node rule = NodeFactory.createURI(CG.RULE_BASE + id);
        // What the timeline derives names its solver as the rule, which has no file.
        if (!links.graph().contains(rule, Node.ANY, Node.ANY)) {
            List<String> known = rules().stream()
                    .map(found -> found.getURI().substring(CG.RULE_BASE.length()))
                    .toList();
            throw RequestProblem.of(
                    404,
                    "Unknown rule",
                    "There is no rule " + id + ". " + NearestNames.told(id, known, "/rule lists all") + ".");
        }
        return LinkedGraph.of(
                request, store.dataset(), rule, () -> page(rule, links), () -> GraphExcerpt.about(store, rule));
    }

    private Graph graph() {
        return store.dataset().getGraph(Rules.GRAPH);
    }

    private List<Node> rules() {
        return G.nodesOfTypeAsList(graph(), CG.Rule);
    }

    private Representation list(NodeLinks links) {
        List<Html> rules = links.sorted(rules()).stream()
                .map(rule -> Html.element("li").of(links.of(rule)))
                .toList();
        return Page.of(
                "Rules",
                Html.element("h1").of("Rules"),
                Html.element("p")
                        .of("Each derives statements from those of a case, and each statement names its rule."),
                Html.element("ul").of(rules));
    }

    private Representation page(Node rule, NodeLinks links) {
        List<Node> made = links.sorted(links.graph()
                .find(Node.ANY, PROV.wasGeneratedBy, rule)
                .mapWith(Triple::getSubject)
                .filterKeep(Node::isURI)
                .toList());
        return Page.of(
                links.label(rule),
                Html.element("p").with("class", "path").of(Html.link("/rule", "Rules")),
                Html.element("h1").of(links.label(rule)),
                new Description()
                        .add("Why", links.all(links.objects(rule, RDFS.comment.asNode())))
                        .add(
                                "Source",
                                links.objects(rule, DCTerms.source.asNode()).stream()
                                        .map(links::outside)
                                        .toList())
                        .add("Made here", links.all(made))
                        .add("IRI", Html.element("code").of(rule.getURI()))
                        .html(),
                Html.all(links.objects(rule, Rules.TEXT).stream()
                        .map(text -> Html.all(
                                Html.element("h2").of("Query"), AnswerView.listing(text.getLiteralLexicalForm())))
                        .toList()),
                GraphDownloads.of(Addresses.of(rule.getURI()), Map.of()));
    }
}
