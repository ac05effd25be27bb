package org.casegraph.store.mapped;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.apache.jena.sparql.engine.main.StageGenerator;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.casegraph.evaluation.WatchedDataset.WatchedGraph;
import org.jspecify.annotations.Nullable;

/** Evaluates basic graph patterns over columns on ids, and leaves those over other graphs to another. */
final class IdStages implements StageGenerator {
    private final StageGenerator others;

    IdStages(StageGenerator others) {
        this.others = others;
    }

    /** The graph of ids behind all that is wrapped around it, to be read only with {@link #watch}. */
    static Optional<IdGraph> graph(ExecutionContext context) {
        return unwrapped(context.getActiveGraph()) instanceof IdGraph ids ? Optional.of(ids) : Optional.empty();
    }

    static Graph unwrapped(Graph graph) {
        Graph inner = graph;
        while (inner instanceof GraphWrapper wrapper) {
            inner = wrapper.get();
        }
        return inner;
    }

    /** What is to be called at each triple, as it would be if the graph were asked through what is wrapped around it. */
    static Runnable watch(ExecutionContext context) {
        Graph graph = context.getActiveGraph();
        while (graph instanceof GraphWrapper wrapper) {
            if (wrapper instanceof WatchedGraph watched) {
                return watched::check;
            }
            graph = wrapper.get();
        }
        return () -> {};
    }

    @Override
    public QueryIterator execute(BasicPattern pattern, QueryIterator input, ExecutionContext context) {
        Optional<IdGraph> graph = graph(context);
        if (graph.isEmpty() || pattern.isEmpty() || !IdPattern.takes(pattern)) {
            return others.execute(pattern, input, context);
        }
        return new Rows(input, IdPattern.of(pattern, graph.get()), graph.get().terms(), context);
    }

    /** For each row of the input those that fit to it. */
    private static final class Rows extends QueryIter1 {
        private final Optional<IdPattern> pattern;
        private final StoredTerms terms;
        private final Runnable watch;
        private @Nullable Binding outer;
        private @Nullable IdJoin join;
        private Var[] fresh = {};
        private int[] places = {};
        private boolean isAhead;

        Rows(QueryIterator input, Optional<IdPattern> pattern, StoredTerms terms, ExecutionContext context) {
            super(input, context);
            this.pattern = pattern;
            this.terms = terms;
            this.watch = watch(context);
        }

        @Override
        protected boolean hasNextBinding() {
            while (!isAhead) {
                if (join != null && join.next(watch)) {
                    isAhead = true;
                } else if (pattern.isEmpty() || !getInput().hasNext()) {
                    return false;
                } else {
                    begin(pattern.get(), getInput().nextBinding());
                }
            }
            return true;
        }

        private void begin(IdPattern of, Binding row) {
            outer = row;
            join = of.join(row).orElse(null);
            if (join == null) {
                return;
            }
            Var[] variables = of.variables();
            int[] values = join.values();
            int free = 0;
            int[] all = new int[values.length];
            for (int i = 0; i < values.length; i++) {
                if (values[i] == IdGraph.ANY) {
                    all[free++] = i;
                }
            }
            places = Arrays.copyOf(all, free);
            if (fresh.length != places.length || !isSame(variables)) {
                fresh = new Var[places.length];
                for (int i = 0; i < places.length; i++) {
                    fresh[i] = variables[places[i]];
                }
            }
        }

        /** Most rows of an input have the same variables. */
        private boolean isSame(Var[] variables) {
            for (int i = 0; i < places.length; i++) {
                if (!fresh[i].equals(variables[places[i]])) {
                    return false;
                }
            }
            return true;
        }

        @Override
        protected Binding moveToNextBinding() {
            isAhead = false;
            int[] values = Objects.requireNonNull(join).values();
            int[] ids = new int[places.length];
            for (int i = 0; i < places.length; i++) {
                ids[i] = values[places[i]];
            }
            return ids.length == 0 ? Objects.requireNonNull(outer) : new IdBinding(outer, terms, fresh, ids);
        }

        @Override
        protected void requestSubCancel() {
            // The input is cancelled, and the watch looks at each triple.
        }

        @Override
        protected void closeSubIterator() {
            join = null;
        }
    }
}
