package org.casegraph.evaluation.row;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.OpWalker;
import org.apache.jena.sparql.algebra.op.OpAssign;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;

/** Which variables a part of a query may read, and which it gives a value for certain, where Jena is not strict enough. */
public final class NamedVariables {
    private NamedVariables() {}

    /** Those that each row of an op has, whatever an expression says. */
    public static Set<Var> bound(Op op) {
        Set<Var> bound = new HashSet<>(OpVars.fixedVars(op));
        OpWalker.walk(op, new OpVisitorBase() {
            @Override
            public void visit(OpExtend extend) {
                bound.removeAll(extend.getVarExprList().getVars());
            }

            @Override
            public void visit(OpAssign assign) {
                bound.removeAll(assign.getVarExprList().getVars());
            }

            @Override
            public void visit(OpGroup group) {
                bound.removeAll(OpVars.visibleVars(group));
            }
        });
        return bound;
    }

    /** All that an op names, also in a condition of an EXISTS. */
    static void addAll(Op op, Collection<Var> all) {
        all.addAll(OpVars.mentionedVars(op));
        OpWalker.walk(op, new OpVisitorBase() {
            @Override
            public void visit(OpFilter filter) {
                filter.getExprs().forEach(expression -> addAll(expression, all));
            }

            @Override
            public void visit(OpExtend extend) {
                extend.getVarExprList().getExprs().values().forEach(expression -> addAll(expression, all));
            }

            @Override
            public void visit(OpLeftJoin optional) {
                if (optional.getExprs() != null) {
                    optional.getExprs().forEach(expression -> addAll(expression, all));
                }
            }
        });
    }

    /** All that an expression names. */
    static void addAll(Expr expression, Collection<Var> all) {
        all.addAll(expression.getVarsMentioned());
        if (expression instanceof ExprFunctionOp asked) {
            addAll(asked.getGraphPattern(), all);
        } else if (expression instanceof ExprFunction function) {
            function.getArgs().stream().filter(argument -> argument != null).forEach(argument -> addAll(argument, all));
        }
    }
}
