package org.casegraph.evaluation.row;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.Transform;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.aggregate.AggCount;

/** Where {@code COUNT(*)} only asks how many rows there are, puts them in no order and adds nothing to them that is not read. */
public final class CountedRows extends TransformCopy {
    /** A use of {@code Transformer.transform}, once the query is optimised. */
    public static Transform transform() {
        return new CountedRows();
    }

    private CountedRows() {}

    @Override
    public Op transform(OpGroup group, Op sub) {
        boolean isOfRows = !group.getAggregators().isEmpty()
                && group.getAggregators().stream().allMatch(each -> each.getAggregator() instanceof AggCount)
                && group.getGroupVars().getExprs().isEmpty();
        return super.transform(
                group, isOfRows ? as(sub, Set.copyOf(group.getGroupVars().getVars())) : sub);
    }

    /**
     * As many rows as an op has, whatever their order.
     *
     * @param read the variables whose values matter
     */
    private static Op as(Op op, Set<Var> read) {
        if (op instanceof OpOrder order) {
            // In order DISTINCT needs to remember few.
            return order.getSubOp() instanceof OpDistinct ? op : as(order.getSubOp(), read);
        }
        if (op instanceof OpProject project) {
            return Set.copyOf(project.getVars()).containsAll(read) ? as(project.getSubOp(), read) : op;
        }
        if (op instanceof OpExtend extend) {
            VarExprList added = new VarExprList();
            Set<Var> all = new HashSet<>(read);
            List<Var> variables = extend.getVarExprList().getVars();
            // One may be made of those before it.
            for (int i = variables.size() - 1; i >= 0; i--) {
                Expr expression = extend.getVarExprList().getExpr(variables.get(i));
                if (all.contains(variables.get(i))) {
                    NamedVariables.addAll(expression, all);
                }
            }
            for (Var variable : variables) {
                if (all.contains(variable)) {
                    added.add(variable, extend.getVarExprList().getExpr(variable));
                }
            }
            Op of = as(extend.getSubOp(), all);
            return added.isEmpty() ? of : OpExtend.create(of, added);
        }
        if (op instanceof OpFilter filter) {
            return OpFilter.filterDirect(filter.getExprs(), as(filter.getSubOp(), with(read, filter.getExprs())));
        }
        if (op instanceof OpConditional optional) {
            return optional.copy(as(optional.getLeft(), with(read, optional.getRight())), optional.getRight());
        }
        if (op instanceof OpLeftJoin optional) {
            Set<Var> all = with(read, optional.getRight());
            return optional.copy(
                    as(optional.getLeft(), optional.getExprs() == null ? all : with(all, optional.getExprs())),
                    optional.getRight());
        }
        return op;
    }

    private static Set<Var> with(Set<Var> read, ExprList expressions) {
        Set<Var> all = new HashSet<>(read);
        expressions.forEach(expression -> NamedVariables.addAll(expression, all));
        return all;
    }

    private static Set<Var> with(Set<Var> read, Op op) {
        Set<Var> all = new HashSet<>(read);
        NamedVariables.addAll(op, all);
        return all;
    }
}
