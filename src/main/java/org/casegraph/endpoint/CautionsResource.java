package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.query.caution.Caution;

/**
 * How the answer of a query could mislead: at {@code /api/cautions?query=…} as JSON, and in a header of every answer of
 * {@code /sparql}.
 */
record CautionsResource(QueryService service) implements HttpResource {
    static final String PATH = "/api/cautions";
    static final String HEADER = "Query-Cautions";

    private static final int MOST_IN_HEADER = 4_000;

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(Set.of("query"));
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        String text = request.getParameter("query");
        if (text == null || text.isBlank()) {
            throw RequestProblem.of(400, "Bad argument", "Give a query: " + PATH + "?query=…");
        }
        JsonArray cautions = new JsonArray();
        service.cautions(service.parse(text).query()).forEach(caution -> {
            JsonObject json = new JsonObject();
            json.put("id", caution.id());
            json.put("words", caution.words());
            cautions.add(json);
        });
        JsonObject json = new JsonObject();
        json.put("cautions", cautions);
        return Representation.of("application/json", json + "\n");
    }

    /** One after the other with a bar between them, in the characters that a header can hold. */
    static String header(List<Caution> cautions) {
        String words = cautions.stream()
                .map(Caution::words)
                .collect(Collectors.joining(" | "))
                .replaceAll("[^\\x20-\\x7e]", "?");
        return words.length() > MOST_IN_HEADER ? words.substring(0, MOST_IN_HEADER) : words;
    }
}
