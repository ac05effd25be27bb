package org.casegraph.face.ontology;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.query.TermIndex;
import org.casegraph.vocabulary.CG;

/** {@code /api/terms?q=…&kind=…&limit=…}: the terms and cases that a person may mean who has typed so far. */
public record TermsResource(Supplier<TermIndex> index) implements HttpResource {
    private static final int FEW = 12;
    private static final int MOST = 100;

    @Override
    public Representation answer(HttpServletRequest request) {
        String text = request.getParameter("q") == null ? "" : request.getParameter("q");
        TermIndex.Found found = index.get().search(text, kinds(request), limit(request));
        JsonArray terms = new JsonArray();
        found.matches().forEach(match -> terms.add(json(match)));
        JsonObject json = new JsonObject();
        json.put("terms", terms);
        json.put("total", found.total());
        return Representation.of("application/json", json + "\n");
    }

    private static JsonObject json(TermIndex.Match match) {
        TermIndex.Term term = match.term();
        JsonObject json = new JsonObject();
        json.put("iri", term.node().getURI());
        json.put("name", term.name());
        json.put("label", term.label());
        json.put("by", match.by());
        json.put("kind", term.kind().name().toLowerCase(Locale.ROOT));
        if (term.kind() != TermIndex.Kind.CASE && !CG.isTerm(term.node())) {
            json.put("vocabulary", Vocabularies.of(term.node()));
        }
        return json;
    }

    private static Set<TermIndex.Kind> kinds(HttpServletRequest request) {
        String[] wanted = request.getParameterValues("kind");
        if (wanted == null) {
            return EnumSet.allOf(TermIndex.Kind.class);
        }
        Set<TermIndex.Kind> kinds = EnumSet.noneOf(TermIndex.Kind.class);
        for (String name : wanted) {
            kinds.add(Arrays.stream(TermIndex.Kind.values())
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
