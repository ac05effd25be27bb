package org.casegraph.evaluation.row;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterProcessBinding;
import org.apache.jena.sparql.expr.E_Coalesce;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.Unstable;
import org.apache.jena.sparql.sse.Tags;
import org.jspecify.annotations.Nullable;

/**
 * What BIND and the expressions of SELECT add to each row: one row more, where Jena makes one for each of them. A value that
 * nobody asks for is not made, if nobody could tell.
 */
public final class AddedValues extends QueryIterProcessBinding implements ValueRow.Later {
    private final Var[] variables;
    private final Expr[] expressions;

    /** Of each the variable that it is, or is where that has a value; null of another. */
    private final @Nullable Var[] same;

    private final boolean areNew;

    /** Which of them can be made when they are asked for, as bits. */
    private final int canWait;

    /** @param areNew whether no row has a value of what is added */
    public AddedValues(QueryIterator rows, VarExprList added, boolean areNew, ExecutionContext context) {
        super(rows, context);
        this.areNew = areNew;
        List<Var> all = added.getVars();
        variables = all.toArray(Var[]::new);
        expressions = all.stream().map(added::getExpr).map(KnownValues::of).toArray(Expr[]::new);
        same = new Var[variables.length];
        int waiting = 0;
        for (int i = 0; areNew && i < Math.min(variables.length, Integer.SIZE); i++) {
            Expr expression = added.getExpr(variables[i]);
            same[i] = same(expression);
            boolean isOfLater = all.subList(i, all.size()).stream().anyMatch(expression.getVarsMentioned()::contains);
            waiting |= canWait(expression) && !isOfLater ? 1 << i : 0;
        }
        canWait = waiting;
    }

    @Override
    public @Nullable Binding accept(Binding row) {
        @Nullable Node[] values = new Node[variables.length];
        ValueRow all = new ValueRow(row, variables, values, this);
        for (int i = 0; i < values.length; i++) {
            // One that looks at the whole row is not to see those behind it.
            if (i < Integer.SIZE && (canWait & 1 << i) != 0) {
                all.makeLater(i);
            } else {
                Node value = value(i, all);
                Node before = value == null || areNew ? null : row.get(variables[i]);
                if (before == null) {
                    values[i] = value;
                } else if (!before.sameValueAs(value)) {
                    return null;
                }
            }
        }
        return all;
    }

    /** Whether an expression says the same of a row whenever it is asked, and does nothing else. */
    private static boolean canWait(Expr expression) {
        if (expression.isVariable() || expression.isConstant()) {
            return true;
        }
        return expression instanceof ExprFunction function
                && !(function instanceof ExprFunctionOp
                        || function instanceof Unstable
                        || function instanceof E_Function
                        || function.getFunctionSymbol().getSymbol().equals(Tags.tagCall))
                && function.getArgs().stream().allMatch(argument -> argument == null || canWait(argument));
    }

    private static @Nullable Var same(Expr expression) {
        Expr first = expression instanceof E_Coalesce known ? known.getArg(1) : expression;
        return first != null && first.isVariable() ? first.asVar() : null;
    }

    @Override
    public @Nullable Var sameAs(int place, Binding row) {
        Var variable = same[place];
        return variable != null && (expressions[place].isVariable() || row.contains(variable)) ? variable : null;
    }

    @Override
    public @Nullable Node value(int place, Binding row) {
        if (expressions[place].isVariable()) {
            return row.get(expressions[place].asVar());
        }
        NodeValue value = KnownValues.valueOrNull(expressions[place], row, getExecContext());
        return value == null ? null : value.asNode();
    }
}
