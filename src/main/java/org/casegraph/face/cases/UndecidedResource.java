package org.casegraph.face.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.problem.Problem;
import org.casegraph.query.NameResolver;
import org.casegraph.search.Kind;
import org.casegraph.store.Store;
import org.casegraph.undecided.Undecided;
import org.casegraph.undecided.UndecidedFormat;

/** What to ask the author of a case, as JSON, CSV or text. */
public record UndecidedResource(Store store) implements HttpResource {
    public static final String PATH = "/api/undecided";

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(Set.of("case", "top", "format"));
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        String name = Optional.ofNullable(request.getParameter("case"))
                .filter(given -> !given.isBlank())
                .orElseThrow(() -> bad("Give a case: " + PATH + "?case=ID"));
        int top = top(Optional.ofNullable(request.getParameter("top")).orElse(""));
        String as = Optional.ofNullable(request.getParameter("format")).orElse("json");
        UndecidedFormat format = UndecidedFormat.named(as)
                .orElseThrow(() -> bad("There is no such format: " + as + ". Give json, csv or text"));
        try {
            Node caseIri = new NameResolver(store.dataset().getDefaultGraph()).find(name, Kind.CASE);
            return Representation.of(format.mediaType(), format.of(undecided(caseIri, top)));
        } catch (Problem e) {
            throw RequestProblem.of(404, "No such case", e.getMessage(), e);
        }
    }

    private Undecided undecided(Node caseIri, int top) {
        return Undecided.of(store.order().timeline(caseIri), store.dataset().getGraph(caseIri), top);
    }

    private static int top(String given) {
        if (given.isEmpty()) {
            return Undecided.USUAL_QUESTIONS;
        }
        if (!given.matches("[1-" + Undecided.MOST_QUESTIONS + "]")) {
            throw bad("Give top as a number from 1 to " + Undecided.MOST_QUESTIONS);
        }
        return Integer.parseInt(given);
    }

    private static RequestProblem bad(String what) {
        return RequestProblem.of(400, "Bad argument", what);
    }
}
