package org.casegraph.evaluation;

import java.util.List;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;

/** CONCAT that adds up the lengths before it joins. */
final class GuardedConcat extends E_StrConcat {
    private final Evaluation evaluation;

    GuardedConcat(ExprList arguments, Evaluation evaluation) {
        super(arguments);
        this.evaluation = evaluation;
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
        long length = 0;
        for (NodeValue argument : arguments) {
            length += argument.isLiteral()
                    ? argument.asNode().getLiteralLexicalForm().length()
                    : 0;
        }
        evaluation.string(length);
        return super.eval(arguments);
    }

    @Override
    public Expr copy(ExprList arguments) {
        return new GuardedConcat(arguments, evaluation);
    }
}
