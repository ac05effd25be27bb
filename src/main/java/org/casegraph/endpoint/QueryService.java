package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.Context;
import org.casegraph.endpoint.http.DataVersion;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.evaluation.BoundedBuffer;
import org.casegraph.evaluation.GuardedEngine;
import org.casegraph.evaluation.Limits;
import org.casegraph.evaluation.QueryFacts;
import org.casegraph.evaluation.QueryGate;
import org.casegraph.evaluation.QuerySizeCheck;
import org.casegraph.evaluation.Refusal;
import org.casegraph.evaluation.RegisteredFunctions;
import org.casegraph.evaluation.ServiceAllowList;
import org.casegraph.evaluation.WatchedDataset;
import org.casegraph.store.PatternOrder;
import org.casegraph.vocabulary.CG;

/**
 * Runs queries that strangers wrote: read-only, within limits, without reaching a server that is not allowed or a class
 * of this program, and with a whole answer or none.
 */
public final class QueryService {
    private static final int MOST_PATTERNS = 5_000;

    private final DatasetGraph dataset;
    private final QueryGate gate;
    private final ServiceAllowList others;
    private final DataVersion version;
    private final Context context;
    private final Optional<String> run;

    /** @param others whom SERVICE may ask */
    QueryService(DatasetGraph dataset, QueryGate gate, ServiceAllowList others, DataVersion version) {
        this.dataset = dataset;
        this.gate = gate;
        this.others = others;
        this.version = version;
        run = Optional.empty();
        context = ARQ.getContext().copy();
        others.allowIn(context);
        PatternOrder.useIn(context);
        RegisteredFunctions.only(context, dataset.getContext());
    }

    private QueryService(QueryService of, String run) {
        this.dataset = of.dataset;
        this.gate = of.gate;
        this.others = of.others;
        this.version = of.version;
        this.context = of.context;
        this.run = Optional.of(run);
    }

    /** The same, with queries that their client can stop at {@code /api/stop} if its request names them by {@code run}. */
    public QueryService stoppable(HttpServletRequest request) {
        String name = request.getParameter(StopResource.RUN);
        return name != null && StopResource.NAME.matcher(name).matches() ? new QueryService(this, name) : this;
    }

    /** Ends a query; false if none is under way by this name. */
    boolean stop(String name) {
        return gate.stop(name);
    }

    /** The graphs that are asked. */
    public DatasetGraph dataset() {
        return dataset;
    }

    /** @throws RequestProblem 503 with Retry-After if too many queries are running */
    void requireRoom() {
        answered(() -> {
            gate.requireRoom();
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
     * Reads a query in SPARQL 1.1.
     *
     * @throws RequestProblem 400 with line and column for a syntax error, 403 for SERVICE, 413 for too long a text
     */
    public Query parse(String text) {
        return answered(() -> {
            QuerySizeCheck.check(text, gate.limits());
            return gate.parse(text.length(), () -> read(text));
        });
    }

    private Query read(String text) {
        try {
            // Against the base of the project, not the folder that the server happens to run in.
            Query query = QueryFactory.create(text, CG.BASE, Syntax.syntaxSPARQL_11);
            QueryFacts census = QueryFacts.of(query);
            if (!census.staysWith(others.hosts())) {
                throw RequestProblem.of(403, "Service refused", others.refusal());
            }
            if (census.patterns() > MOST_PATTERNS) {
                throw RequestProblem.of(
                        400, "Query too complex", "The query has more than " + MOST_PATTERNS + " triple patterns.");
            }
            return query;
        } catch (QueryParseException e) {
            throw RequestProblem.malformed(e);
        } catch (QueryException e) {
            throw RequestProblem.of(400, "Malformed query", e.getMessage(), e);
        }
    }

    /**
     * The answer over HTTP: 304 if the client has it already, otherwise whole. What changes without the graphs is not to be
     * stored.
     *
     * @param most rows to be written; all are counted, and the headers tell both numbers
     */
    Representation represent(HttpServletRequest request, Query query, AnswerFormat.Chosen format, OptionalInt most) {
        boolean isStable =
                answered(() -> gate.parse(0, () -> QueryFacts.of(query).isStable()));
        if (isStable && !request.getMethod().equals("POST") && version.isKnownTo(request)) {
            return Representation.notModified();
        }
        Answered answered = answer(
                query,
                values(request, "default-graph-uri"),
                values(request, "named-graph-uri"),
                format.format(),
                most.orElse(Integer.MAX_VALUE));
        Representation whole = Representation.of(format.mediaType(), answered.body());
        Representation lasting = isStable ? whole : whole.withHeader("Cache-Control", "no-store");
        return query.isSelectType()
                ? lasting.withHeader("Rows-Shown", Long.toString(answered.rows().shown()))
                        .withHeader("Rows-Total", Long.toString(answered.rows().total()))
                : lasting;
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
        return run(query, dataset, read);
    }

    /** As {@link #run(Query, Function)}, within less time than the limits give. */
    public <T> T run(Query query, Duration time, Function<QueryExec, T> read) {
        return run(query, dataset, time, read);
    }

    /** What one request may ask for. */
    public Limits limits() {
        return gate.limits();
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
        if (defaultGraphs.isEmpty() && namedGraphs.isEmpty()) {
            return answer(query, dataset, format, most);
        }
        DatasetDescription chosen = DatasetDescription.create(defaultGraphs, namedGraphs);
        Query described = query.cloneQuery();
        described.getGraphURIs().clear();
        described.getNamedGraphURIs().clear();
        return answer(described, DynamicDatasets.dynamicDataset(chosen, dataset, false), format, most);
    }

    private Answered answer(Query query, DatasetGraph over, AnswerFormat format, int most) {
        BoundedBuffer buffer = new BoundedBuffer(gate.limits().answerBytes());
        return run(query, over, execution -> {
            Rows rows = format.write(execution, buffer, most);
            byte[] body = buffer.toByteArray();
            if (format.isXml() && WellFormedXml.isNot(body)) {
                throw RequestProblem.of(
                        406,
                        "Not acceptable",
                        "The answer has control characters, which XML cannot hold. Ask for json.");
            }
            return new Answered(body, rows);
        });
    }

    private <T> T run(Query query, DatasetGraph over, Function<QueryExec, T> read) {
        return run(query, over, gate.limits().deadline(), read);
    }

    private <T> T run(Query query, DatasetGraph over, Duration time, Function<QueryExec, T> read) {
        return answered(() -> gate.evaluate(time, run, evaluation -> {
            Context own = context.copy();
            own.set(ARQConstants.symCancelQuery, evaluation.cancelSignal());
            GuardedEngine.only(own, evaluation);
            try (QueryExec execution = QueryExec.newBuilder()
                    .dataset(new WatchedDataset(over, evaluation))
                    .query(query)
                    .context(own)
                    .build()) {
                return read.apply(execution);
            } catch (QueryCancelledException e) {
                throw evaluation.stopped().orElseGet(evaluation::late);
            } catch (QueryDeniedException e) {
                throw RequestProblem.of(403, "Query refused", e.getMessage(), e);
            } catch (QueryException e) {
                throw evaluation
                        .stopped()
                        .<RuntimeException>map(reason -> reason)
                        .orElseGet(() -> RequestProblem.of(400, "Query failed", e.getMessage(), e));
            }
        }));
    }

    /** An answer as bytes, with how much of it that is. */
    record Answered(byte[] body, Rows rows) {}

    /**
     * @param shown rows that were written
     * @param total rows that there are
     */
    record Rows(long shown, long total) {
        /** Of an answer that has no rows. */
        static final Rows NONE = new Rows(0, 0);
    }
}
