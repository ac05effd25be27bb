package org.casegraph.evaluation.row;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterProcessBinding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprLib;
import org.apache.jena.sparql.expr.NodeValue;
import org.jspecify.annotations.Nullable;

/** What BIND and the expressions of SELECT add to each row: one row more, where Jena makes one for each of them. */
public final class AddedValues extends QueryIterProcessBinding {
    private final Var[] variables;
    private final Expr[] expressions;
    private final boolean areNew;

    /** @param areNew whether no row has a value of what is added */
    public AddedValues(QueryIterator rows, VarExprList added, boolean areNew, ExecutionContext context) {
        super(rows, context);
        this.areNew = areNew;
        List<Var> all = added.getVars();
        variables = all.toArray(Var[]::new);
        expressions = all.stream().map(added::getExpr).map(KnownValues::of).toArray(Expr[]::new);
    }

    @Override
    public @Nullable Binding accept(Binding row) {
        @Nullable Node[] values = new Node[variables.length];
        Binding all = new ValueRow(row, variables, values);
        for (int i = 0; i < values.length; i++) {
            NodeValue value = ExprLib.evalOrNull(expressions[i], all, getExecContext());
            if (value != null) {
                Node before = areNew ? null : row.get(variables[i]);
                if (before == null) {
                    values[i] = value.asNode();
                } else if (!before.sameValueAs(value.asNode())) {
                    return null;
                }
            }
        }
        return all;
    }
}
