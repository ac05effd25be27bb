package org.casegraph.evaluation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.query.QueryException;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.engine.main.StageBuilder;
import org.apache.jena.sparql.engine.main.StageGenerator;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.Context;
import org.casegraph.evaluation.kept.Kept;
import org.casegraph.problem.Problem;
import org.casegraph.project.SparqlVersion;

/**
 * Reads and evaluates queries that anybody wrote: read-only, within limits, without reaching a server that is not allowed
 * or a class of this program, and with a whole answer or a {@link Refusal}. Whoever asks, over HTTP or on the command
 * line, asks here, so that one query means one thing.
 */
public final class GuardedQueries {
    private static final int MOST_PATTERNS = 5_000;

    private final DatasetGraph dataset;
    private final QueryGate gate;
    private final ServiceAllowList others;
    private final Context context;
    private final Asker asker;

    /** @param others whom SERVICE may ask */
    public GuardedQueries(DatasetGraph dataset, QueryGate gate, ServiceAllowList others) {
        this.dataset = dataset;
        this.gate = gate;
        this.others = others;
        asker = Asker.ANYBODY;
        context = ARQ.getContext().copy();
        others.allowIn(context);
        PatternOrder.useIn(context);
        evaluateAs(dataset.getContext());
        RegisteredFunctions.only(context, dataset.getContext());
        gate.forgets(Kept.of(dataset.getContext()));
    }

    /** As the dataset itself knows best. */
    private void evaluateAs(Context ofDataset) {
        StageGenerator stages = StageBuilder.getGenerator(ofDataset);
        if (stages != null) {
            StageBuilder.setGenerator(context, stages);
        }
        OpExecutorFactory executors = QC.getFactory(ofDataset);
        if (executors != null) {
            QC.setFactory(context, executors);
        }
    }

    private GuardedQueries(GuardedQueries of, Asker asker) {
        this.dataset = of.dataset;
        this.gate = of.gate;
        this.others = of.others;
        this.context = of.context;
        this.asker = asker;
    }

    /**
     * The same for one request, whose reading, checking and evaluation take no longer together than the deadline, from now
     * on.
     *
     * @param run the name by which whoever asks can {@link #stop} it
     */
    public GuardedQueries forRequest(Optional<String> run) {
        return new GuardedQueries(this, new Asker(run, Optional.of(System.nanoTime())));
    }

    /** Ends a query; false if none is under way by this name. */
    public boolean stop(String run) {
        return gate.stop(run);
    }

    /** The graphs that are asked. */
    public DatasetGraph dataset() {
        return dataset;
    }

    /** What one query may ask for. */
    public Limits limits() {
        return gate.limits();
    }

    /** @throws Refusal to be tried again if too many queries are running */
    public void requireRoom() {
        gate.requireRoom();
    }

    /**
     * Reads a query in the latest version of SPARQL.
     *
     * @throws Refusal with line and column for a syntax error; for SERVICE; for a text that is too long
     */
    public AdmittedQuery parse(String text) {
        return parse(text, SparqlVersion.LATEST);
    }

    /** As {@link #parse(String)}, in the grammar of one version. */
    public AdmittedQuery parse(String text, SparqlVersion version) {
        QuerySizeCheck.check(text, gate.limits());
        return gate.parse(text.length(), begun(), () -> read(text, version));
    }

    /**
     * Checks a query that was read or put together elsewhere.
     *
     * @throws Refusal as {@link #parse}
     */
    public AdmittedQuery admit(Query query) {
        QueryFacts facts = QueryFacts.of(query);
        if (!facts.staysWith(others.hosts())) {
            throw others.refusal();
        }
        if (facts.patterns() > MOST_PATTERNS) {
            throw Refusal.of(
                    Refusal.Remedy.ANOTHER_QUERY,
                    "Query too complex",
                    "The query has more than " + MOST_PATTERNS + " triple patterns",
                    "Simplify or split it");
        }
        facts.functions().forEach(FunctionList.ours()::requireNotRefused);
        facts.steps().forEach(FunctionList.ours()::requireNoneOfOurs);
        return new AdmittedQuery(query, facts);
    }

    private AdmittedQuery read(String text, SparqlVersion version) {
        try {
            return admit(version.parse(text));
        } catch (QueryException e) {
            throw Refusal.malformed(text, e, version);
        }
    }

    /**
     * Evaluates a query over all graphs.
     *
     * @param read takes everything it needs before it returns: rows are gone afterwards
     * @throws Refusal after the deadline and for what is too much
     */
    public <T> T run(Query query, Function<QueryExec, T> read) {
        return run(query, dataset, gate.limits().deadline(), read);
    }

    /** As {@link #run(Query, Function)}, within less time than the limits give. */
    public <T> T run(Query query, Duration time, Function<QueryExec, T> read) {
        return run(query, dataset, time, read);
    }

    /**
     * As {@link #run(Query, Function)}, over graphs that whoever asks has chosen beside the query; over all if they are
     * none.
     *
     * @param defaultGraphs IRIs to be merged as the default graph
     * @param namedGraphs IRIs of the only named graphs to be seen
     */
    public <T> T run(Query query, List<String> defaultGraphs, List<String> namedGraphs, Function<QueryExec, T> read) {
        if (defaultGraphs.isEmpty() && namedGraphs.isEmpty()) {
            return run(query, read);
        }
        DatasetDescription chosen = DatasetDescription.create(defaultGraphs, namedGraphs);
        Query described = query.cloneQuery();
        described.getGraphURIs().clear();
        described.getNamedGraphURIs().clear();
        return run(
                described,
                DynamicDatasets.dynamicDataset(chosen, dataset, false),
                gate.limits().deadline(),
                read);
    }

    private <T> T run(Query query, DatasetGraph over, Duration time, Function<QueryExec, T> read) {
        return gate.evaluate(time, begun(), asker.run(), evaluation -> {
            Context own = context.copy();
            own.set(ARQConstants.symCancelQuery, evaluation.cancelSignal());
            GuardedEngine.only(own, evaluation);
            OtherServers.askIn(own, evaluation);
            try (QueryExec execution = QueryExec.newBuilder()
                    .dataset(new WatchedDataset(over, evaluation))
                    .query(query)
                    .context(own)
                    .build()) {
                return read.apply(execution);
            } catch (QueryCancelledException e) {
                throw evaluation.stopped().orElseGet(evaluation::late);
            } catch (QueryDeniedException e) {
                throw Refusal.of(
                        Refusal.Remedy.NOT_OFFERED, "Query refused", Problem.reason(e), "Ask for what is offered", e);
            } catch (QueryException e) {
                throw evaluation
                        .stopped()
                        .orElseGet(() -> Refusal.of(
                                Refusal.Remedy.ANOTHER_QUERY, "Query failed", Problem.reason(e), "Mend the query", e));
            }
        });
    }

    private long begun() {
        return asker.begun().orElseGet(System::nanoTime);
    }

    /**
     * @param run the name by which the query can be stopped
     * @param begun {@link System#nanoTime()} when the deadline began to run, if it does not begin with each evaluation
     */
    private record Asker(Optional<String> run, Optional<Long> begun) {
        private static final Asker ANYBODY = new Asker(Optional.empty(), Optional.empty());
    }
}
