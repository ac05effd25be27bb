package org.casegraph.evaluation.row;

import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_IRI;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/** IRI, which gives back an absolute one as it is: one that is so by plain characters alone is not parsed for it. */
public final class PlainIri extends E_IRI {
    /** @param iri with the argument that this is to have */
    public PlainIri(E_IRI iri) {
        super(iri.getParserBase(), iri.getRelExpr());
    }

    private PlainIri(String base, Expr argument) {
        super(base, argument);
    }

    @Override
    protected NodeValue evalSpecial(Binding row, FunctionEnv environment) {
        NodeValue value = getRelExpr().eval(row, environment);
        return value.isString() && isPlain(value.getString())
                ? NodeValue.makeNode(NodeFactory.createURI(value.getString()))
                : eval(value, environment);
    }

    /** Whether a text is an IRI by HTTP whose host is in small letters, and nothing in it has to be looked at closely. */
    static boolean isPlain(String text) {
        int at = text.startsWith("https://") ? 8 : text.startsWith("http://") ? 7 : text.length();
        int host = at;
        while (at < text.length() && (isLetterOrDigit(text.charAt(at)) || at > host && text.charAt(at) == '.')) {
            if (text.charAt(at) == '.' && text.charAt(at - 1) == '.') {
                return false;
            }
            at++;
        }
        if (at == host || at == text.length() || text.charAt(at) != '/' || text.charAt(at - 1) == '.') {
            return false;
        }
        boolean hasFragment = false;
        for (at++; at < text.length(); at++) {
            char each = text.charAt(at);
            boolean isFragment = each == '#' && !hasFragment;
            hasFragment |= isFragment;
            if (!isFragment
                    && !isLetterOrDigit(each)
                    && !(each >= 'A' && each <= 'Z')
                    && each != '_'
                    && each != '-'
                    && each != '/') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char each) {
        return each >= 'a' && each <= 'z' || each >= '0' && each <= '9';
    }

    @Override
    public Expr copy(Expr argument) {
        return new PlainIri(getParserBase(), argument);
    }
}
