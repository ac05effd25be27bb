package org.casegraph.evaluation;

import java.util.List;
import java.util.function.Supplier;
import org.apache.jena.query.QueryException;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/**
 * An expression whose mistakes are errors of the expression, as SPARQL has them: whatever Jena throws at odd arguments
 * leaves the value unbound, and other branches of the query go on.
 */
final class Caught extends ExprFunctionN {
    private final ExprFunction within;
    private final Evaluation evaluation;

    Caught(ExprFunction within, Evaluation evaluation) {
        super("caught", new ExprList(within.getArgs()));
        this.within = within;
        this.evaluation = evaluation;
    }

    ExprFunction within() {
        return within;
    }

    @Override
    protected NodeValue evalSpecial(Binding binding, FunctionEnv environment) {
        return by(evaluation, () -> within.eval(binding, environment));
    }

    /** A refusal goes on, whether it is thrown here or was when Jena caught it. */
    static NodeValue by(Evaluation evaluation, Supplier<NodeValue> work) {
        try {
            return work.get();
        } catch (QueryException | Refusal e) {
            throw e;
        } catch (RuntimeException e) {
            evaluation.stopped().ifPresent(reason -> {
                throw reason;
            });
            throw new ExprEvalException(e.toString(), e);
        }
    }

    @Override
    public NodeValue eval(List<NodeValue> values) {
        throw new IllegalStateException("evaluated with its binding");
    }

    @Override
    public Expr copy(ExprList arguments) {
        return new Caught(copy(within, arguments), evaluation);
    }

    private static ExprFunction copy(ExprFunction function, ExprList arguments) {
        if (function instanceof ExprFunction1 one) {
            return (ExprFunction) one.copy(arguments.get(0));
        }
        if (function instanceof ExprFunction2 two) {
            return (ExprFunction) two.copy(arguments.get(0), arguments.get(1));
        }
        if (function instanceof ExprFunction3 three) {
            return (ExprFunction)
                    three.copy(arguments.get(0), arguments.get(1), arguments.size() > 2 ? arguments.get(2) : null);
        }
        return (ExprFunction) ((ExprFunctionN) function).copy(arguments);
    }
}
