package org.casegraph.endpoint.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JsonBuilder;
import org.casegraph.evaluation.Refusal;
import org.casegraph.problem.NearestNames;
import org.casegraph.vocabulary.CG;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request that cannot be answered, as problem details (RFC 9457). */
public final class RequestProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(RequestProblem.class);
    private static final String MEDIA_TYPE = "application/problem+json";

    private static final int RETRY_SECONDS = 2;

    private final int status;
    private final String title;
    private final String detail;
    private final long line;
    private final long column;
    private final transient Map<String, String> headers;

    private RequestProblem(
            int status,
            String title,
            String detail,
            long line,
            long column,
            Map<String, String> headers,
            @Nullable Throwable cause) {
        super(detail, cause);
        this.status = status;
        this.title = title;
        this.detail = detail;
        this.line = line;
        this.column = column;
        this.headers = Map.copyOf(headers);
    }

    /**
     * @param title the kind of problem, the same for all of its kind; its words also make the {@code type} IRI
     * @param detail what is wrong here and what to do
     */
    public static RequestProblem of(int status, String title, String detail) {
        return new RequestProblem(status, title, detail, -1, -1, Map.of(), null);
    }

    /** Of a path at which there is nothing. */
    public static RequestProblem nothingAt(HttpServletRequest request) {
        PublicAddress here = PublicAddress.of(request);
        return of(
                404,
                "Not found",
                "Nothing is at " + here.path(request.getRequestURI()) + ". Try " + here.path("/sparql") + ", "
                        + here.path("/api/queries") + " or " + here.path("/health") + ".");
    }

    /** Of a parameter that a path does not take, with those that it takes. */
    static RequestProblem unknownParameter(HttpServletRequest request, String name, Set<String> known) {
        List<String> near = NearestNames.alike(name, known);
        return of(
                400,
                "Bad argument",
                PublicAddress.of(request).path(request.getRequestURI()) + " has no parameter '" + name + "'. "
                        + (known.isEmpty()
                                ? "It has none."
                                : near.isEmpty()
                                        ? "It has " + known.stream().sorted().collect(Collectors.joining(", ")) + "."
                                        : "Nearest: " + String.join(", ", near) + "."));
    }

    /** As {@link #of(int, String, String)}, keeping the cause. */
    public static RequestProblem of(int status, String title, String detail, @Nullable Throwable cause) {
        return new RequestProblem(status, title, detail, -1, -1, Map.of(), cause);
    }

    /** As {@link #of(int, String, String)}, at a place in the query, both from 1. */
    public static RequestProblem at(int status, String title, String detail, long line, long column) {
        return new RequestProblem(status, title, detail, line, column, Map.of(), null);
    }

    /** The same, for a client that may come again after so many seconds. */
    public RequestProblem withRetryAfter(int seconds) {
        return withHeader("Retry-After", Integer.toString(seconds));
    }

    /** The same, with one more field in the head of the answer that tells of it. */
    public RequestProblem withHeader(String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return new RequestProblem(status, title, detail, line, column, all, getCause());
    }

    /** A query that was refused. */
    public static RequestProblem of(Refusal refusal) {
        int status =
                switch (refusal.remedy()) {
                    case ANOTHER_QUERY -> 400;
                    case NOT_OFFERED -> 403;
                    case SHORTER_TEXT -> 413;
                    case OTHER_SERVER -> 502;
                    case ASK_FOR_LESS, TRY_AGAIN, STOPPED -> 503;
                    case OTHER_SERVER_LATE -> 504;
                };
        RequestProblem problem = new RequestProblem(
                status,
                refusal.title(),
                refusal.getMessage(),
                refusal.line().orElse(-1),
                refusal.column().orElse(-1),
                Map.of(),
                refusal);
        return refusal.remedy() == Refusal.Remedy.TRY_AGAIN ? problem.withRetryAfter(RETRY_SECONDS) : problem;
    }

    /** A store that cannot be read any more, which the log tells in one line. */
    static RequestProblem ofStore(InternalError fault) {
        RequestProblem problem = of(Refusal.unreadable(fault));
        LOG.error("{}", problem.getMessage());
        return problem;
    }

    @Override
    public String getMessage() {
        return detail;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Line in the query, from 1, where that is known. */
    public OptionalLong line() {
        return line < 1 ? OptionalLong.empty() : OptionalLong.of(line);
    }

    /** Column in the query, from 1, where that is known. */
    public OptionalLong column() {
        return column < 1 ? OptionalLong.empty() : OptionalLong.of(column);
    }

    /** What the answer that tells of it has to say in its head. */
    public Map<String, String> headers() {
        return headers;
    }

    Representation representation() {
        JsonBuilder json = JsonBuilder.create()
                .startObject()
                .pair(
                        "type",
                        CG.BASE + "problem/" + title.toLowerCase(Locale.ROOT).replace(' ', '-'))
                .pair("title", title)
                .pair("status", status)
                .pair("detail", detail);
        line().ifPresent(at -> json.pair("line", at));
        column().ifPresent(at -> json.pair("column", at));
        return Representation.of(MEDIA_TYPE, json.finishObject().build() + "\n")
                .withStatus(status)
                .withHeaders(headers());
    }
}
