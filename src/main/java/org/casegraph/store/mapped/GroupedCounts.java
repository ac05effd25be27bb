package org.casegraph.store.mapped;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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

    private final IdJoin join;
    private final Runnable watch;
    private final int[] by;

    /** The variable that each aggregate counts, or {@link #ROWS}. */
    private final int[] counted;

    private final boolean[] isDistinct;
    private final GroupTable groups;

    private GroupedCounts(IdJoin join, Runnable watch, int[] by, int[] counted, boolean[] isDistinct) {
        this.join = join;
        this.watch = watch;
        this.by = by;
        this.counted = counted;
        this.isDistinct = isDistinct;
        this.groups = new GroupTable(counted.length);
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
        Optional<IdJoin> join = pattern.flatMap(found -> found.join(BindingFactory.empty()));
        if (join.isEmpty()) {
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
        List<Binding> rows = new ArrayList<>();
        OptionalLong known =
                by.isEmpty() && none(isDistinct) ? known(of.getPattern(), graph.get()) : OptionalLong.empty();
        if (known.isPresent()) {
            BindingBuilder row = Binding.builder();
            aggregators.forEach(each -> row.add(
                    each.getVar(), NodeValue.makeInteger(known.getAsLong()).asNode()));
            rows.add(row.build());
        } else {
            int[] places = by.stream().mapToInt(variables::indexOf).toArray();
            new GroupedCounts(join.get(), WatchedDataset.watch(context), places, counted, isDistinct)
                    .addRows(by.toArray(Var[]::new), aggregators, graph.get().terms(), rows);
        }
        Iterator<Binding> all = rows.iterator();
        return Optional.of(QueryIterPlainWrapper.create(all, context));
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

    private void addRows(Var[] by, List<ExprAggregator> aggregators, StoredTerms terms, List<Binding> rows) {
        while (join.next(watch)) {
            int[] values = join.values();
            GroupTable.Group group = groups.of(value(values, 0), value(values, 1));
            for (int i = 0; i < counted.length; i++) {
                if (isDistinct[i]) {
                    group.add(i, values[counted[i]]);
                } else {
                    group.add(i);
                }
            }
        }
        if (by.length == 0) {
            // Without rows there is one group, of none.
            groups.of(0, 0);
        }
        groups.forEach(group -> {
            int[] ids = by.length == 0
                    ? new int[0]
                    : by.length == 1 ? new int[] {group.first()} : new int[] {group.first(), group.second()};
            BindingBuilder row =
                    by.length == 0 ? Binding.builder() : Binding.builder(new IdBinding(null, terms, by, ids));
            for (int i = 0; i < counted.length; i++) {
                row.add(
                        aggregators.get(i).getVar(),
                        NodeValue.makeInteger(group.count(i)).asNode());
            }
            rows.add(row.build());
        });
    }

    private int value(int[] values, int place) {
        return place < by.length ? values[by[place]] : 0;
    }
}
