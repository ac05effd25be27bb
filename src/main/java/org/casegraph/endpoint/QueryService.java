package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.endpoint.http.DataVersion;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.evaluation.AdmittedQuery;
import org.casegraph.evaluation.BoundedBuffer;
import org.casegraph.evaluation.GuardedQueries;
import org.casegraph.evaluation.Limits;
import org.casegraph.evaluation.Refusal;
import org.casegraph.project.SparqlVersion;
import org.casegraph.query.AnswerFormat;
import org.casegraph.query.caution.Caution;
import org.casegraph.query.caution.Cautions;

/** Answers queries over HTTP: what is refused is told with a status, and a client that has the answer gets none. */
public final class QueryService {
    private static final Duration FOR_CAUTIONS = Duration.ofSeconds(2);

    private final GuardedQueries queries;
    private final DataVersion version;
    private final Supplier<Cautions> cautions;
    private final KnownQueries known;
    private final Optional<AskedBeforehand> beforehand;

    /** By which a client names its query, to stop it. */
    public static final String RUN = StopResource.RUN;

    QueryService(
            GuardedQueries queries,
            DataVersion version,
            Supplier<Cautions> cautions,
            Optional<AskedBeforehand> beforehand) {
        this(queries, version, cautions, beforehand, new KnownQueries());
    }

    private QueryService(
            GuardedQueries queries,
            DataVersion version,
            Supplier<Cautions> cautions,
            Optional<AskedBeforehand> beforehand,
            KnownQueries known) {
        this.queries = queries;
        this.version = version;
        this.cautions = cautions;
        this.beforehand = beforehand;
        this.known = known;
    }

    /**
     * The same for one request, whose deadline runs from now on, and whose client can stop its queries at
     * {@code /api/stop} if it names them by {@code run}.
     */
    public QueryService during(HttpServletRequest request) {
        Optional<String> run = Optional.ofNullable(request.getParameter(StopResource.RUN))
                .filter(name -> StopResource.NAME.matcher(name).matches());
        return new QueryService(queries.forRequest(run), version, cautions, beforehand, known);
    }

    /** Ends a query; false if none is under way by this name. */
    boolean stop(String name) {
        return queries.stop(name);
    }

    /** The graphs that are asked. */
    public DatasetGraph dataset() {
        return queries.dataset();
    }

    /** Asks the same, for whoever tells refusals in another way than HTTP does. */
    public GuardedQueries guarded() {
        return queries;
    }

    /** What the server asks itself while nobody asks it, where it serves cases. */
    public AskedBeforehand beforehand() {
        return beforehand.orElseThrow();
    }

    /** What one request may ask for. */
    public Limits limits() {
        return queries.limits();
    }

    /** How the answer of a query could mislead, found within two seconds. */
    public List<Caution> cautions(Query query) {
        return cautions.get().of(query, dataset().getDefaultGraph(), FOR_CAUTIONS);
    }

    /** @throws RequestProblem 503 with Retry-After if too many queries are running */
    void requireRoom() {
        answered(() -> {
            queries.requireRoom();
            return true;
        });
    }

    /** Tells a refusal as the protocol does. */
    private static <T> T answered(Supplier<T> work) {
        try {
            return work.get();
        } catch (Refusal e) {
            throw RequestProblem.of(e);
        }
    }

    /**
     * Reads a query in the latest version of SPARQL.
     *
     * @throws RequestProblem 400 with line and column for a syntax error, 403 for SERVICE, 413 for too long a text
     */
    public AdmittedQuery parse(String text) {
        return answered(() -> queries.parse(text));
    }

    /** As {@link #parse(String)}, in the grammar of one version; what was read lately is not read again, nor to be changed. */
    AdmittedQuery parse(String text, SparqlVersion version) {
        return known.query(text, version, () -> answered(() -> queries.parse(text, version)));
    }

    /** As {@link #cautions(Query)}, of what {@link #parse(String, SparqlVersion)} has read. */
    List<Caution> cautions(String text, SparqlVersion version, AdmittedQuery query) {
        return known.cautions(text, version, query, () -> cautions(query.query()));
    }

    /** As {@link #parse(String)}, of a query that was put together from one of the questions. */
    AdmittedQuery admit(Query query) {
        return answered(() -> queries.admit(query));
    }

    /**
     * The answer over HTTP: 304 if the client has it already, otherwise whole. What changes without the graphs is not to be
     * stored.
     *
     * @param most rows to be written; all are counted, and the headers tell both numbers
     * @param advice the cautions of a query, which a header tells with what the answer itself shows
     */
    Representation represent(
            HttpServletRequest request,
            AdmittedQuery admitted,
            ContentNegotiation.Chosen format,
            OptionalInt most,
            Function<Query, List<Caution>> advice) {
        boolean isStable = admitted.facts().isStable();
        if (isStable && !request.getMethod().equals("POST")) {
            Optional<String> known = version.entityTag(format.mediaType()).known(request);
            if (known.isPresent()) {
                return Representation.notModified().withHeader("ETag", known.get());
            }
        }
        Query query = admitted.query();
        Answered answered = answer(
                query,
                values(request, "default-graph-uri"),
                values(request, "named-graph-uri"),
                format.format(),
                most.orElse(Integer.MAX_VALUE));
        Representation whole = Representation.of(format.mediaType(), answered.body());
        Representation lasting = isStable ? whole : whole.withHeader("Cache-Control", "no-store");
        List<Caution> told = new ArrayList<>(advice.apply(query));
        answered.rows().repeated().ifPresent(told::add);
        Representation advised =
                told.isEmpty() ? lasting : lasting.withHeader(CautionsResource.HEADER, CautionsResource.header(told));
        return query.isSelectType()
                ? advised.withHeader("Rows-Shown", Long.toString(answered.rows().shown()))
                        .withHeader("Rows-Total", Long.toString(answered.rows().total()))
                : advised;
    }

    private static List<String> values(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }

    /**
     * Runs a query over all graphs.
     *
     * @param read takes everything it needs before it returns: rows are gone afterwards
     * @throws RequestProblem 503 after the deadline and for what is too much
     */
    public <T> T run(Query query, Function<QueryExec, T> read) {
        return answered(() -> queries.run(query, read));
    }

    /** As {@link #run(Query, Function)}, within less time than the limits give. */
    public <T> T run(Query query, Duration time, Function<QueryExec, T> read) {
        return answered(() -> queries.run(query, time, read));
    }

    /** The whole answer in one of {@link AnswerFormat#of(Query)}. */
    Answered answer(Query query, AnswerFormat format) {
        return answer(query, List.of(), List.of(), format, Integer.MAX_VALUE);
    }

    /**
     * As {@link #answer(Query, AnswerFormat)}, over the graphs that the request itself chooses.
     *
     * @param defaultGraphs IRIs to be merged as the default graph
     * @param namedGraphs IRIs of the only named graphs to be seen
     * @param most rows to be written; all are counted
     */
    Answered answer(Query query, List<String> defaultGraphs, List<String> namedGraphs, AnswerFormat format, int most) {
        BoundedBuffer buffer = new BoundedBuffer(limits().answerBytes());
        return answered(() -> queries.run(query, defaultGraphs, namedGraphs, execution -> {
            Rows rows = AnswerWriter.write(execution, format, buffer, most);
            byte[] body = buffer.toByteArray();
            if (format.isXml() && WellFormedXml.isNot(body)) {
                throw RequestProblem.of(
                        406,
                        "Not acceptable",
                        "The answer has control characters, which XML cannot hold. Ask for json.");
            }
            return new Answered(body, rows);
        }));
    }

    /** An answer as bytes, with how much of it that is. */
    record Answered(byte[] body, Rows rows) {}

    /**
     * @param shown rows that were written
     * @param total rows that there are
     * @param repeated that some repeat others
     */
    record Rows(long shown, long total, Optional<Caution> repeated) {
        /** Of an answer that has no rows. */
        static final Rows NONE = new Rows(0, 0, Optional.empty());
    }
}
