package org.casegraph.store.mapped;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.casegraph.evaluation.WatchedDataset;

/** The rows of a basic graph pattern, found on ids. */
final class PatternPlan implements RowPlan {
    private final Optional<IdPattern> pattern;
    private final StoredTerms terms;
    private final Runnable watch;
    private final List<KnownCondition> conditions;

    /** Of each condition the number of its variable in the pattern. */
    private final int[] conditioned;

    private final ExecutionContext context;
    private Var[] fresh = {};

    /** @param conditions on variables of the pattern, which are asked before there is a row */
    PatternPlan(BasicPattern pattern, IdGraph graph, List<KnownCondition> conditions, ExecutionContext context) {
        this.pattern = IdPattern.of(pattern, graph);
        this.terms = graph.terms();
        this.watch = WatchedDataset.watch(context);
        this.conditions = conditions;
        this.context = context;
        List<Var> variables =
                this.pattern.map(known -> List.of(known.variables())).orElse(List.of());
        conditioned = conditions.stream()
                .mapToInt(condition -> variables.indexOf(condition.variable()))
                .toArray();
    }

    @Override
    public Iterator<Binding> rows(Binding row) {
        Optional<IdJoin> join = pattern.flatMap(known -> known.join(row));
        return join.isEmpty()
                ? Iter.nullIterator()
                : new Found(row, join.get(), pattern.orElseThrow().variables());
    }

    @Override
    public long count(Binding row) {
        Optional<IdJoin> join = pattern.flatMap(known -> known.join(row));
        long count = 0;
        while (join.isPresent() && join.get().next(watch)) {
            count += fits(join.get().values()) ? 1 : 0;
        }
        return count;
    }

    private boolean fits(int... values) {
        for (int i = 0; i < conditioned.length; i++) {
            if (!conditions.get(i).isTrueOf(values[conditioned[i]], context)) {
                return false;
            }
        }
        return true;
    }

    /** Most rows of an input have the same variables. */
    private Var[] fresh(Var[] variables, int[] places) {
        boolean isSame = fresh.length == places.length;
        for (int i = 0; isSame && i < places.length; i++) {
            isSame = fresh[i].equals(variables[places[i]]);
        }
        if (!isSame) {
            fresh = Arrays.stream(places).mapToObj(place -> variables[place]).toArray(Var[]::new);
        }
        return fresh;
    }

    private final class Found implements Iterator<Binding> {
        private final Binding outer;
        private final IdJoin join;
        private final int[] places;
        private final Var[] names;
        private boolean isAhead;

        Found(Binding outer, IdJoin join, Var[] variables) {
            this.outer = outer;
            this.join = join;
            int[] values = join.values();
            int[] all = new int[values.length];
            int free = 0;
            for (int i = 0; i < values.length; i++) {
                if (values[i] == IdGraph.ANY) {
                    all[free++] = i;
                }
            }
            places = Arrays.copyOf(all, free);
            names = fresh(variables, places);
        }

        @Override
        public boolean hasNext() {
            while (!isAhead && join.next(watch)) {
                isAhead = fits(join.values());
            }
            return isAhead;
        }

        @Override
        public Binding next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            isAhead = false;
            if (places.length == 0) {
                return outer;
            }
            int[] values = join.values();
            int[] ids = new int[places.length];
            for (int i = 0; i < places.length; i++) {
                ids[i] = values[places[i]];
            }
            return new IdBinding(outer, terms, names, ids);
        }
    }
}
