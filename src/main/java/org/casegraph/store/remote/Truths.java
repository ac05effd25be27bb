package org.casegraph.store.remote;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_Coalesce;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_GreaterThan;
import org.apache.jena.sparql.expr.E_GreaterThanOrEqual;
import org.apache.jena.sparql.expr.E_If;
import org.apache.jena.sparql.expr.E_LessThan;
import org.apache.jena.sparql.expr.E_LessThanOrEqual;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.E_NotEquals;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.E_NotOneOf;
import org.apache.jena.sparql.expr.E_OneOf;
import org.apache.jena.sparql.expr.E_SameTerm;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.apache.jena.sparql.syntax.PatternVars;

/** The variables of a query that hold nothing but true and false, by all that is said of them. */
final class Truths {
    private static final Set<Class<? extends Expr>> TRUE_OR_FALSE = Set.of(
            E_Exists.class,
            E_NotExists.class,
            E_Bound.class,
            E_LogicalAnd.class,
            E_LogicalOr.class,
            E_LogicalNot.class,
            E_Equals.class,
            E_NotEquals.class,
            E_LessThan.class,
            E_LessThanOrEqual.class,
            E_GreaterThan.class,
            E_GreaterThanOrEqual.class,
            E_OneOf.class,
            E_NotOneOf.class,
            E_SameTerm.class);

    private final Map<Var, List<Expr>> assigned = new HashMap<>();
    private final Set<Var> others = new HashSet<>();
    /** All that may have a value somewhere. */
    private final Set<Var> given = new HashSet<>();

    private Truths() {}

    static Set<Var> of(Query select) {
        Truths of = new Truths();
        of.collect(select);
        return of.all();
    }

    private Set<Var> all() {
        Set<Var> truths = new HashSet<>(assigned.keySet());
        truths.removeAll(others);
        boolean isLess = true;
        while (isLess) {
            isLess = truths.removeIf(variable ->
                    !assigned.getOrDefault(variable, List.of()).stream().allMatch(made -> isTruth(made, truths)));
        }
        return truths;
    }

    private void collect(Query select) {
        given.addAll(PatternVars.vars(select.getQueryPattern()));
        select.getProject().getExprs().forEach(this::assign);
        select.getGroupBy().getExprs().forEach(this::assign);
        ElementWalker.walk(select.getQueryPattern(), new ElementVisitorBase() {
            @Override
            public void visit(ElementBind bind) {
                assign(bind.getVar(), bind.getExpr());
            }

            @Override
            public void visit(ElementPathBlock block) {
                for (TriplePath triple : block.getPattern()) {
                    note(triple.getSubject());
                    note(triple.getObject());
                    if (triple.getPredicate() != null) {
                        note(triple.getPredicate());
                    }
                }
            }

            @Override
            public void visit(ElementData values) {
                others.addAll(values.getVars());
            }

            @Override
            public void visit(ElementSubQuery inner) {
                collect(inner.getQuery());
            }

            private void note(Node node) {
                if (node instanceof Var variable) {
                    others.add(variable);
                }
            }
        });
    }

    private void assign(Var variable, Expr made) {
        given.add(variable);
        assigned.computeIfAbsent(variable, any -> new ArrayList<>()).add(made);
    }

    private boolean isTruth(Expr made, Set<Var> truths) {
        if (made instanceof NodeValue value) {
            return value.isBoolean();
        }
        if (made.isVariable()) {
            return truths.contains(made.asVar()) || !given.contains(made.asVar());
        }
        if (made instanceof E_If either) {
            return isTruth(either.getArg2(), truths) && isTruth(either.getArg3(), truths);
        }
        if (made instanceof E_Coalesce first) {
            return first.getArgs().stream().allMatch(one -> isTruth(one, truths));
        }
        return TRUE_OR_FALSE.contains(made.getClass());
    }
}
