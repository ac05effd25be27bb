package org.casegraph.store.mapped;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.Context;

/** What Jena answers without anything of ours. */
public final class PlainAnswers {
    private final DatasetGraph dataset;
    private final int most;
    private final Duration time;

    private PlainAnswers(DatasetGraph dataset, int most, Duration time) {
        this.dataset = dataset;
        this.most = most;
        this.time = time;
    }

    /**
     * @param most rows of an answer
     * @param time that an answer may take
     */
    public static PlainAnswers over(DatasetGraph dataset, int most, Duration time) {
        DatasetGraph same = new DatasetGraphMapLink(dataset.getDefaultGraph());
        dataset.listGraphNodes().forEachRemaining(name -> same.addGraph(name, dataset.getGraph(name)));
        return new PlainAnswers(same, most, time);
    }

    /** Empty where there are too many rows, or they take too long. */
    public Optional<List<String>> to(Query query) {
        return to(query, query);
    }

    /** Of what the other query names. */
    public Optional<List<String>> to(Query query, Query naming) {
        Context context = new Context();
        AtomicBoolean isLate = Context.getOrSetCancelSignal(context);
        // Jena's own timeout begins when there is an iterator, but making that of a sorted slice reads all of it.
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> isLate.set(true));
        try (QueryExec execution = QueryExec.newBuilder()
                .dataset(dataset)
                .query(query)
                .context(context)
                .build()) {
            return rows(execution, naming, most);
        } catch (QueryCancelledException | NullPointerException late) {
            // Jena 5.6.0 cannot close a hash join that was cancelled before its first row.
            return Optional.empty();
        }
    }

    /** In the order that is asked for; blank nodes have other names. */
    static Optional<List<String>> rows(QueryExec execution, Query query, int most) {
        List<String> rows = new ArrayList<>();
        if (query.isSelectType()) {
            var all = execution.select();
            while (all.hasNext() && rows.size() <= most) {
                rows.add(written(all.next(), query));
            }
        } else {
            (query.isConstructType() ? execution.construct() : execution.describe())
                    .stream().map(Object::toString).forEach(rows::add);
        }
        if (!query.hasOrderBy()) {
            rows.sort(null);
        }
        return rows.size() > most ? Optional.empty() : Optional.of(rows);
    }

    private static String written(Binding row, Query query) {
        TreeMap<String, String> values = new TreeMap<>();
        for (Var variable : query.getProjectVars()) {
            if (row.contains(variable)) {
                Node value = row.get(variable);
                values.put(variable.getVarName(), value.isBlank() ? "_:" : NodeFmtLib.strNT(value));
            }
        }
        return values.toString();
    }
}
