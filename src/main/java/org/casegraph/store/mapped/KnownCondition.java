package org.casegraph.store.mapped;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.Unstable;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.sse.Tags;
import org.casegraph.evaluation.TextCondition;

/**
 * A condition on the value of one variable. What it says of a value is kept for further rows that have the same: of millions
 * of labels, which come value by value, each is looked at once.
 */
final class KnownCondition extends ExprFunctionN {
    private static final int KEPT = 1 << 12;

    private final Expr condition;
    private final Var variable;
    private final StoredTerms terms;

    /** One more than the id of the value of which is kept what it says, by the last bits of the id. */
    private final int[] values = new int[KEPT];

    private final boolean[] isTrue = new boolean[KEPT];

    private final Optional<TextCondition> ofText;

    private KnownCondition(Expr condition, Var variable, StoredTerms terms) {
        super("known", new ExprVar(variable));
        this.condition = condition;
        this.variable = variable;
        this.terms = terms;
        ofText = TextCondition.of(condition, variable);
    }

    /** The conditions with this in the place of each that is on one variable alone. */
    static ExprList in(ExprList conditions, ExecutionContext context) {
        return IdStages.graph(context)
                .map(graph -> new ExprList(conditions.getList().stream()
                        .map(condition -> known(condition, graph.terms()))
                        .toList()))
                .orElse(conditions);
    }

    private static Expr known(Expr condition, StoredTerms terms) {
        Set<Var> mentioned = condition.getVarsMentioned();
        return mentioned.size() == 1 && condition.isFunction() && isStable(condition)
                ? new KnownCondition(condition, mentioned.iterator().next(), terms)
                : condition;
    }

    /** Whether it says the same of one value each time. */
    private static boolean isStable(Expr expression) {
        if (expression.isVariable() || expression.isConstant()) {
            return true;
        }
        return expression instanceof ExprFunction function
                && !(function instanceof ExprFunctionOp
                        || function instanceof KnownExists
                        || function instanceof Unstable
                        || function instanceof E_Function
                        || isCall(function))
                && function.getArgs().stream().allMatch(argument -> argument == null || isStable(argument));
    }

    /** Of a function by its IRI, as the guard around it names it. */
    private static boolean isCall(ExprFunction function) {
        return function.getFunctionSymbol().getSymbol().equals(Tags.tagCall);
    }

    @Override
    protected NodeValue evalSpecial(Binding row, FunctionEnv environment) {
        int id = IdBinding.heldId(row, variable, terms);
        return NodeValue.booleanReturn(id < 0 ? condition.isSatisfied(row, environment) : isTrueOf(id, environment));
    }

    /** What it says of a term. */
    boolean isTrueOf(int id, FunctionEnv environment) {
        int slot = id & KEPT - 1;
        if (values[slot] != id + 1) {
            isTrue[slot] = isTrueOfNew(id, environment);
            values[slot] = id + 1;
        }
        return isTrue[slot];
    }

    private boolean isTrueOfNew(int id, FunctionEnv environment) {
        TextCondition.Said said = ofText.map(text -> terms.read(id, text::of)).orElse(TextCondition.Said.UNKNOWN);
        return said == TextCondition.Said.UNKNOWN
                ? condition.isSatisfied(new IdBinding(null, terms, new Var[] {variable}, new int[] {id}), environment)
                : said == TextCondition.Said.TRUE;
    }

    Var variable() {
        return variable;
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
