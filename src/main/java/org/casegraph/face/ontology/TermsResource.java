package org.casegraph.face.ontology;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.face.html.SearchDeadline;
import org.casegraph.graph.ShortNames;
import org.casegraph.graph.TermIds;
import org.casegraph.problem.Problem;
import org.casegraph.query.NameResolver;
import org.casegraph.query.TermIndex;
import org.casegraph.search.Kind;
import org.casegraph.vocabulary.CG;

/** {@code /api/terms?q=…&kind=…&limit=…}: the terms and cases that a person may mean who has typed so far, cases by what they state, too. */
public record TermsResource(Supplier<TermIndex> index, Graph graph, SearchDeadline deadline) implements HttpResource {
    private static final int FEW = 12;
    private static final int MOST = 100;

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(Set.of("q", "kind", "limit"));
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        String text = request.getParameter("q") == null ? "" : request.getParameter("q");
        Set<Kind> kinds = kinds(request);
        int limit = limit(request);
        TermIndex.Found found = index.get().search(text, kinds, limit, deadline.watch());
        JsonArray terms = new JsonArray();
        found.matches().forEach(match -> terms.add(json(match)));
        Optional<TermIndex.Match> mentioned = found.total() == 0 ? mentioned(text, request) : Optional.empty();
        mentioned.ifPresent(match -> terms.add(json(match)));
        JsonObject json = new JsonObject();
        json.put("terms", terms);
        if (found.isCorrected()) {
            json.put("corrected", true);
        }
        json.put("total", found.total() + (mentioned.isPresent() ? 1 : 0));
        return Representation.of("application/json", json + "\n");
    }

    /** A term of a vocabulary that is not loaded, which the data name all the same. */
    private Optional<TermIndex.Match> mentioned(String text, HttpServletRequest request) {
        if (TermIds.iris(text.strip()).isEmpty() || !kinds(request).contains(Kind.CLASS)) {
            return Optional.empty();
        }
        try {
            Node node = new NameResolver(graph).find(text.strip(), Kind.CLASS);
            String id = ShortNames.asInReports(node);
            return Optional.of(new TermIndex.Match(
                    new TermIndex.Term(node, Kind.CLASS, ShortNames.ofProject().written(node), id), id));
        } catch (Problem e) {
            // Nothing here is called so: that is the answer.
            return Optional.empty();
        }
    }

    private static JsonObject json(TermIndex.Match match) {
        TermIndex.Term term = match.term();
        JsonObject json = new JsonObject();
        json.put("iri", term.node().getURI());
        json.put("name", term.name());
        json.put("label", term.label());
        json.put("by", match.by());
        json.put("kind", term.kind().name().toLowerCase(Locale.ROOT));
        if (term.kind() != Kind.CASE && !CG.isTerm(term.node())) {
            json.put("vocabulary", Vocabularies.of(term.node()));
        }
        return json;
    }

    private static Set<Kind> kinds(HttpServletRequest request) {
        String[] wanted = request.getParameterValues("kind");
        if (wanted == null) {
            return TermIndex.KINDS;
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String name : wanted) {
            kinds.add(TermIndex.KINDS.stream()
                    .filter(kind -> kind.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> RequestProblem.of(
                            400, "Bad argument", "kind is case, class, property or individual, and may be repeated.")));
        }
        return kinds;
    }

    private static int limit(HttpServletRequest request) {
        String limit = request.getParameter("limit");
        if (limit == null) {
            return FEW;
        }
        if (!limit.matches("\\d{1,4}") || Integer.parseInt(limit) > MOST) {
            throw RequestProblem.of(400, "Bad argument", "limit is a number up to " + MOST + ".");
        }
        return Integer.parseInt(limit);
    }
}
