package org.casegraph.store.mapped;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
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
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.casegraph.evaluation.WatchedDataset;
import org.casegraph.evaluation.function.CountNodes;

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
        List<ExprAggregator> aggregators = group.getAggregators();
        Optional<Calling> calling = Calling.of(of.getPattern(), group, graph.get());
        BasicPattern rest = calling.map(Calling::rest).orElse(of.getPattern());
        Optional<IdPattern> pattern = IdPattern.of(rest, graph.get());
        if (pattern.isEmpty()) {
            return Optional.empty();
        }
        List<Var> variables = List.of(pattern.get().variables());
        List<Var> by = calling.map(found -> List.of(found.called()))
                .orElse(group.getGroupVars().getVars());
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
        GroupRows rows = new GroupRows(
                groups,
                group.getGroupVars().getVars().toArray(Var[]::new),
                aggregators.stream().map(ExprAggregator::getVar).toArray(Var[]::new),
                graph.get(),
                calling);
        return Optional.of(QueryIterPlainWrapper.create(rows.all(), context));
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
            do {
                if (!add(groups, join.values())) {
                    return false;
                }
            } while (join.nextOfLast());
        }
        return true;
    }

    private boolean add(GroupTable groups, int... values) {
        int group = groups.of(value(values, 0), value(values, 1));
        for (int i = 0; i < counted.length; i++) {
            if (!isDistinct[i]) {
                groups.add(i, group);
            } else if (!groups.add(i, group, values[counted[i]])) {
                return false;
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
    static Binding ofRows(QueryIterator rows, CountedOptionals optionals, OpGroup group) {
        long count = 0;
        try {
            while (rows.hasNext()) {
                count += optionals.count(rows.nextBinding());
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

    /**
     * A triple that says how a group is called, as {@code ?class rdfs:label ?label} where both are what is grouped by. It is
     * looked up once for each group, and not for each row.
     *
     * @param rest of the pattern
     */
    private record Calling(BasicPattern rest, Var called, int property, boolean isFirst) {
        static Optional<Calling> of(BasicPattern pattern, OpGroup group, IdGraph graph) {
            List<Var> by = group.getGroupVars().getVars();
            if (by.size() < 2 || pattern.size() < 2) {
                return Optional.empty();
            }
            for (Triple triple : pattern) {
                Node called = triple.getSubject();
                Node name = triple.getObject();
                int property = triple.getPredicate().isVariable() || called.equals(name)
                        ? StoredTerms.UNKNOWN
                        : graph.terms().id(triple.getPredicate());
                BasicPattern rest = new BasicPattern();
                pattern.getList().stream().filter(other -> other != triple).forEach(rest::add);
                if (property != StoredTerms.UNKNOWN
                        && by.contains(called)
                        && by.contains(name)
                        && names(rest).contains(called)
                        && !names(rest).contains(name)
                        && group.getAggregators().stream().noneMatch(each -> isOf(each, name))) {
                    return Optional.of(new Calling(
                            rest, Var.alloc(called), property, by.get(0).equals(called)));
                }
            }
            return Optional.empty();
        }

        private static List<Node> names(BasicPattern pattern) {
            return pattern.getList().stream()
                    .flatMap(triple -> Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject()))
                    .toList();
        }

        private static boolean isOf(ExprAggregator each, Node variable) {
            ExprList of = each.getAggregator().getExprList();
            return of != null && of.getVarsMentioned().contains(variable);
        }
    }

    /** The rows of groups. */
    private record GroupRows(
            GroupTable groups, Var[] by, Var[] counts, IdGraph graph, Optional<Calling> calling, CountNodes numbers) {
        GroupRows(GroupTable groups, Var[] by, Var[] counts, IdGraph graph, Optional<Calling> calling) {
            this(groups, by, counts, graph, calling, new CountNodes());
        }

        Iterator<Binding> all() {
            IntStream each = IntStream.range(0, groups.size());
            return calling.isEmpty()
                    ? each.mapToObj(group -> row(group, groups.first(group), groups.second(group)))
                            .iterator()
                    : Iter.flatMap(each.iterator(), group -> called(calling.get(), group));
        }

        private Iterator<Binding> called(Calling by, int group) {
            List<Binding> rows = new ArrayList<>();
            int called = groups.first(group);
            Triples names = graph.find(called, by.property, IdGraph.ANY);
            while (names.next()) {
                rows.add(by.isFirst ? row(group, called, names.object) : row(group, names.object, called));
            }
            return rows.iterator();
        }

        private Binding row(int group, int... ids) {
            BindingBuilder row = by.length == 0
                    ? Binding.builder()
                    : Binding.builder(new IdBinding(null, graph.terms(), by, Arrays.copyOf(ids, by.length)));
            for (int i = 0; i < counts.length; i++) {
                row.add(counts[i], numbers.of(groups.count(i, group)));
            }
            return row.build();
        }
    }
}
