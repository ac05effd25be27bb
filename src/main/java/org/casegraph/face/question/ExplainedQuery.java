package org.casegraph.face.question;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.path.PathWriter;
import org.apache.jena.sparql.util.FmtUtils;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.endpoint.QueryService;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.query.plan.QueryPlan;

/** {@code /api/plan?query=…}: how much each pattern of a query matches, and why it may be slow. The query is not asked. */
public record ExplainedQuery(QueryService service) implements HttpResource {
    public static final String PATH = "/api/plan";

    private static final Duration FOR_ALL = Duration.ofSeconds(6);
    private static final Duration FOR_ONE = Duration.ofMillis(1_500);
    private static final Pattern VARIABLE = Pattern.compile("\\?\\w+");
    private static final String A_TYPE = "<" + RDF.type.getURI() + ">";
    private static final int UNAVAILABLE = 503;

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
        QueryService timed = service.during(request);
        Query query = timed.parse(text).query();
        Counting counting = new Counting(timed, System.nanoTime() + FOR_ALL.toNanos(), new HashMap<>());
        QueryPlan plan = QueryPlan.of(query, text, counting::count);
        JsonArray steps = new JsonArray();
        plan.steps().forEach(step -> steps.add(json(step, query)));
        JsonArray reasons = new JsonArray();
        plan.reasons().forEach(reasons::add);
        JsonObject json = new JsonObject();
        json.put("steps", steps);
        json.put("reasons", reasons);
        return Representation.of("application/json", json + "\n");
    }

    /** What was counted once is not counted again. */
    private record Counting(QueryService service, long end, Map<String, OptionalLong> known) {
        OptionalLong count(Query query) {
            return known.computeIfAbsent(shape(query), text -> ask(query));
        }

        /** However its variables are called. */
        private static String shape(Query query) {
            Map<String, String> names = new HashMap<>();
            return VARIABLE.matcher(query.serialize())
                    .replaceAll(found -> names.computeIfAbsent(found.group(), name -> "?v" + names.size())
                            .replace("?", "\\?"));
        }

        private OptionalLong ask(Query query) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.isNegative() || left.isZero()) {
                return OptionalLong.empty();
            }
            try {
                return service.run(query, left.compareTo(FOR_ONE) < 0 ? left : FOR_ONE, execution -> {
                    Number number = (Number)
                            execution.select().next().get(Var.alloc("n")).getLiteralValue();
                    return OptionalLong.of(number.longValue());
                });
            } catch (RequestProblem e) {
                if (e.status() == UNAVAILABLE) {
                    return OptionalLong.empty();
                }
                throw e;
            }
        }
    }

    private static JsonObject json(QueryPlan.Step step, Query query) {
        JsonObject json = new JsonObject();
        json.put("pattern", words(step.pattern(), query));
        json.put("within", step.within());
        step.place().ifPresent(place -> {
            json.put("line", place.line());
            json.put("column", place.column());
        });
        step.matches().ifPresent(matches -> json.put("matches", matches));
        step.rows().ifPresent(rows -> json.put("rows", rows));
        return json;
    }

    /** As SPARQL, with the prefixes of the query. */
    private static String words(TriplePath pattern, Query query) {
        String property = pattern.isTriple() && pattern.getPredicate().equals(RDF.type.asNode())
                ? "a"
                : pattern.isTriple()
                        ? FmtUtils.stringForNode(pattern.getPredicate(), query.getPrefixMapping())
                        : PathWriter.asString(pattern.getPath(), query.getPrologue())
                                .replace(A_TYPE, "a");
        return FmtUtils.stringForNode(pattern.getSubject(), query.getPrefixMapping()) + " " + property + " "
                + FmtUtils.stringForNode(pattern.getObject(), query.getPrefixMapping());
    }
}
