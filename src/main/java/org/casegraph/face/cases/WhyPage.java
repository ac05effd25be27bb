package org.casegraph.face.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.explanation.Explanation;
import org.casegraph.explanation.ExplanationLine;
import org.casegraph.explanation.ExplanationLine.Part;
import org.casegraph.explanation.OrderProof;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Page;
import org.casegraph.graph.Addresses;
import org.casegraph.problem.Problem;
import org.casegraph.query.NameResolver;
import org.casegraph.store.Store;
import org.casegraph.timeline.Step;

/** Why a node ({@code iri}) or a triple ({@code subject}, {@code property}, {@code object}) is in the graph. */
public final class WhyPage implements HttpResource {
    private final Store store;

    public WhyPage(Store store) {
        this.store = store;
    }

    static String address(Triple triple) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("subject", triple.getSubject().getURI());
        parameters.put("property", triple.getPredicate().getURI());
        parameters.put("object", triple.getObject().getURI());
        return Addresses.with("/why", parameters);
    }

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(Set.of("iri", "subject", "property", "object"));
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        NodeLinks links = new NodeLinks(store);
        NameResolver names = new NameResolver(links.graph());
        try {
            Optional<Node> node = node(request, "iri", names);
            return node.isPresent() ? ofNode(node.get(), links) : ofTriple(triple(request, names), links);
        } catch (Problem e) {
            throw RequestProblem.of(404, "Nothing to explain", e.getMessage(), e);
        }
    }

    private Representation ofNode(Node node, NodeLinks links) {
        List<Html> parts = new ArrayList<>();
        parts.add(Html.element("h1").of(Html.text("Why: "), links.of(node)));
        parts.add(list(Explanation.of(node, links.graph()).grounds(), links));
        OrderProof.ofBounds(node, store.order(), links.graph()).forEach(proof -> parts.add(proof(proof, links)));
        return Page.of("Why " + links.label(node), parts.toArray(Html[]::new));
    }

    private Representation ofTriple(Triple triple, NodeLinks links) {
        Html claim = Html.separated(
                " ",
                List.of(links.of(triple.getSubject()), links.of(triple.getPredicate()), links.of(triple.getObject())));
        Html because = OrderProof.canProve(triple.getPredicate())
                ? proof(OrderProof.of(triple, store.order(), links.graph()), links)
                : list(Explanation.of(triple, store.dataset()).grounds(), links);
        return Page.of("Why", Html.element("h1").of(Html.text("Why: "), claim), because);
    }

    private static Triple triple(HttpServletRequest request, NameResolver names) {
        List<Node> parts = new ArrayList<>();
        for (String name : List.of("subject", "property", "object")) {
            parts.add(node(request, name, names)
                    .orElseThrow(() -> RequestProblem.of(
                            400,
                            "Bad argument",
                            "Give iri, or subject, property and object. There is no " + name + ".")));
        }
        return Triple.create(parts.get(0), parts.get(1), parts.get(2));
    }

    private static Optional<Node> node(HttpServletRequest request, String parameter, NameResolver names) {
        return Optional.ofNullable(request.getParameter(parameter))
                .filter(text -> !text.isBlank())
                .map(names::find);
    }

    /** A chain of constraints, each with the passage that states it. */
    private static Html proof(OrderProof proof, NodeLinks links) {
        return Html.element("section")
                .of(
                        Html.element("h2").of(proof.claim()),
                        Html.element("p").of("because"),
                        Html.element("ol")
                                .with("class", "proof")
                                .of(proof.proof().steps().stream()
                                        .map(step -> Html.element("li").of(step(step, links)))
                                        .toList()));
    }

    private static Html step(Step step, NodeLinks links) {
        Html passage = step.passage()
                .map(node -> Html.all(Html.text(" "), links.passage(node, Html.text("passage"))))
                .orElse(Html.EMPTY);
        return Html.all(Html.text(step.words()), passage);
    }

    /** Each item with those that support it as a list below. */
    private static Html list(List<ExplanationLine> grounds, NodeLinks links) {
        List<Html> items = new ArrayList<>();
        int at = 0;
        while (at < grounds.size()) {
            int end = at + 1;
            while (end < grounds.size()
                    && grounds.get(end).depth() > grounds.get(at).depth()) {
                end++;
            }
            Html below = end > at + 1 ? list(grounds.subList(at + 1, end), links) : Html.EMPTY;
            items.add(Html.element("li").of(item(grounds.get(at), links), below));
            at = end;
        }
        return Html.element("ul").with("class", "why").of(items);
    }

    private static Html item(ExplanationLine ground, NodeLinks links) {
        Html words =
                Html.all(ground.parts().stream().map(part -> part(part, links)).toList());
        return ground.passage()
                .map(passage -> Html.all(words, Html.text(" "), links.passage(passage, Html.text("passage"))))
                .orElse(words);
    }

    private static Html part(Part part, NodeLinks links) {
        return part.node().map(links::name).orElse(Html.text(part.words()));
    }
}
