package org.casegraph.store.mapped;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDisjunction;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.jspecify.annotations.Nullable;

/**
 * Finds for a row those that fit to it, as it is asked for thousands of rows after each other: what stands in OPTIONAL or
 * EXISTS. It is prepared once, and the values of a row are not written into it.
 */
interface RowPlan {
    /** Only as long as no other is asked for. */
    Iterator<Binding> rows(Binding row);

    /** How many fit to a row. */
    default long count(Binding row) {
        long count = 0;
        for (Iterator<Binding> rows = rows(row); rows.hasNext(); rows.next()) {
            count++;
        }
        return count;
    }

    /** Empty if it has a part that the rows before have to be written into, or is over no columns. */
    static Optional<RowPlan> of(Op op, ExecutionContext context) {
        return IdStages.graph(context).flatMap(graph -> of(op, graph, context));
    }

    private static Optional<RowPlan> of(Op op, IdGraph graph, ExecutionContext context) {
        if (op instanceof OpBGP pattern) {
            return IdPattern.takes(pattern.getPattern())
                    ? Optional.of(
                            pattern.getPattern().isEmpty()
                                    ? Iter::singletonIterator
                                    : new PatternPlan(pattern.getPattern(), graph, List.of(), context))
                    : Optional.empty();
        }
        if (op instanceof OpFilter filter) {
            ExprList conditions = KnownCondition.in(KnownExists.in(filter.getExprs(), context), context);
            return filter.getSubOp() instanceof OpBGP pattern
                            && !pattern.getPattern().isEmpty()
                            && IdPattern.takes(pattern.getPattern())
                    ? Optional.of(ofPattern(pattern, conditions, graph, context))
                    : of(filter.getSubOp(), graph, context).map(of -> filtered(of, conditions, context));
        }
        if (op instanceof OpExtend extend) {
            VarExprList given = KnownExists.in(extend.getVarExprList(), context);
            return of(extend.getSubOp(), graph, context)
                    .map(of -> row -> Iter.removeNulls(Iter.map(of.rows(row), found -> with(given, found, context))));
        }
        if (op instanceof OpSequence sequence) {
            Op joined = joined(sequence);
            if (joined != op) {
                return of(joined, graph, context);
            }
            return all(sequence.getElements(), graph, context).map(RowPlan::oneAfterTheOther);
        }
        if (op instanceof OpConditional optional) {
            return of(optional.getLeft(), graph, context).flatMap(left -> of(optional.getRight(), graph, context)
                    .map(right -> row -> Iter.flatMap(left.rows(row), found -> orNone(found, right))));
        }
        if (op instanceof OpUnion union) {
            return all(List.of(union.getLeft(), union.getRight()), graph, context)
                    .map(RowPlan::oneOrTheOther);
        }
        if (op instanceof OpDisjunction union) {
            return all(union.getElements(), graph, context).map(RowPlan::oneOrTheOther);
        }
        if (op instanceof OpPath path) {
            return Optional.of(new PathWays(path.getTriplePath(), context)::rows);
        }
        return op instanceof OpTable table && table.isJoinIdentity()
                ? Optional.of(Iter::singletonIterator)
                : Optional.empty();
    }

    /**
     * A basic graph pattern that was cut in two to ask an EXISTS of the first part, put together again, with all conditions
     * behind it: to look up one triple more mostly takes less than to ask it, and the whole has a better order. The same op
     * where a condition names a variable that only another part gives a value.
     */
    static Op joined(Op op) {
        if (!(op instanceof OpSequence sequence)) {
            return op;
        }
        BasicPattern all = new BasicPattern();
        ExprList conditions = new ExprList();
        for (Op part : sequence.getElements()) {
            boolean isAsked = part instanceof OpFilter filter
                    && filter.getExprs().getList().stream().allMatch(KnownExists::hasAny);
            if (!((isAsked ? ((OpFilter) part).getSubOp() : part) instanceof OpBGP basic)) {
                return op;
            }
            Collection<Var> own = OpVars.mentionedVars(basic);
            if (isAsked) {
                Collection<Var> mentioned = OpVars.mentionedVars(part);
                boolean isOfOthers = sequence.getElements().stream()
                        .filter(other -> other != part)
                        .flatMap(other -> OpVars.mentionedVars(other).stream())
                        .anyMatch(variable -> !own.contains(variable) && mentioned.contains(variable));
                if (isOfOthers) {
                    return op;
                }
                conditions.addAll(((OpFilter) part).getExprs());
            }
            all.addAll(basic.getPattern());
        }
        return conditions.isEmpty() ? new OpBGP(all) : OpFilter.filterBy(conditions, new OpBGP(all));
    }

    private static Optional<List<RowPlan>> all(List<Op> ops, IdGraph graph, ExecutionContext context) {
        List<RowPlan> plans = new ArrayList<>();
        for (Op op : ops) {
            Optional<RowPlan> plan = of(op, graph, context);
            if (plan.isEmpty()) {
                return Optional.empty();
            }
            plans.add(plan.get());
        }
        return Optional.of(plans);
    }

    /** What is said of one variable of the pattern is asked before there is a row. */
    private static RowPlan ofPattern(OpBGP op, ExprList conditions, IdGraph graph, ExecutionContext context) {
        Collection<Var> own = OpVars.mentionedVars(op);
        List<KnownCondition> known = new ArrayList<>();
        ExprList others = new ExprList();
        for (Expr condition : conditions) {
            if (condition instanceof KnownCondition each && own.contains(each.variable())) {
                known.add(each);
            } else {
                others.add(condition);
            }
        }
        return filtered(new PatternPlan(op.getPattern(), graph, known, context), others, context);
    }

    private static RowPlan filtered(RowPlan plan, ExprList conditions, ExecutionContext context) {
        return conditions.isEmpty()
                ? plan
                : row -> Iter.filter(plan.rows(row), found -> conditions.isSatisfied(found, context));
    }

    /** A row with what expressions say of it; null where that is another value than the row has. */
    private static @Nullable Binding with(VarExprList given, Binding row, ExecutionContext context) {
        Binding all = row;
        for (Var variable : given.getVars()) {
            Node value = given.get(variable, all, context);
            if (value != null) {
                Node before = all.get(variable);
                if (before != null && !before.equals(value)) {
                    return null;
                }
                all = before == null ? BindingFactory.binding(all, variable, value) : all;
            }
        }
        return all;
    }

    private static RowPlan oneAfterTheOther(List<RowPlan> plans) {
        return plans.stream()
                .reduce((first, second) -> row -> Iter.flatMap(first.rows(row), second::rows))
                .orElse(Iter::singletonIterator);
    }

    private static RowPlan oneOrTheOther(List<RowPlan> plans) {
        return row -> Iter.flatMap(plans.iterator(), plan -> plan.rows(row));
    }

    /** The row itself if none fits to it. */
    static Iterator<Binding> orNone(Binding row, RowPlan optional) {
        Iterator<Binding> found = optional.rows(row);
        return found.hasNext() ? found : Collections.singletonList(row).iterator();
    }

    /** For each row of the input those that a plan finds. */
    final class ForEach extends QueryIter1 {
        private final RowPlan plan;
        private Iterator<Binding> found = Collections.emptyIterator();

        ForEach(QueryIterator input, RowPlan plan, ExecutionContext context) {
            super(input, context);
            this.plan = plan;
        }

        @Override
        protected boolean hasNextBinding() {
            while (!found.hasNext()) {
                if (!getInput().hasNext()) {
                    return false;
                }
                found = plan.rows(getInput().nextBinding());
            }
            return true;
        }

        @Override
        protected Binding moveToNextBinding() {
            return found.next();
        }

        @Override
        protected void requestSubCancel() {
            // The input is cancelled, and the plan watches each triple.
        }

        @Override
        protected void closeSubIterator() {
            found = Collections.emptyIterator();
        }
    }
}
