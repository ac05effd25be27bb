package org.casegraph.evaluation.row;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.Transform;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;

/**
 * Asks conditions with EXISTS before OPTIONAL parts that give them nothing, where Jena moves other conditions only: so nothing
 * is added to rows that go, and what adds to rows stands together.
 */
public final class EarlyExists extends TransformCopy {
    /** A use of {@code Transformer.transform}, once the query is optimised. */
    public static Transform transform() {
        return new EarlyExists();
    }

    private EarlyExists() {}

    @Override
    public Op transform(OpFilter filter, Op sub) {
        ExprList left = new ExprList();
        Op of = sub;
        for (Expr condition : filter.getExprs()) {
            if (hasExists(condition) && isOptional(of) && isBefore(condition, (Op2) of)) {
                of = under(condition, of);
            } else {
                left.add(condition);
            }
        }
        return left.isEmpty() ? of : OpFilter.filterDirect(left, of);
    }

    private static Op under(Expr condition, Op op) {
        if (isOptional(op) && isBefore(condition, (Op2) op)) {
            Op2 optional = (Op2) op;
            return optional.copy(under(condition, optional.getLeft()), optional.getRight());
        }
        return OpFilter.filterDirect(new ExprList(condition), op);
    }

    private static boolean hasExists(Expr expression) {
        return expression instanceof ExprFunctionOp
                || expression instanceof ExprFunction function
                        && function.getArgs().stream().anyMatch(argument -> argument != null && hasExists(argument));
    }

    private static boolean isOptional(Op op) {
        return op instanceof OpConditional || op instanceof OpLeftJoin;
    }

    /** Whether an OPTIONAL gives no variable that a condition names, however it names it. */
    private static boolean isBefore(Expr condition, Op2 optional) {
        Set<Var> given = new HashSet<>(OpVars.mentionedVars(optional.getRight()));
        given.removeAll(NamedVariables.bound(optional.getLeft()));
        Set<Var> named = new HashSet<>();
        NamedVariables.addAll(condition, named);
        return named.stream().noneMatch(given::contains);
    }
}
