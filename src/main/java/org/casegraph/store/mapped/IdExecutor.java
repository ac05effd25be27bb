package org.casegraph.store.mapped;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.apache.jena.sparql.engine.iterator.QueryIterConvert;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.engine.iterator.QueryIterSingleton;
import org.apache.jena.sparql.engine.iterator.QueryIterSort;
import org.apache.jena.sparql.engine.join.Join;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.casegraph.evaluation.ClosableJoins;
import org.casegraph.evaluation.row.DistinctRuns;
import org.casegraph.evaluation.row.EarlyOrder;
import org.casegraph.evaluation.row.NamedVariables;
import org.casegraph.evaluation.row.OrderedRuns;
import org.casegraph.evaluation.row.ValueRow;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Evaluates what would go through all graphs, rows or paths one by one in a way that columns make short. */
final class IdExecutor extends ClosableJoins.Executor {
    IdExecutor(ExecutionContext context) {
        super(context);
    }

    @Override
    protected QueryIterator execute(OpGroup group, QueryIterator input) {
        Optional<QueryIterator> counts = input.isJoinIdentity() ? GroupedCounts.of(group, execCxt) : Optional.empty();
        if (counts.isPresent()) {
            input.close();
            return counts.get();
        }
        if (GroupedCounts.isOfRows(group)) {
            return QueryIterSingleton.create(ofRows(group, input), execCxt);
        }
        Optional<IdGraph> graph = Groups.areById(group) ? IdStages.graph(execCxt) : Optional.empty();
        return graph.isPresent()
                ? new Groups(exec(group.getSubOp(), input), group, graph.get().terms(), execCxt)
                : super.execute(group, input);
    }

    private Binding ofRows(OpGroup group, QueryIterator input) {
        CountedOptionals counted = CountedOptionals.of(group.getSubOp(), input, execCxt);
        return GroupedCounts.ofRows(asMany(counted.of(), input), counted, group);
    }

    /** As many rows as an op has, in any order and perhaps with more values. */
    private QueryIterator asMany(Op op, QueryIterator input) {
        Op rows = op instanceof OpOrder order ? order.getSubOp() : op;
        if (input.isJoinIdentity()
                && rows instanceof OpDistinct distinct
                && distinct.getSubOp() instanceof OpProject of) {
            Optional<Var> first = EarlyOrder.first(of);
            if (first.isPresent()) {
                return new DistinctRuns(exec(of.getSubOp(), input), first.get(), of.getVars(), execCxt);
            }
        }
        return exec(rows, input);
    }

    @Override
    protected QueryIterator execute(OpGraph graph, QueryIterator input) {
        Optional<UnionGraph> union =
                Var.isVar(graph.getNode()) ? UnionGraph.of(execCxt.getDataset()) : Optional.empty();
        return union.isPresent()
                ? new GraphsOfPattern(input, graph, union.get(), execCxt)
                : super.execute(graph, input);
    }

    @Override
    protected QueryIterator execute(OpPath path, QueryIterator input) {
        return IdStages.graph(execCxt).isPresent()
                ? new RowPlan.ForEach(input, new PathWays(path.getTriplePath(), execCxt)::rows, execCxt)
                : super.execute(path, input);
    }

    @Override
    protected QueryIterator execute(OpSequence sequence, QueryIterator input) {
        OpSequence whole = IdStages.graph(execCxt)
                .map(graph -> PatternsTogether.of(sequence, graph))
                .orElse(sequence);
        return super.execute(input.isJoinIdentity() ? PathsFirst.of(whole, execCxt) : whole, input);
    }

    @Override
    protected QueryIterator execute(OpConditional optional, QueryIterator input) {
        return RowPlan.of(optional.getRight(), execCxt)
                .<QueryIterator>map(right -> new RowPlan.ForEach(
                        exec(optional.getLeft(), input), row -> RowPlan.orNone(row, right), execCxt))
                .orElseGet(() -> super.execute(optional, input));
    }

    @Override
    protected QueryIterator execute(OpLeftJoin join, QueryIterator input) {
        Optional<LeftJoin> byIds = LeftJoin.of(join, input, execCxt);
        return byIds.isPresent()
                ? joined(exec(join.getLeft(), input), exec(join.getRight(), root()), (left, right) -> byIds.get()
                        .rows(left, right, ofJoin()))
                : super.execute(join, input);
    }

    @Override
    protected QueryIterator execute(OpProject project, QueryIterator input) {
        Optional<IdGraph> graph = input instanceof QueryIterRoot ? IdStages.graph(execCxt) : Optional.empty();
        if (graph.isEmpty()) {
            return super.execute(project, input);
        }
        if (project.getSubOp() instanceof OpOrder order && !(order.getSubOp() instanceof OpProject)) {
            Set<Var> needed = new LinkedHashSet<>(project.getVars());
            order.getConditions()
                    .forEach(
                            condition -> needed.addAll(condition.getExpression().getVarsMentioned()));
            OpOrder ofPart = new OpOrder(new OpProject(order.getSubOp(), List.copyOf(needed)), order.getConditions());
            return exec(new OpProject(ofPart, project.getVars()), input);
        }
        IdBinding.Part part = new IdBinding.Part(project.getVars(), graph.get().terms());
        return new QueryIterConvert(exec(project.getSubOp(), input), part::of, execCxt);
    }

    /** Rows that are held to be put in order are short. */
    @Override
    protected QueryIterator execute(OpOrder order, QueryIterator input) {
        Optional<IdGraph> graph = IdStages.graph(execCxt);
        if (graph.isEmpty()) {
            return super.execute(order, input);
        }
        IdBinding.Keys keys =
                new IdBinding.Keys(order.getConditions(), graph.get().terms(), execCxt);
        if (EarlyOrder.isDone(order, input, execCxt)) {
            return new OrderedRuns(exec(order.getSubOp(), input), order.getConditions(), keys::areApart, execCxt);
        }
        Op rows = input instanceof QueryIterRoot && !(order.getSubOp() instanceof OpProject)
                ? new OpProject(order.getSubOp(), List.copyOf(OpVars.visibleVars(order.getSubOp())))
                : order.getSubOp();
        return new QueryIterSort(exec(rows, input), keys, execCxt);
    }

    @Override
    protected QueryIterator execute(OpFilter filter, QueryIterator input) {
        if (filter.getSubOp() instanceof OpBGP) {
            Optional<RowPlan> plan = RowPlan.of(filter, execCxt);
            if (plan.isPresent()) {
                return new RowPlan.ForEach(input, plan.get(), execCxt);
            }
        }
        ExprList conditions = KnownCondition.in(KnownExists.in(filter.getExprs(), execCxt), execCxt);
        return super.execute(OpFilter.filterDirect(conditions, filter.getSubOp()), input);
    }

    @Override
    protected QueryIterator execute(OpExtend extend, QueryIterator input) {
        return super.execute(
                OpExtend.create(extend.getSubOp(), KnownExists.in(extend.getVarExprList(), execCxt)), input);
    }

    /**
     * Joins the rows of an OPTIONAL, all of which are asked for at once, to those before it by the ids of what both have. So
     * no term is made to compare two, and a row that is joined keeps its ids.
     */
    private static final class LeftJoin {
        private final Var[] shared;
        private final StoredTerms terms;
        private final IdBinding.Part all;
        private final IdBinding.Part rest;

        private LeftJoin(Set<Var> shared, Set<Var> rest, StoredTerms terms) {
            this.shared = shared.toArray(Var[]::new);
            this.terms = terms;
            this.rest = new IdBinding.Part(rest, terms);
            Set<Var> both = new LinkedHashSet<>(shared);
            both.addAll(rest);
            this.all = new IdBinding.Part(both, terms);
        }

        /** Empty where a row before it may have no value of those, or it has a condition, or there are no columns. */
        static Optional<LeftJoin> of(OpLeftJoin join, QueryIterator input, ExecutionContext context) {
            Set<Var> rest = new LinkedHashSet<>(OpVars.visibleVars(join.getRight()));
            Set<Var> shared = new LinkedHashSet<>(OpVars.visibleVars(join.getLeft()));
            shared.retainAll(rest);
            rest.removeAll(shared);
            boolean isPlain = input.isJoinIdentity()
                    && (join.getExprs() == null || join.getExprs().isEmpty())
                    && !shared.isEmpty()
                    && NamedVariables.bound(join.getLeft()).containsAll(shared);
            return isPlain
                    ? IdStages.graph(context).map(graph -> new LeftJoin(shared, rest, graph.terms()))
                    : Optional.empty();
        }

        QueryIterator rows(QueryIterator left, QueryIterator right, ExecutionContext context) {
            List<Binding> optional = left.hasNext() ? Iter.toList(Iter.map(right, all::of)) : List.of();
            if (optional.isEmpty()) {
                right.close();
                return left;
            }
            Map<IntBuffer, List<Binding>> byIds = new HashMap<>();
            RoaringBitmap firsts = new RoaringBitmap();
            for (Binding row : optional) {
                IntBuffer ids = ids(row, shared, terms);
                byIds.computeIfAbsent(ids, of -> new ArrayList<>(1)).add(row);
                firsts.add(ids.get(0));
            }
            return byIds.keySet().stream().allMatch(IdExecutor::areTerms)
                    ? new RowPlan.ForEach(left, row -> joined(row, found(row, firsts, byIds)), context)
                    : Join.leftJoin(left, QueryIterPlainWrapper.create(optional.iterator(), context), null, context);
        }

        /** Most rows have none, and the first of their ids tells it. */
        private @Nullable List<Binding> found(Binding row, RoaringBitmap firsts, Map<IntBuffer, List<Binding>> byIds) {
            int first = IdBinding.id(row, shared[0], terms);
            return first >= 0 && firsts.contains(first) ? byIds.get(ids(row, shared, terms)) : null;
        }

        private Iterator<Binding> joined(Binding row, @Nullable List<Binding> found) {
            return found == null
                    ? Iter.singletonIterator(row)
                    : Iter.map(found.iterator(), other -> rest.of(other, row));
        }
    }

    private static IntBuffer ids(Binding row, Var[] variables, StoredTerms terms) {
        int[] ids = new int[variables.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = IdBinding.id(row, variables[i], terms);
        }
        return IntBuffer.wrap(ids);
    }

    /** Whether all of them are terms of the dataset. */
    private static boolean areTerms(IntBuffer ids) {
        return Arrays.stream(ids.array()).allMatch(id -> id >= 0);
    }

    /**
     * Puts rows together by ids, and gives the groups in the order of their first rows: so they stay ids, and what is looked
     * up of group after group lies near.
     */
    private static final class Groups extends QueryIter1 {
        private final Var[] by;
        private final List<ExprAggregator> aggregates;
        private final Var[] variables;
        private final StoredTerms terms;
        private final IdBinding.Part keys;
        private Iterator<Group> groups = Collections.emptyIterator();
        private boolean isRead;

        private record Group(Binding key, List<Accumulator> accumulators) {}

        Groups(QueryIterator rows, OpGroup group, StoredTerms terms, ExecutionContext context) {
            super(rows, context);
            by = group.getGroupVars().getVars().toArray(Var[]::new);
            aggregates = group.getAggregators();
            variables = aggregates.stream().map(ExprAggregator::getVar).toArray(Var[]::new);
            keys = new IdBinding.Part(List.of(by), terms);
            this.terms = terms;
        }

        /** Whether each row has what it is put together by, and that is no expression's, which mostly is no term. */
        static boolean areById(OpGroup group) {
            List<Var> by = group.getGroupVars().getVars();
            return !by.isEmpty()
                    && group.getGroupVars().getExprs().isEmpty()
                    && NamedVariables.bound(group.getSubOp()).containsAll(by);
        }

        private Iterator<Group> read() {
            Map<Object, Group> found = new LinkedHashMap<>();
            QueryIterator rows = getInput();
            while (rows.hasNext()) {
                Binding row = rows.nextBinding();
                Group group = found.computeIfAbsent(key(row), key -> new Group(keys.of(row), accumulators()));
                for (Accumulator each : group.accumulators) {
                    each.accumulate(row, getExecContext());
                }
            }
            return found.values().iterator();
        }

        private Object key(Binding row) {
            IntBuffer ids = ids(row, by, terms);
            return areTerms(ids) ? ids : Arrays.stream(by).map(row::get).toList();
        }

        private List<Accumulator> accumulators() {
            return aggregates.stream()
                    .map(each -> each.getAggregator().createAccumulator())
                    .toList();
        }

        @Override
        protected boolean hasNextBinding() {
            if (!isRead) {
                isRead = true;
                groups = read();
            }
            return groups.hasNext();
        }

        @Override
        protected Binding moveToNextBinding() {
            Group group = groups.next();
            @Nullable Node[] values = new Node[variables.length];
            for (int i = 0; i < values.length; i++) {
                NodeValue value = group.accumulators.get(i).getValue();
                values[i] = value == null ? null : value.asNode();
            }
            return new ValueRow(group.key, variables, values);
        }

        @Override
        protected void requestSubCancel() {
            // The input is cancelled.
        }

        @Override
        protected void closeSubIterator() {
            groups = Collections.emptyIterator();
        }
    }
}
