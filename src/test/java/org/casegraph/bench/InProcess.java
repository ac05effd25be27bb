package org.casegraph.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.casegraph.evaluation.GuardedQueries;
import org.casegraph.evaluation.Limits;
import org.casegraph.evaluation.QueryGate;
import org.casegraph.evaluation.Refusal;
import org.casegraph.evaluation.ServiceAllowList;
import org.casegraph.intake.CaseStore;
import org.casegraph.similarity.Measure;
import org.casegraph.store.Store;

/** Asks a built store in this process, to the last cell of the last row: no HTTP, and nothing written. */
final class InProcess {
    private static final int CASES_COMPARED = 200;
    private static final int TOP = 20;
    private static final int WARM_TURNS = 40;

    /** What takes a second is not compiled after one turn. */
    private static final double WARM_MILLISECONDS = 6_000;

    private static final double MEASURED_MILLISECONDS = 1_000;

    private InProcess() {}

    /** @param arguments the store, the deadline in seconds, and how many runs; writes what {@link Timing} reads */
    public static void main(String[] arguments) throws IOException {
        Duration cap = Duration.ofSeconds(Long.parseLong(arguments[1]));
        int runs = Integer.parseInt(arguments[2]);
        Set<String> besideDuckDb =
                DuckDb.blocks().stream().map(DuckDb.Block::name).collect(Collectors.toSet());
        try (Store store = CaseStore.of(List.of(Path.of(arguments[0])));
                QueryGate gate = new QueryGate(Limits.offline())) {
            DatasetGraph dataset = store.dataset();
            GuardedQueries queries = new GuardedQueries(dataset, gate, ServiceAllowList.NOBODY);
            for (Asked asked : Asked.of(dataset, System.err::println)) {
                Pace pace = besideDuckDb.contains(asked.name())
                        ? DuckDb.PACE
                        : new Pace(WARM_TURNS, WARM_MILLISECONDS, runs, MEASURED_MILLISECONDS);
                Timing timing = timing(asked.name(), asked.ours(), queries, cap, pace);
                // Beside others all rows are read, as they do.
                if (timing.rows() > Asked.MOST_ROWS && store.cases().size() > Size.MOST_WITH_PEERS) {
                    timing = timing(asked.name() + ", counted", asked.counted(), queries, cap, pace);
                }
                System.out.println(timing.line());
            }
            System.out.println(similar(store).line());
        }
    }

    private static Timing timing(String name, String text, GuardedQueries queries, Duration cap, Pace pace) {
        Query query = QueryFactory.create(text);
        try {
            return Timing.of(name, pace, () -> queries.run(query, cap, execution -> read(execution.select())));
        } catch (Refusal e) {
            return Timing.failed(name, String.valueOf(e.getMessage()));
        }
    }

    private static Timing similar(Store store) {
        List<Double> times = new ArrayList<>();
        int step = Math.max(1, store.cases().size() / CASES_COMPARED);
        for (int index = 0; index < store.cases().size(); index += step) {
            long start = System.nanoTime();
            store.similarity().nearest(store.cases().get(index), Measure.SIMGIC, TOP);
            times.add((System.nanoTime() - start) / 1e6);
        }
        return new Timing("20 most similar, in process", TOP, Timing.median(times), Double.NaN, "");
    }

    /** Each cell is taken from the store. */
    private static long read(RowSet rows) {
        long[] read = {0, 0};
        while (rows.hasNext()) {
            Binding row = rows.next();
            row.forEach((variable, node) -> read[1] += node.hashCode());
            read[0]++;
        }
        if (read[1] == 42) {
            System.err.println(String.format(Locale.ROOT, "%d", read[1]));
        }
        return read[0];
    }
}
