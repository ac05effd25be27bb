package org.casegraph.endpoint;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.Context;
import org.casegraph.store.Store;

/**
 * Runs queries that strangers wrote: read-only, with a deadline, without reaching another server or a class of this
 * program, and with a whole answer or none.
 */
public final class QueryService {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int LARGEST_ANSWER = 64 * 1024 * 1024;

    private final DatasetGraph dataset;
    private final Context context;
    private final Duration deadline;

    public QueryService(Store store) {
        this(store.dataset(), DEADLINE);
    }

    QueryService(DatasetGraph dataset, Duration deadline) {
        this.dataset = dataset;
        this.deadline = deadline;
        context = ARQ.getContext().copy();
        context.set(ARQ.httpServiceAllowed, false);
        RegisteredFunctions.only(context, dataset.getContext());
    }

    /** The graphs that are asked. */
    public DatasetGraph dataset() {
        return dataset;
    }

    /**
     * Reads a query in SPARQL 1.1 with ARQ's extensions.
     *
     * @throws RequestProblem 400 with line and column for a syntax error, 403 for SERVICE
     */
    public Query parse(String text) {
        try {
            Query query = QueryFactory.create(text);
            if (query.isJsonType()) {
                throw RequestProblem.of(400, "Malformed query", "JSON {} is no SPARQL. Use SELECT and format=json.");
            }
            if (ServiceUse.isIn(query)) {
                throw RequestProblem.of(
                        403,
                        "Service refused",
                        "This server asks no other server: SERVICE is off. Query each endpoint by itself.");
            }
            return query;
        } catch (QueryParseException e) {
            throw RequestProblem.malformed(e);
        } catch (QueryException e) {
            throw RequestProblem.of(400, "Malformed query", e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw RequestProblem.of(400, "Malformed query", "The query is nested too deeply. Flatten it.", e);
        }
    }

    /**
     * Runs a query over all graphs.
     *
     * @param read takes everything it needs before it returns: rows are gone afterwards
     * @throws RequestProblem 503 after the deadline
     */
    public <T> T run(Query query, Function<QueryExec, T> read) {
        return run(query, dataset, read);
    }

    /** The answer as bytes in one of {@link Format#of(Query)}. */
    byte[] answer(Query query, Format format) {
        return answer(query, dataset, format);
    }

    /**
     * As {@link #answer(Query, Format)}, over the graphs that the request itself chooses.
     *
     * @param defaultGraphs IRIs to be merged as the default graph
     * @param namedGraphs IRIs of the only named graphs to be seen
     */
    byte[] answer(Query query, List<String> defaultGraphs, List<String> namedGraphs, Format format) {
        if (defaultGraphs.isEmpty() && namedGraphs.isEmpty()) {
            return answer(query, dataset, format);
        }
        DatasetDescription chosen = DatasetDescription.create(defaultGraphs, namedGraphs);
        Query described = query.cloneQuery();
        described.getGraphURIs().clear();
        described.getNamedGraphURIs().clear();
        return answer(described, DynamicDatasets.dynamicDataset(chosen, dataset, false), format);
    }

    private byte[] answer(Query query, DatasetGraph over, Format format) {
        BoundedBuffer buffer = new BoundedBuffer(LARGEST_ANSWER);
        return run(query, over, execution -> {
            format.write(execution, buffer);
            return buffer.toByteArray();
        });
    }

    private <T> T run(Query query, DatasetGraph over, Function<QueryExec, T> read) {
        try (QueryExec execution = QueryExec.newBuilder()
                .dataset(over)
                .query(query)
                .context(context)
                .timeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .build()) {
            return read.apply(execution);
        } catch (QueryCancelledException e) {
            throw RequestProblem.of(
                    503,
                    "Deadline passed",
                    "No whole answer within " + deadline.toSeconds() + " s. Add LIMIT or ask for less.",
                    e);
        } catch (QueryDeniedException e) {
            throw RequestProblem.of(403, "Query refused", e.getMessage(), e);
        } catch (QueryException e) {
            throw RequestProblem.of(400, "Query failed", e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw RequestProblem.of(503, "Query too deep", "The query needs more depth than there is. Simplify it.", e);
        }
    }
}
