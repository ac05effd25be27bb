package org.casegraph.evaluation.row;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.Transform;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprVar;

/**
 * Puts rows in order before OPTIONAL and BIND add to them what their order does not depend on. All rows are held to be put in
 * order: those are short, and what is added passes by, as each step gives what comes of one row before what comes of the
 * next. Where the order was asked for, only rows of the same keys are left to be put in order ({@link OrderedRuns}).
 */
public final class EarlyOrder extends TransformCopy {
    /** A use of {@code Transformer.transform}, once the query is optimised: what is decided here is not looked at again. */
    public static Transform transform() {
        return new EarlyOrder();
    }

    private EarlyOrder() {}

    @Override
    public Op transform(OpOrder order, Op sub) {
        return new OpOrder(under(order.getConditions(), sub).orElse(sub), order.getConditions());
    }

    /** The rows of an op in an order that one of its parts is put in; empty where none can be. */
    private static Optional<Op> under(List<SortCondition> conditions, Op op) {
        if (op instanceof OpDistinct distinct) {
            return under(conditions, distinct.getSubOp()).map(OpDistinct::create);
        }
        if (op instanceof OpProject project) {
            return Set.copyOf(project.getVars()).containsAll(variables(conditions))
                    ? under(conditions, project.getSubOp()).map(of -> new OpProject(of, project.getVars()))
                    : Optional.empty();
        }
        if (op instanceof OpExtend extend) {
            return renamed(conditions, extend)
                    .map(of -> OpExtend.create(inOrder(of, extend.getSubOp()), extend.getVarExprList()));
        }
        if (op instanceof OpConditional || op instanceof OpLeftJoin) {
            Op2 optional = (Op2) op;
            Set<Var> asked = variables(conditions);
            Set<Var> added = OpVars.visibleVars(optional.getRight());
            return OpVars.fixedVars(optional.getLeft()).containsAll(asked)
                            || added.stream().noneMatch(asked::contains)
                    ? Optional.of(optional.copy(inOrder(conditions, optional.getLeft()), optional.getRight()))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static Op inOrder(List<SortCondition> conditions, Op op) {
        return under(conditions, op).orElseGet(() -> new OpOrder(op, conditions));
    }

    private static Set<Var> variables(List<SortCondition> conditions) {
        Set<Var> variables = new HashSet<>();
        conditions.forEach(
                condition -> variables.addAll(condition.getExpression().getVarsMentioned()));
        return variables;
    }

    /** The conditions by what the variables of BIND were before it; empty where one is more than another name. */
    private static Optional<List<SortCondition>> renamed(List<SortCondition> conditions, OpExtend extend) {
        List<SortCondition> before = new ArrayList<>();
        for (SortCondition condition : conditions) {
            Expr asked = condition.getExpression();
            Expr given = asked.isVariable() ? extend.getVarExprList().getExpr(asked.asVar()) : null;
            if (given != null && given.isVariable() && extend.getVarExprList().getExpr(given.asVar()) == null) {
                before.add(new SortCondition(new ExprVar(given.asVar()), condition.getDirection()));
            } else if (asked.getVarsMentioned().stream()
                    .noneMatch(variable -> extend.getVarExprList().contains(variable))) {
                before.add(condition);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(before);
    }

    /** Whether the rows come in the order of the conditions, but for those of the same keys. */
    public static boolean isDone(OpOrder order, QueryIterator input, ExecutionContext context) {
        return isInOrder(order.getConditions(), order.getSubOp()) || OrderedSolutions.areOf(order, input, context);
    }

    private static boolean isInOrder(List<SortCondition> conditions, Op op) {
        if (op instanceof OpOrder before) {
            return before.getConditions().equals(conditions);
        }
        if (op instanceof OpDistinct distinct) {
            return isInOrder(conditions, distinct.getSubOp());
        }
        if (op instanceof OpProject project) {
            return isInOrder(conditions, project.getSubOp());
        }
        if (op instanceof OpExtend extend) {
            return renamed(conditions, extend)
                    .filter(of -> isInOrder(of, extend.getSubOp()))
                    .isPresent();
        }
        return (op instanceof OpConditional || op instanceof OpLeftJoin) && isInOrder(conditions, ((Op2) op).getLeft());
    }

    /**
     * By the values of which variable the rows of an op come, each one's together, if they were put in order before what only
     * adds to them.
     */
    public static Optional<Var> first(Op op) {
        if (op instanceof OpOrder order) {
            Expr first = order.getConditions().get(0).getExpression();
            return first.isVariable() ? Optional.of(first.asVar()) : Optional.empty();
        }
        if (op instanceof OpProject project) {
            return first(project.getSubOp()).filter(project.getVars()::contains);
        }
        if (op instanceof OpExtend extend) {
            return first(extend.getSubOp()).map(before -> extend.getVarExprList().getVars().stream()
                    .filter(variable ->
                            new ExprVar(before).equals(extend.getVarExprList().getExpr(variable)))
                    .findFirst()
                    .orElse(before));
        }
        return op instanceof OpConditional || op instanceof OpLeftJoin ? first(((Op2) op).getLeft()) : Optional.empty();
    }
}
