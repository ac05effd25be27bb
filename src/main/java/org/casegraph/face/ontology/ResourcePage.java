package org.casegraph.face.ontology;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.endpoint.ContentNegotiation;
import org.casegraph.endpoint.LinkedGraph;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.face.collection.ThingInCases;
import org.casegraph.face.html.Description;
import org.casegraph.face.html.GraphDownloads;
import org.casegraph.face.html.GraphExcerpt;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Page;
import org.casegraph.face.html.Table;
import org.casegraph.face.schema.SchemaPage;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Values;
import org.casegraph.problem.Problem;
import org.casegraph.query.NameResolver;
import org.casegraph.search.Kind;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/** {@code /resource?iri=}: what the graph says of any IRI and with it; IRIs of ours that have a page lead there. */
public final class ResourcePage implements HttpResource {
    private static final int MOST_SHOWN = 200;
    private static final int MOST_KINDS = 12;

    private final Store store;

    public ResourcePage(Store store) {
        this.store = store;
    }

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(ContentNegotiation.parametersAnd("iri"));
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        String text = request.getParameter("iri");
        if (text == null || text.isBlank()) {
            throw RequestProblem.of(400, "Bad argument", "Give an IRI, an id or a label: /resource?iri=cg:Glossitis.");
        }
        NodeLinks links = new NodeLinks(store);
        Node node = find(text.strip(), links);
        String address = links.address(node);
        if (!address.startsWith("/resource")) {
            return Representation.seeOther(address);
        }
        return LinkedGraph.of(
                request,
                store.dataset(),
                node,
                () -> page(store, node, links, PublicAddress.of(request)),
                () -> GraphExcerpt.about(store, node));
    }

    /** Each leads to all things of its kind. */
    private static Html kinds(Node node, NodeLinks links) {
        return Html.separated(
                ", ",
                links.objects(node, RDF.type.asNode()).stream()
                        .filter(Node::isURI)
                        .limit(MOST_KINDS)
                        .map(type -> Html.link(SchemaPage.address(type), links.label(type)))
                        .toList());
    }

    private Node find(String text, NodeLinks links) {
        try {
            return new NameResolver(links.graph()).find(text, Kind.CLASS);
        } catch (Problem e) {
            throw RequestProblem.of(404, "Unknown resource", e.getMessage(), e);
        }
    }

    private static Representation page(Store store, Node node, NodeLinks links, PublicAddress here) {
        Table said = new Table("Said of it", "Property", "Value");
        links.graph().find(node, Node.ANY, Node.ANY).toList().stream()
                .sorted(by(Triple::getPredicate, links).thenComparing(by(Triple::getObject, links)))
                .limit(MOST_SHOWN)
                .forEach(triple -> said.row(links.of(triple.getPredicate()), links.of(triple.getObject())));
        List<Triple> uses = links.graph().find(Node.ANY, Node.ANY, node).toList().stream()
                .filter(triple -> triple.getSubject().isURI())
                .toList();
        Comparator<Triple> bySubject = by(Triple::getSubject, links).thenComparing(by(Triple::getPredicate, links));
        List<Triple> inCases = uses.stream()
                .filter(triple -> links.isExplained(triple.getSubject()))
                .filter(triple -> !triple.predicateMatches(CG.absentKind) || !denies(triple, links))
                .sorted(byCase().thenComparing(bySubject))
                .toList();
        Map<Node, List<Triple>> byStatement = inCases.stream()
                .collect(Collectors.groupingBy(Triple::getSubject, LinkedHashMap::new, Collectors.toList()));
        // A case stands once, with all that it says.
        Map<Optional<Node>, List<Html>> byCase = new LinkedHashMap<>();
        byStatement.forEach(
                (statement, about) -> byCase.computeIfAbsent(links.inCase(statement), name -> new ArrayList<>())
                        .add(statement(statement, about, links)));
        Table cases = new Table("In cases", "Case", "Statements");
        byCase.entrySet().stream()
                .limit(MOST_SHOWN)
                .forEach(one -> cases.row(
                        one.getKey().map(links::of).orElse(Html.EMPTY),
                        Html.element("ul").with("class", "statements").of(one.getValue())));
        Table with = new Table("Said with it", "Of", "Property");
        uses.stream()
                .filter(triple -> !links.isExplained(triple.getSubject()))
                .sorted(bySubject)
                .limit(MOST_SHOWN)
                .forEach(triple -> with.row(links.of(triple.getSubject()), links.of(triple.getPredicate())));
        return Page.of(
                links.label(node),
                new TermSchemaOrg(links, node, here).ofAny(),
                Html.element("h1").of(links.label(node)),
                new Description()
                        .add("IRI", links.outside(node))
                        .add("In the data", SchemaPage.link(links, node))
                        .add("Kind", kinds(node, links))
                        .html(),
                node.isURI() ? new ThingInCases(store, links, node).html() : Html.EMPTY,
                section("Statements of cases", cases),
                limit(byCase.size(), "cases"),
                section("All that is said of it", said),
                section("What is said with it", with),
                limit(uses.size() - inCases.size(), "uses"),
                GraphDownloads.of("/resource", Map.of("iri", node.getURI())));
    }

    private static Comparator<Triple> by(Function<Triple, Node> part, NodeLinks links) {
        return Comparator.comparing(part, links.byLabel());
    }

    /** As the cases are listed. */
    private static Comparator<Triple> byCase() {
        return Comparator.comparing(triple -> CaseIris.caseOf(triple.getSubject()), Values.BY_TEXT);
    }

    /** What is denied under its own term is denied under that, and not once more as the kind that it is. */
    private static boolean denies(Triple triple, NodeLinks links) {
        return links.graph().contains(triple.getSubject(), CG.absenceOf, triple.getObject());
    }

    private static Html statement(Node statement, List<Triple> uses, NodeLinks links) {
        List<Html> as = uses.stream().map(triple -> as(triple, links)).toList();
        return Html.element("li")
                .of(
                        links.of(statement),
                        Html.text(" "),
                        Html.element("span").with("class", "quiet").of(Html.separated(", ", as)),
                        Html.text(" "),
                        NodeLinks.why(statement));
    }

    private static Html as(Triple triple, NodeLinks links) {
        if (triple.predicateMatches(RDF.type.asNode())) {
            return Html.text("what it is");
        }
        return links.of(triple.getPredicate());
    }

    private static Html limit(int all, String what) {
        return all > MOST_SHOWN
                ? Html.element("p").of("The first " + MOST_SHOWN + " of " + all + " " + what + ".")
                : Html.EMPTY;
    }

    private static Html section(String title, Table table) {
        return table.isEmpty()
                ? Html.EMPTY
                : Html.element("section").of(Html.element("h2").of(title), table.html());
    }
}
