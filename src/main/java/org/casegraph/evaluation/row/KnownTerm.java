package org.casegraph.evaluation.row;

import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.Unstable;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.sse.Tags;
import org.jspecify.annotations.Nullable;

/**
 * A variable of which it is kept what number or text a term is: Jena reads it from its characters each time, and counts of
 * many rows are the same terms. For one thread.
 */
public final class KnownTerm extends ExprVar {
    private static final int KEPT = 1 << 9;

    /** SPARQL's own expressions, and the guards around them. */
    private static final Set<String> KNOWING =
            Set.of(Expr.class.getPackageName(), "org.casegraph.evaluation", PlainIri.class.getPackageName());

    private @Nullable Node[] terms = {};
    private @Nullable NodeValue[] values = {};
    private @Nullable Node last;
    private @Nullable NodeValue valueOfLast;

    KnownTerm(Var variable) {
        super(variable);
    }

    /** The same expression with this in the place of its variables, where what is around them allows it. */
    public static Expr in(Expr expression) {
        if (expression.isVariable()) {
            return new KnownTerm(expression.asVar());
        }
        if (!isKnowing(expression)) {
            return expression;
        }
        if (expression instanceof ExprFunction1 one) {
            return one.copy(in(one.getArg()));
        }
        if (expression instanceof ExprFunction2 two) {
            return two.copy(in(two.getArg1()), in(two.getArg2()));
        }
        boolean isWhole = ((ExprFunction) expression).getArgs().stream().noneMatch(argument -> argument == null);
        if (isWhole && expression instanceof ExprFunction3 three && three.getArg3() != null) {
            return three.copy(in(three.getArg1()), in(three.getArg2()), in(three.getArg3()));
        }
        return isWhole && expression instanceof ExprFunctionN many
                ? many.copy(
                        new ExprList(many.getArgs().stream().map(KnownTerm::in).toList()))
                : expression;
    }

    /**
     * Whether a function's value depends on nothing but those of its arguments. One with an IRI is asked each time, and so is
     * what other parts of the program put in the place of an expression, which may look at the whole row.
     */
    static boolean isKnowing(Expr expression) {
        return expression instanceof ExprFunction function
                && KNOWING.contains(function.getClass().getPackageName())
                && !(function instanceof ExprFunctionOp
                        || function instanceof Unstable
                        || function instanceof E_Function)
                && !function.getFunctionSymbol().getSymbol().equals(Tags.tagCall);
    }

    @Override
    public NodeValue eval(Binding row, FunctionEnv environment) {
        Node term = row == null ? null : row.get(varNode);
        if (term == null) {
            return super.eval(row, environment);
        }
        NodeValue value = valueOfLast;
        if (value == null || term != last) {
            value = value(term);
            last = term;
            valueOfLast = value;
        }
        return value;
    }

    private NodeValue value(Node term) {
        if (terms.length == 0) {
            terms = new Node[KEPT];
            values = new NodeValue[KEPT];
        }
        int slot = slot(term);
        NodeValue known = values[slot];
        if (known == null || terms[slot] != term) {
            known = NodeValue.makeNode(term);
            terms[slot] = term;
            values[slot] = known;
        }
        return known;
    }

    private static int slot(Node term) {
        int hash = term.hashCode();
        return (hash ^ hash >>> 9 ^ hash >>> 18) & KEPT - 1;
    }
}
