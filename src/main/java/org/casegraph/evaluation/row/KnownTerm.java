package org.casegraph.evaluation.row;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;

/**
 * A variable of which it is kept what number or text a term is: Jena reads it from its characters each time, and counts of
 * many rows are the same terms. For one thread.
 */
final class KnownTerm extends ExprVar {
    private static final int KEPT = 1 << 9;

    private final @Nullable Node[] terms = new Node[KEPT];
    private final @Nullable NodeValue[] values = new NodeValue[KEPT];

    KnownTerm(Var variable) {
        super(variable);
    }

    @Override
    public NodeValue eval(Binding row, FunctionEnv environment) {
        Node term = row == null ? null : row.get(varNode);
        if (term == null) {
            return super.eval(row, environment);
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
