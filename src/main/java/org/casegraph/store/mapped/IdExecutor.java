package org.casegraph.store.mapped;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterConvert;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.engine.iterator.QueryIterSingleton;
import org.apache.jena.sparql.engine.iterator.QueryIterSort;
import org.apache.jena.sparql.expr.ExprList;
import org.casegraph.evaluation.ClosableJoins;
import org.casegraph.evaluation.row.DistinctRuns;
import org.casegraph.evaluation.row.EarlyOrder;
import org.casegraph.evaluation.row.OrderedRuns;

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
        return GroupedCounts.isOfRows(group)
                ? QueryIterSingleton.create(ofRows(group, input), execCxt)
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
        Optional<UnionGraph> union = Var.isVar(graph.getNode()) ? union(execCxt.getDataset()) : Optional.empty();
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
        if (EarlyOrder.isDone(order)) {
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

    /** The union of all graphs that a query may name; empty where it has chosen some of them, or they are no columns. */
    private static Optional<UnionGraph> union(DatasetGraph dataset) {
        DatasetGraph inner = dataset;
        while (inner instanceof DatasetGraphWrapper wrapper) {
            if (inner instanceof DynamicDatasets.DynamicDatasetGraph) {
                return Optional.empty();
            }
            inner = wrapper.getWrapped();
        }
        Graph graph = IdStages.unwrapped(inner.getDefaultGraph());
        return graph instanceof UnionGraph union ? Optional.of(union) : Optional.empty();
    }
}
