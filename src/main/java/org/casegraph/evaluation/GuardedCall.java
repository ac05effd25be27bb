package org.casegraph.evaluation;

import java.math.BigInteger;
import java.util.List;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.Function;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;

/**
 * A call of a function by IRI, as {@link FunctionList} allows it. An IRI that it does not know is an error of the
 * expression, as SPARQL says of every function that there is not; so is what the function throws.
 */
final class GuardedCall extends ExprFunctionN {
    private static final BigInteger MOST_PLACES = BigInteger.valueOf(NumberSize.MOST_DIGITS);

    private final String iri;
    private final Evaluation evaluation;

    GuardedCall(String iri, ExprList arguments, Evaluation evaluation) {
        super("call", arguments);
        this.iri = iri;
        this.evaluation = evaluation;
    }

    /** @throws QueryBuildException if the function does not take as many arguments */
    @Override
    protected NodeValue evalSpecial(Binding binding, FunctionEnv environment) {
        evaluation.check();
        FunctionList.Entry listed = FunctionList.ours()
                .find(iri)
                .filter(FunctionList.Entry::mayRun)
                .orElseThrow(() -> new ExprEvalException("there is no function " + iri));
        ExprList values = new ExprList();
        for (Expr argument : args) {
            NodeValue value = argument.eval(binding, environment);
            requireShort(value);
            values.add(value);
        }
        requireWithin(listed.guard(), values);
        FunctionFactory factory = FunctionRegistry.get().get(iri);
        if (factory == null) {
            throw new ExprEvalException("there is no function " + iri);
        }
        return Caught.by(evaluation, () -> {
            Function function = factory.create(iri);
            function.build(iri, values, environment.getContext());
            return function.exec(binding, values, iri, environment);
        });
    }

    private void requireShort(NodeValue value) {
        NumberSize.check(value, evaluation);
        if (value.isLiteral() && value.asNode().getLiteralLexicalForm().length() > NumberSize.MOST_DIGITS) {
            throw evaluation.refuse(
                    Refusal.Remedy.ASK_FOR_LESS,
                    "String too long",
                    "A function is called with a string of more than " + NumberSize.MOST_DIGITS + " characters",
                    "Take a part of it, as with SUBSTR");
        }
    }

    private static void requireWithin(FunctionList.Guard guard, ExprList values) {
        if (guard == FunctionList.Guard.PLACES && values.size() > 1) {
            requirePlaces(values.get(1).getConstant(), BigInteger.ONE);
        }
        if (guard == FunctionList.Guard.POWER && values.size() > 0) {
            NodeValue exponent = values.get(values.size() - 1).getConstant();
            requirePlaces(
                    exponent,
                    BigInteger.valueOf(
                            values.size() > 1 ? NumberSize.digits(values.get(0).getConstant()) : 1));
        }
    }

    private static void requirePlaces(NodeValue number, BigInteger each) {
        if (number.isInteger() && number.getInteger().abs().multiply(each).compareTo(MOST_PLACES) > 0) {
            throw new ExprEvalException("a number of more than " + MOST_PLACES + " digits");
        }
    }

    @Override
    public NodeValue eval(List<NodeValue> values) {
        throw new IllegalStateException("evaluated with its binding");
    }

    @Override
    public Expr copy(ExprList arguments) {
        return new GuardedCall(iri, arguments, evaluation);
    }
}
