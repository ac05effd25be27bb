package org.casegraph.evaluation;

import java.util.List;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;

/** REGEX in linear time. */
final class GuardedRegex extends ExprFunctionN {
    private final LinearRegex regex;

    private GuardedRegex(ExprList arguments, LinearRegex regex) {
        super("regex", arguments);
        this.regex = regex;
    }

    static Expr of(ExprList arguments, Evaluation evaluation) {
        return new GuardedRegex(arguments, new LinearRegex(evaluation));
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
        String text = string(arguments.get(0));
        String flags = arguments.size() > 2 ? string(arguments.get(2)) : "";
        return NodeValue.booleanReturn(
                regex.matcher(string(arguments.get(1)), flags, text).find());
    }

    static String string(NodeValue value) {
        return NodeValueOps.checkAndGetStringLiteral("regex", value).getLiteralLexicalForm();
    }

    @Override
    public Expr copy(ExprList arguments) {
        return new GuardedRegex(arguments, regex);
    }
}
