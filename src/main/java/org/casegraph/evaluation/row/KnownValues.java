package org.casegraph.evaluation.row;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprLib;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;

/**
 * An expression of which it is kept what it says of some values: of a hundred thousand rows most have those of another. Where
 * hardly any has, nothing is kept any more. For one thread.
 */
final class KnownValues extends ExprFunctionN {
    private static final int MOST_VARIABLES = 6;
    private static final int KEPT = 1 << 10;
    private static final int TRIED = 1 << 12;

    /** Of so many that are asked one has to be known. */
    private static final int WORTH = 4;

    private final Expr expression;
    private final Var[] variables;
    private @Nullable Known[] known = new Known[KEPT];
    private int asked;
    private int found;

    /** @param value null where it was an error */
    private record Known(@Nullable Node[] of, @Nullable NodeValue value, @Nullable ExprEvalException error) {
        boolean isOf(@Nullable Node... values) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] != of[i] && !Objects.equals(values[i], of[i])) {
                    return false;
                }
            }
            return true;
        }

        NodeValue give() {
            if (error != null) {
                throw error;
            }
            return Objects.requireNonNull(value);
        }
    }

    private KnownValues(Expr expression, Var... variables) {
        super("values", new ExprList(expression));
        this.expression = expression;
        this.variables = variables;
    }

    /** The same expression, if it may say another thing of the same values or is no more than one of them. */
    static Expr of(Expr expression) {
        Set<Var> mentioned = expression.getVarsMentioned();
        if (!expression.isFunction() || mentioned.isEmpty()) {
            return expression;
        }
        Expr known = KnownTerm.in(expression);
        return mentioned.size() <= MOST_VARIABLES && isOfItsValues(expression)
                ? new KnownValues(known, mentioned.toArray(Var[]::new))
                : known;
    }

    private static boolean isOfItsValues(Expr expression) {
        return expression.isVariable()
                || expression.isConstant()
                || KnownTerm.isKnowing(expression)
                        && ((ExprFunction) expression)
                                .getArgs().stream().allMatch(argument -> argument == null || isOfItsValues(argument));
    }

    @Override
    protected NodeValue evalSpecial(Binding row, FunctionEnv environment) {
        return known.length == 0
                ? expression.eval(row, environment)
                : known(row, environment).give();
    }

    /** The value of an expression; null where it is an error: to throw what is known already takes longer than the rest. */
    static @Nullable NodeValue valueOrNull(Expr expression, Binding row, FunctionEnv environment) {
        return expression instanceof KnownValues values && values.known.length > 0
                ? values.known(row, environment).value
                : ExprLib.evalOrNull(expression, row, environment);
    }

    private Known known(Binding row, FunctionEnv environment) {
        @Nullable Node[] values = new Node[variables.length];
        int hash = 0;
        for (int i = 0; i < values.length; i++) {
            Node value = row.get(variables[i]);
            values[i] = value;
            hash = hash * 31 + (value == null ? 0 : value.hashCode());
        }
        int slot = (hash ^ hash >>> 10 ^ hash >>> 20) & KEPT - 1;
        Known before = known[slot];
        asked++;
        if (before != null && before.isOf(values)) {
            found++;
            return before;
        }
        Known now = evaluated(row, environment, values);
        if (asked == TRIED && found < TRIED / WORTH) {
            known = new Known[0];
        } else {
            known[slot] = now;
        }
        return now;
    }

    private Known evaluated(Binding row, FunctionEnv environment, @Nullable Node... values) {
        try {
            return new Known(values, expression.eval(row, environment), null);
        } catch (ExprEvalException e) {
            return new Known(values, null, e);
        }
    }

    @Override
    public NodeValue eval(List<NodeValue> given) {
        throw new IllegalStateException("evaluated with its row");
    }

    @Override
    public Expr copy(ExprList arguments) {
        return this;
    }
}
