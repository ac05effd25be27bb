package org.casegraph.evaluation;

import com.google.re2j.Matcher;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;

/** REPLACE in linear time, with a bound on what it makes. */
final class GuardedReplace extends ExprFunctionN {
    private final LinearRegex regex;
    private final Evaluation evaluation;

    private GuardedReplace(ExprList arguments, LinearRegex regex, Evaluation evaluation) {
        super("replace", arguments);
        this.regex = regex;
        this.evaluation = evaluation;
    }

    static Expr of(ExprList arguments, Evaluation evaluation) {
        return new GuardedReplace(arguments, new LinearRegex(evaluation), evaluation);
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
        Node text = NodeValueOps.checkAndGetStringLiteral("replace", arguments.get(0));
        String flags = arguments.size() > 3 ? LinearRegex.string(arguments.get(3)) : "";
        String replacement = LinearRegex.string(arguments.get(2));
        Matcher matcher = regex.matcher(LinearRegex.string(arguments.get(1)), flags, text.getLiteralLexicalForm());
        try {
            String replaced = replace(matcher, replacement);
            return NodeValue.makeNode(
                    text.getLiteralLanguage().isEmpty()
                            ? NodeFactory.createLiteralDT(replaced, text.getLiteralDatatype())
                            : NodeFactory.createLiteralLang(replaced, text.getLiteralLanguage()));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new ExprEvalException("replacement: " + e.getMessage(), e);
        }
    }

    /** Of the matches with nothing in them only the first counts, as in ARQ. */
    private String replace(Matcher matcher, String replacement) {
        StringBuilder replaced = new StringBuilder();
        boolean first = true;
        while (matcher.find()) {
            if (first || matcher.start() < matcher.end()) {
                matcher.appendReplacement(replaced, replacement);
                evaluation.string(replaced.length());
            }
            first = false;
        }
        matcher.appendTail(replaced);
        return replaced.toString();
    }

    @Override
    public Expr copy(ExprList arguments) {
        return new GuardedReplace(arguments, regex, evaluation);
    }
}
