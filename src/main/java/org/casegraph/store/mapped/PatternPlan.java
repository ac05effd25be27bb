package org.casegraph.store.mapped;

import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;

/**
 * The rows of a basic graph pattern, found on ids. What rows after each other ask for again, as the label of the one class that
 * a question is about, is looked up once.
 */
final class PatternPlan implements RowPlan {
    private static final int MOST_KNOWN = 8;

    private final Optional<IdPattern> pattern;
    private final StoredTerms terms;
    private final Runnable watch;
    private final List<KnownCondition> conditions;

    /** Of each condition the number of its variable in the pattern. */
    private final int[] conditioned;

    private final ExecutionContext context;

    /** What the last row said of the variables. */
    private int[] asked = {};

    /** How many rows after each other said so. */
    private int times;

    /** What fits to it, if it was asked for more than once and all of it was looked at, and that was not much. */
    private @Nullable List<int[]> known;

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
        if (pattern.isEmpty()) {
            return Iter.nullIterator();
        }
        int[] values = pattern.get().values(row);
        for (int value : values) {
            if (value == IdGraph.NOWHERE) {
                return Iter.nullIterator();
            }
        }
        IdPattern.Order order = pattern.get().order(values);
        if (!Arrays.equals(values, asked)) {
            asked = values.clone();
            times = 0;
            known = null;
        }
        times++;
        if (known != null) {
            watch.run();
            return known.isEmpty() ? Iter.nullIterator() : new Again(row, order.freeNames(), known.iterator());
        }
        return new Found(row, pattern.get().join(order, values), order);
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

    private final class Found implements Iterator<Binding> {
        private final Binding outer;
        private final IdJoin join;
        private final IdPattern.Order order;
        private final int[] of = asked;
        private boolean isAhead;

        /** What was found so far; null where it is not kept. */
        private @Nullable List<int[]> all;

        Found(Binding outer, IdJoin join, IdPattern.Order order) {
            this.outer = outer;
            this.join = join;
            this.order = order;
            this.all = times > 1 ? new ArrayList<>(1) : null;
        }

        @Override
        public boolean hasNext() {
            while (!isAhead && join.next(watch)) {
                isAhead = fits(join.values());
            }
            if (!isAhead && all != null) {
                known = of == asked ? all : known;
                all = null;
            }
            return isAhead;
        }

        @Override
        public Binding next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            isAhead = false;
            int[] free = order.free();
            int[] values = join.values();
            int[] ids = new int[free.length];
            for (int i = 0; i < free.length; i++) {
                ids[i] = values[free[i]];
            }
            if (all != null) {
                all = all.size() < MOST_KNOWN ? all : null;
            }
            if (all != null) {
                all.add(ids);
            }
            return free.length == 0 ? outer : new IdBinding(outer, terms, order.freeNames(), ids);
        }
    }

    /** The same rows as before, of another row. */
    private final class Again implements Iterator<Binding> {
        private final Binding outer;
        private final Var[] names;
        private final Iterator<int[]> found;

        Again(Binding outer, Var[] names, Iterator<int[]> found) {
            this.outer = outer;
            this.names = names;
            this.found = found;
        }

        @Override
        public boolean hasNext() {
            return found.hasNext();
        }

        @Override
        public Binding next() {
            int[] ids = found.next();
            return names.length == 0 ? outer : new IdBinding(outer, terms, names, ids);
        }
    }
}
