package org.casegraph.face;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.endpoint.LinkedGraph;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.ListPage;
import org.casegraph.face.html.OntologyTerms;
import org.casegraph.face.html.Page;
import org.casegraph.graph.Addresses;
import org.casegraph.graph.CaseIris;
import org.casegraph.inference.Rules;
import org.casegraph.problem.NearestNames;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/**
 * What stands behind every other path, and the page on which a person is told of a problem: what was asked for, what is
 * wrong, what may have been meant, and where to look. A program is told in problem details.
 */
record ProblemPage(Store store, QuestionLibrary questions) implements HttpResource {
    private static final List<String> PATHS = List.of(
            "api-docs", "case", "compare", "dataset", "knowledge", "ontology", "query", "questions", "rule", "terms");
    private static final int NOT_FOUND = 404;
    private static final int BUSY = 503;
    private static final int MOST_SHOWN = 200;

    @Override
    public Set<String> methods() {
        return Set.of();
    }

    @Override
    public boolean takesPageSlot() {
        return false;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        throw LinkedGraph.wants(request, "text/html", "html")
                ? RequestProblem.of(
                        NOT_FOUND,
                        "Not found",
                        "Nothing is at " + PublicAddress.of(request).path(request.getRequestURI()) + ".")
                : RequestProblem.nothingAt(request);
    }

    @Override
    public Representation problem(RequestProblem problem, HttpServletRequest request) {
        return LinkedGraph.wants(request, "text/html", "html")
                ? page(problem, request)
                : HttpResource.super.problem(problem, request);
    }

    private Representation page(RequestProblem problem, HttpServletRequest request) {
        List<Html> parts = new ArrayList<>();
        parts.add(Html.element("h1").of(problem.title()));
        parts.add(Html.element("div")
                .with("class", "problem")
                .with("role", "alert")
                .of(Html.element("p").of(problem.getMessage())));
        if (problem.status() == NOT_FOUND) {
            parts.add(meant(request));
        }
        if (problem.status() == BUSY && request.getMethod().equals("GET")) {
            parts.add(Html.element("p").of(Html.link(asked(request), "Ask again")));
        }
        parts.add(lists());
        return Page.of(problem.title(), parts.toArray(Html[]::new))
                .withStatus(problem.status())
                .withHeaders(problem.headers());
    }

    private static String asked(HttpServletRequest request) {
        return request.getQueryString() == null
                ? request.getRequestURI()
                : request.getRequestURI() + "?" + request.getQueryString();
    }

    /** What was asked for, and the nearest that there is. */
    private Html meant(HttpServletRequest request) {
        String asked = shortened(PublicAddress.of(request).path(asked(request)));
        List<Html> near = nearest(List.of(request.getRequestURI().substring(1).split("/")));
        return Html.all(
                Html.element("p")
                        .of(Html.text("Asked for: "), Html.element("code").of(asked)),
                near.isEmpty()
                        ? Html.EMPTY
                        : Html.element("p")
                                .with("class", "nearest")
                                .of(Html.text("Nearest: "), Html.separated(", ", near)));
    }

    private static String shortened(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }

    /** @param steps of the path, encoded */
    private List<Html> nearest(List<String> steps) {
        int last = steps.size() - 1;
        if (steps.get(0).equals("api")) {
            return last < 2 ? List.of() : links(steps.get(2), ids(), id -> "/questions/" + Addresses.encode(id));
        }
        if (last == 0) {
            return Stream.concat(
                            links(steps.get(0), PATHS, path -> "/" + path).stream(),
                            links(steps.get(0), cases(), ProblemPage::ofCase).stream())
                    .toList();
        }
        return switch (steps.get(0)) {
            case "case" -> links(steps.get(1), cases(), ProblemPage::ofCase);
            case "questions" -> links(steps.get(1), ids(), id -> "/questions/" + Addresses.encode(id));
            case "ontology" ->
                links(steps.get(1), terms(), name -> Addresses.of(CG.named(name).getURI()));
            case "rule" -> links(steps.get(1), rules(), id -> Addresses.of(CG.RULE_BASE + id));
            default -> List.of();
        };
    }

    private static String ofCase(String id) {
        return Addresses.of(CG.CASE_BASE + id);
    }

    private static List<Html> links(String step, Collection<String> known, Function<String, String> address) {
        return NearestNames.alike(decoded(step), known).stream()
                .map(name -> Html.link(address.apply(name), name))
                .toList();
    }

    private static String decoded(String step) {
        try {
            return URLDecoder.decode(step, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return step;
        }
    }

    private List<String> cases() {
        return store.cases().stream().map(found -> CaseIris.id(found)).toList();
    }

    private List<String> ids() {
        return questions.questions().stream().map(question -> question.id()).toList();
    }

    private List<String> terms() {
        OntologyTerms terms = new OntologyTerms(store);
        return Stream.of(OntologyTerms.Kind.values())
                .flatMap(kind -> OntologyTerms.in(terms.graph(), kind).stream())
                .map(CG::name)
                .toList();
    }

    private List<String> rules() {
        return store.dataset()
                .getGraph(Rules.GRAPH)
                .find(Node.ANY, RDF.type.asNode(), CG.Rule)
                .mapWith(Triple::getSubject)
                .mapWith(rule -> rule.getURI().substring(CG.RULE_BASE.length()))
                .toList();
    }

    private static Html lists() {
        return Html.element("section")
                .with("class", "elsewhere")
                .with("aria-label", "Where to look")
                .of(
                        ListPage.all("/case").search("cases"),
                        ListPage.all("/terms").search("terms"),
                        Html.element("p")
                                .of(Html.separated(
                                        " · ",
                                        List.of(
                                                Html.link("/", "Start"),
                                                Html.link("/questions", "Questions"),
                                                Html.link("/case", "Cases"),
                                                Html.link("/terms", "Terms"),
                                                Html.link("/query", "SPARQL")))));
    }
}
