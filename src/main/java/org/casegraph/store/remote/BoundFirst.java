package org.casegraph.store.remote;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_Coalesce;
import org.apache.jena.sparql.expr.E_If;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.E_NotOneOf;
import org.apache.jena.sparql.expr.E_OneOf;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

/**
 * Asks within COALESCE whether the variables have a value without which what is tried is an error: to Virtuoso CONCAT and
 * comparisons are none, so that it does not take the next.
 */
final class BoundFirst extends ExprTransformCopy {
    private static final Var NONE = Var.alloc("none_bound");

    private static final Set<Class<? extends Expr>> LENIENT =
            Set.of(E_Bound.class, E_Coalesce.class, E_If.class, E_OneOf.class, E_NotOneOf.class, E_LogicalAnd.class);

    private BoundFirst() {}

    static Query of(Query query) {
        return QueryTransformOps.transform(query, new ElementTransformCopyBase(), new BoundFirst());
    }

    @Override
    public Expr transform(ExprFunctionN function, ExprList arguments) {
        if (!(function instanceof E_Coalesce)) {
            return super.transform(function, arguments);
        }
        ExprList tried = new ExprList();
        for (Expr argument : arguments) {
            Expr isBound = argument.isVariable()
                    ? null
                    : needed(argument).stream()
                            .<Expr>map(variable -> new E_Bound(new ExprVar(variable)))
                            .reduce(E_LogicalAnd::new)
                            .orElse(null);
            tried.add(isBound == null ? argument : new E_If(isBound, argument, new ExprVar(NONE)));
        }
        return new E_Coalesce(tried);
    }

    /** The variables without a value of which an expression is an error. */
    private static Set<Var> needed(Expr made) {
        if (made.isVariable()) {
            return Set.of(made.asVar());
        }
        if (made instanceof E_LogicalOr either) {
            Set<Var> needed = both(needed(either.getArg1()), untrue(either.getArg2()));
            needed.addAll(both(untrue(either.getArg1()), needed(either.getArg2())));
            return needed;
        }
        if (!(made instanceof ExprFunction function)
                || made instanceof ExprFunctionOp
                || LENIENT.contains(made.getClass())) {
            return Set.of();
        }
        Set<Var> needed = new LinkedHashSet<>();
        function.getArgs().forEach(argument -> needed.addAll(needed(argument)));
        return needed;
    }

    /** The variables without a value of which it is an error, or false. */
    private static Set<Var> untrue(Expr made) {
        if (made instanceof E_LogicalAnd all) {
            Set<Var> untrue = new LinkedHashSet<>(untrue(all.getArg1()));
            untrue.addAll(untrue(all.getArg2()));
            return untrue;
        }
        return made instanceof E_LogicalNot not ? needed(not.getArg()) : needed(made);
    }

    private static Set<Var> both(Set<Var> one, Set<Var> other) {
        Set<Var> both = new LinkedHashSet<>(one);
        both.retainAll(other);
        return both;
    }
}
