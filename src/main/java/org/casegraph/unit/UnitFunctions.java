package org.casegraph.unit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionBase;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sys.JenaSubsystemLifecycle;
import org.casegraph.vocabulary.CG;

/**
 * What rules and shapes call on units; a stranger's query may not. Jena starts it, so that shapes, whose queries have no
 * context of their own, find the functions too.
 *
 * <dl>
 *   <dt>{@code function:conversionFactor(from, to[, molarMass])}
 *   <dd>by what a number is multiplied; an error where it cannot be converted
 *   <dt>{@code function:isUnit(code)}
 *   <dd>whether it is a UCUM code
 *   <dt>{@code function:unitsFit(code, other)}
 *   <dd>whether both can be of one measure, such as mass and amount of substance in a volume
 * </dl>
 */
public final class UnitFunctions implements JenaSubsystemLifecycle {
    private static final String BASE = CG.BASE + "function#";

    /** After ARQ, which has the registry. */
    private static final int LEVEL = 40;

    private final UcumUnits units = new UcumUnits();

    /** Called by Jena. */
    public UnitFunctions() {}

    @Override
    public int level() {
        return LEVEL;
    }

    @Override
    public void start() {
        register("conversionFactor", 2, 3, this::factor);
        register("isUnit", 1, 1, codes -> NodeValue.makeBoolean(units.isUnit(text(codes.get(0)))));
        register(
                "unitsFit",
                2,
                2,
                codes -> NodeValue.makeBoolean(unit(codes.get(0)).fits(unit(codes.get(1)))));
    }

    @Override
    public void stop() {
        List.of("conversionFactor", "isUnit", "unitsFit")
                .forEach(name -> FunctionRegistry.get().remove(BASE + name));
    }

    private NodeValue factor(List<NodeValue> arguments) {
        Optional<BigDecimal> molarMass =
                arguments.size() > 2 ? Optional.of(arguments.get(2).getDecimal()) : Optional.empty();
        return unit(arguments.get(0))
                .factorTo(unit(arguments.get(1)), molarMass)
                .map(NodeValue::makeDecimal)
                .orElseThrow(() -> new ExprEvalException("these units do not convert: " + arguments));
    }

    private MeasuringUnit unit(NodeValue code) {
        return units.unit(text(code)).orElseThrow(() -> new ExprEvalException("no unit that converts: " + code));
    }

    private static String text(NodeValue code) {
        if (!code.isString()) {
            throw new ExprEvalException("no UCUM code: " + code);
        }
        return code.getString();
    }

    private static void register(String name, int fewest, int most, Body body) {
        FunctionRegistry.get().put(BASE + name, iri -> new FunctionBase() {
            @Override
            public NodeValue exec(List<NodeValue> arguments) {
                return body.of(arguments);
            }

            @Override
            public void checkBuild(String uri, ExprList arguments) {
                if (arguments.size() < fewest || arguments.size() > most) {
                    throw new QueryBuildException(uri + " takes " + fewest + " to " + most + " arguments");
                }
            }
        });
    }

    private interface Body {
        NodeValue of(List<NodeValue> arguments);
    }
}
