package org.casegraph.face.question;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.query.Query;
import org.casegraph.endpoint.QueryService;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.face.html.Html;
import org.casegraph.graph.Addresses;
import org.casegraph.query.empty.EmptyResult;

/**
 * The clause that empties an answer: below the answer, if it is found at once, and at {@code /api/why-nothing?query=…},
 * where the search may take as long as a query and from where a script fetches what was not.
 */
public record WhyNothing(QueryService service) implements HttpResource {
    public static final String PATH = "/api/why-nothing";
    private static final Duration ON_A_PAGE = Duration.ofMillis(150);
    private static final int UNAVAILABLE = 503;

    /** @param text of which the query was read */
    Html section(Query query, String text) {
        EmptyResult empty = search(query, text, ON_A_PAGE);
        List<Html> clauses = empty.clauses().stream().map(WhyNothing::clause).toList();
        Html.Element section = Html.element("section").with("class", "nothing");
        if (empty.isWhole()) {
            return section.of(
                    Html.element("h2").of("Why nothing?"),
                    Html.element("p").of(empty.summary()),
                    clauses.isEmpty() ? Html.EMPTY : Html.element("ul").of(clauses));
        }
        return section.with("data-module", "nothing")
                .of(
                        Html.element("h2").of("Why nothing?"),
                        Html.element("p")
                                .of(Html.link(
                                        Addresses.with(PATH, Map.of("query", text)),
                                        "Search for the clause that keeps every row away")));
    }

    private static Html clause(EmptyResult.Reason reason) {
        String place = reason.line().isPresent()
                ? " line " + reason.line().getAsInt() + ", column "
                        + reason.column().orElse(1)
                : "";
        Html.Element item = Html.element("li");
        reason.line().ifPresent(line -> item.with("data-line", Integer.toString(line)));
        reason.column().ifPresent(column -> item.with("data-column", Integer.toString(column)));
        return item.of(
                Html.code(reason.words()),
                Html.element("span").with("class", "quiet").of(place),
                Html.all(reason.hints().stream()
                        .map(hint -> Html.element("div").of(hint))
                        .toList()));
    }

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(Set.of("query", QueryService.RUN));
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        String text = request.getParameter("query");
        if (text == null || text.isBlank()) {
            throw RequestProblem.of(400, "Bad argument", "Give a query: " + PATH + "?query=…");
        }
        Query query = service.parse(text).query();
        JsonObject json = new JsonObject();
        if (hasRows(query, service.limits().deadline())) {
            json.put("summary", "The query has an answer.");
            json.put("clauses", new JsonArray());
            return Representation.of("application/json", json + "\n");
        }
        EmptyResult empty = search(query, text, service.limits().deadline());
        JsonArray clauses = new JsonArray();
        empty.clauses().forEach(reason -> clauses.add(json(reason)));
        json.put("summary", empty.summary());
        json.put("whole", empty.isWhole());
        json.put("clauses", clauses);
        return Representation.of("application/json", json + "\n");
    }

    private static JsonObject json(EmptyResult.Reason reason) {
        JsonObject json = new JsonObject();
        json.put("clause", reason.words());
        reason.line().ifPresent(line -> json.put("line", line));
        reason.column().ifPresent(column -> json.put("column", column));
        json.put("alone", reason.alone());
        JsonArray hints = new JsonArray();
        reason.hints().forEach(hints::add);
        json.put("hints", hints);
        return json;
    }

    private EmptyResult search(Query query, String text, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return EmptyResult.of(
                query,
                text,
                other -> isKnownToHaveRows(other, Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()))),
                service.dataset().getDefaultGraph(),
                time);
    }

    /** Without one of its clauses a query may say nothing that can be asked, as a function may lack what it takes. */
    private boolean isKnownToHaveRows(Query query, Duration time) {
        try {
            return hasRows(query, time);
        } catch (RequestProblem e) {
            return false;
        }
    }

    /** What takes too long is not known to have any. */
    private boolean hasRows(Query query, Duration time) {
        try {
            return service.run(query, time, execution -> {
                if (query.isSelectType()) {
                    return execution.select().hasNext();
                }
                if (query.isAskType()) {
                    return execution.ask();
                }
                return !(query.isDescribeType() ? execution.describe() : execution.construct()).isEmpty();
            });
        } catch (RequestProblem e) {
            if (e.status() != UNAVAILABLE) {
                throw e;
            }
            return false;
        }
    }
}
