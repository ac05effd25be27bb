package org.casegraph.store.mapped;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterSingleton;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.casegraph.evaluation.WatchedDataset;

/** Counts what fits to one basic graph pattern, in groups by up to two variables, on ids alone. */
final class GroupedCounts {
    private static final int MOST_VARIABLES = 2;
    private static final int ROWS = -1;

    private final IdPattern pattern;
    private final Runnable watch;
    private final int[] by;

    /** The variable that each aggregate counts, or {@link #ROWS}. */
    private final int[] counted;

    private final boolean[] isDistinct;

    private GroupedCounts(IdPattern pattern, Runnable watch, int[] by, int[] counted, boolean[] isDistinct) {
        this.pattern = pattern;
        this.watch = watch;
        this.by = by;
        this.counted = counted;
        this.isDistinct = isDistinct;
    }

    /** The rows of the groups; empty if they are not of this kind. */
    static Optional<QueryIterator> of(OpGroup group, ExecutionContext context) {
        Optional<IdGraph> graph = IdStages.graph(context);
        if (graph.isEmpty()
                || !(group.getSubOp() instanceof OpBGP of)
                || of.getPattern().isEmpty()
                || !IdPattern.takes(of.getPattern())
                || !group.getGroupVars().getExprs().isEmpty()
                || group.getGroupVars().size() > MOST_VARIABLES) {
            return Optional.empty();
        }
        Optional<IdPattern> pattern = IdPattern.of(of.getPattern(), graph.get());
        if (pattern.isEmpty()) {
            return Optional.empty();
        }
        List<Var> variables = List.of(pattern.get().variables());
        List<Var> by = group.getGroupVars().getVars();
        List<ExprAggregator> aggregators = group.getAggregators();
        int[] counted = new int[aggregators.size()];
        boolean[] isDistinct = new boolean[counted.length];
        for (int i = 0; i < counted.length; i++) {
            Aggregator aggregator = aggregators.get(i).getAggregator();
            counted[i] = ROWS;
            if (aggregator instanceof AggCountVar || aggregator instanceof AggCountVarDistinct) {
                if (!aggregator.getExprList().get(0).isVariable()) {
                    return Optional.empty();
                }
                counted[i] = variables.indexOf(aggregator.getExprList().get(0).asVar());
                isDistinct[i] = aggregator instanceof AggCountVarDistinct;
                if (counted[i] < 0) {
                    return Optional.empty();
                }
            } else if (!(aggregator instanceof AggCount)) {
                return Optional.empty();
            }
        }
        if (!variables.containsAll(by)) {
            return Optional.empty();
        }
        OptionalLong known =
                by.isEmpty() && none(isDistinct) ? known(of.getPattern(), graph.get()) : OptionalLong.empty();
        if (known.isPresent()) {
            BindingBuilder row = Binding.builder();
            aggregators.forEach(each -> row.add(
                    each.getVar(), NodeValue.makeInteger(known.getAsLong()).asNode()));
            return Optional.of(QueryIterSingleton.create(row.build(), context));
        }
        int[] places = by.stream().mapToInt(variables::indexOf).toArray();
        GroupTable groups =
                new GroupedCounts(pattern.get(), WatchedDataset.watch(context), places, counted, isDistinct).groups();
        Var[] names = by.toArray(Var[]::new);
        Iterator<Binding> rows = IntStream.range(0, groups.size())
                .mapToObj(number ->
                        row(groups, number, names, aggregators, graph.get().terms()))
                .iterator();
        return Optional.of(QueryIterPlainWrapper.create(rows, context));
    }

    private static boolean none(boolean[] some) {
        for (boolean each : some) {
            if (each) {
                return false;
            }
        }
        return true;
    }

    /** How many rows there are, where the columns say it. */
    private static OptionalLong known(BasicPattern pattern, IdGraph graph) {
        return pattern.size() == 1 && graph instanceof UnionGraph union
                ? union.known(pattern.get(0))
                : OptionalLong.empty();
    }

    private GroupTable groups() {
        GroupTable groups = new GroupTable(counted.length, false);
        if (!add(groups)) {
            groups = new GroupTable(counted.length, true);
            add(groups);
        }
        if (by.length == 0) {
            // Without rows there is one group, of none.
            groups.of(0, 0);
        }
        return groups;
    }

    /** False if the values of a group do not come in order, and the groups need that. */
    private boolean add(GroupTable groups) {
        IdJoin join = pattern.join(BindingFactory.empty(), asked()).orElseThrow();
        while (join.next(watch)) {
            int[] values = join.values();
            int group = groups.of(value(values, 0), value(values, 1));
            for (int i = 0; i < counted.length; i++) {
                if (!isDistinct[i]) {
                    groups.add(i, group);
                } else if (!groups.add(i, group, values[counted[i]])) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What makes a row another, where each value is counted once. */
    private long asked() {
        long asked = 0;
        for (int i = 0; i < counted.length; i++) {
            if (!isDistinct[i]) {
                return IdPattern.ALL;
            }
            asked |= 1L << counted[i];
        }
        for (int each : by) {
            asked |= 1L << each;
        }
        return asked;
    }

    private static Binding row(
            GroupTable groups, int group, Var[] by, List<ExprAggregator> aggregators, StoredTerms terms) {
        int[] ids = {groups.first(group), groups.second(group)};
        BindingBuilder row = by.length == 0
                ? Binding.builder()
                : Binding.builder(new IdBinding(null, terms, by, Arrays.copyOf(ids, by.length)));
        for (int i = 0; i < aggregators.size(); i++) {
            row.add(
                    aggregators.get(i).getVar(),
                    NodeValue.makeInteger(groups.count(i, group)).asNode());
        }
        return row.build();
    }

    private int value(int[] values, int place) {
        return place < by.length ? values[by[place]] : 0;
    }

    /** Whether nothing but the number of all rows is asked for. */
    static boolean isOfRows(OpGroup group) {
        List<ExprAggregator> aggregators = group.getAggregators();
        return group.getGroupVars().isEmpty()
                && !aggregators.isEmpty()
                && aggregators.stream().allMatch(each -> each.getAggregator() instanceof AggCount);
    }

    /** The one row that says how many there are; closes them. */
    static Binding ofRows(QueryIterator rows, OpGroup group) {
        long count = 0;
        try {
            while (rows.hasNext()) {
                rows.nextBinding();
                count++;
            }
        } finally {
            rows.close();
        }
        BindingBuilder row = Binding.builder();
        for (ExprAggregator each : group.getAggregators()) {
            row.add(each.getVar(), NodeValue.makeInteger(count).asNode());
        }
        return row.build();
    }
}
