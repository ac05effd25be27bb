package org.casegraph.store.remote;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprTransformer;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.apache.jena.sparql.syntax.PatternVars;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

/**
 * Leaves out conditions that are true whatever comes, and says an EXISTS of BIND as an OPTIONAL of the different values for
 * which its pattern has rows, and whether there was one: the same, where each variable that it shares with what stands before
 * has a value in both. Virtuoso does not compile it beside another, and alone mixes up its variables.
 */
final class ExistsApart {
    private static final String NAME = "exists_";

    private int count;

    private ExistsApart() {}

    static Query of(Query query) {
        Query copy = QueryTransformOps.transform(query, new ElementTransformCopyBase(true));
        new ExistsApart().change(copy);
        return copy;
    }

    /** A group within another is left, as an engine may have values of that one there. */
    private void change(Query query) {
        if (!(query.getQueryPattern() instanceof ElementGroup group)) {
            return;
        }
        ElementWalker.walk(group, new ElementVisitorBase() {
            @Override
            public void visit(ElementSubQuery inner) {
                change(inner.getQuery());
            }
        });
        ElementGroup apart = new ElementGroup();
        for (Element element : group.getElements()) {
            if (element instanceof ElementBind bind) {
                apart.addElement(new ElementBind(
                        bind.getVar(),
                        ExprTransformer.transform(new Exists(apart, outermost(bind.getExpr())), bind.getExpr())));
            } else if (element instanceof ElementOptional optional) {
                apart.addElement(ConditionApart.of(optional, apart, this::name));
            } else if (!(element instanceof ElementFilter filter) || !isOpen(filter.getExpr(), group)) {
                apart.addElement(element);
            }
        }
        query.setQueryPattern(closed(apart));
    }

    private Var name() {
        return Var.alloc(NAME + count++);
    }

    /**
     * What must be there in a group of its own, with each NOT EXISTS that is said of that: beside OPTIONAL Virtuoso takes
     * nothing away by it.
     */
    private static ElementGroup closed(ElementGroup group) {
        List<Element> elements = group.getElements();
        int optional = 0;
        while (optional < elements.size() && !(elements.get(optional) instanceof ElementOptional)) {
            optional++;
        }
        ElementGroup first = new ElementGroup();
        ElementGroup others = new ElementGroup();
        elements.subList(0, optional).forEach(first::addElement);
        elements.subList(optional, elements.size()).stream()
                .filter(element -> !isNotExists(element))
                .forEach(others::addElement);
        Collection<Var> given = OpVars.fixedVars(Algebra.compile(first));
        Set<Var> later = new HashSet<>(OpVars.mentionedVars(Algebra.compile(others)));
        later.removeAll(given);
        for (Element element : elements.subList(optional, elements.size())) {
            if (isNotExists(element)) {
                Collection<Var> named = OpVars.mentionedVars(
                        Algebra.compile(((ExprFunctionOp) ((ElementFilter) element).getExpr()).getElement()));
                (Collections.disjoint(named, later) ? first : others).addElement(element);
            }
        }
        if (others.isEmpty() || first.getElements().stream().noneMatch(ExistsApart::isNotExists)) {
            return group;
        }
        ElementGroup closed = new ElementGroup();
        closed.addElement(first);
        others.getElements().forEach(closed::addElement);
        return closed;
    }

    private static boolean isNotExists(Element element) {
        return element instanceof ElementFilter filter
                && filter.getExpr() instanceof E_NotExists not
                && !hasOther(not.getElement());
    }

    /** Whether a condition is true since a variable never has a value, as that of a parameter that was not given. */
    private static boolean isOpen(Expr condition, ElementGroup group) {
        return condition instanceof E_LogicalOr either
                        && (isOpen(either.getArg1(), group) || isOpen(either.getArg2(), group))
                || condition instanceof E_LogicalNot not
                        && not.getArg() instanceof E_Bound bound
                        && !PatternVars.vars(group).contains(bound.getArg().asVar());
    }

    /** Each EXISTS of an expression, but those within another: what they say is said of its rows. */
    private static Set<Expr> outermost(Expr expression) {
        Set<Expr> outermost = Collections.newSetFromMap(new IdentityHashMap<>());
        if (expression instanceof ExprFunctionOp) {
            outermost.add(expression);
        } else if (expression instanceof ExprFunction function) {
            function.getArgs().forEach(argument -> outermost.addAll(outermost(argument)));
        }
        return outermost;
    }

    private final class Exists extends ExprTransformCopy {
        private final ElementGroup before;
        private final Set<Expr> taken;

        Exists(ElementGroup before, Set<Expr> taken) {
            this.before = before;
            this.taken = taken;
        }

        @Override
        public Expr transform(ExprFunctionOp exists, ExprList arguments, Op pattern) {
            Set<Var> shared =
                    taken.contains(exists) && !hasOther(exists.getElement()) ? shared(exists.getElement()) : Set.of();
            if (shared.isEmpty()) {
                return super.transform(exists, arguments, pattern);
            }
            Var found = name();
            Query values = QueryFactory.make();
            values.setQuerySelectType();
            values.setDistinct(true);
            shared.forEach(values::addResultVar);
            values.addResultVar(found, NodeValue.TRUE);
            values.setQueryPattern(inGroup(exists.getElement()));
            before.addElement(new ElementOptional(inGroup(new ElementSubQuery(values))));
            Expr isFound = new E_Bound(new ExprVar(found));
            return exists instanceof E_Exists ? isFound : new E_LogicalNot(isFound);
        }

        /** None where one of them may be without a value, or nothing is shared. */
        private Set<Var> shared(Element pattern) {
            Op known = Algebra.compile(before);
            Op asked = Algebra.compile(pattern);
            Set<Var> shared = new LinkedHashSet<>(OpVars.mentionedVars(asked));
            shared.retainAll(OpVars.mentionedVars(known));
            return OpVars.fixedVars(known).containsAll(shared)
                            && OpVars.fixedVars(asked).containsAll(shared)
                    ? shared
                    : Set.of();
        }
    }

    /** Whether there is one in an expression. */
    static boolean isIn(Expr expression) {
        return expression instanceof ExprFunctionOp
                || expression instanceof ExprFunction function
                        && function.getArgs().stream().anyMatch(ExistsApart::isIn);
    }

    /** Whether there is one in a pattern, so that it is not known which variables it names. */
    static boolean hasOther(Element pattern) {
        AtomicBoolean hasOther = new AtomicBoolean();
        ElementWalker.walk(pattern, new ElementVisitorBase() {
            @Override
            public void visit(ElementFilter filter) {
                hasOther.compareAndSet(false, isIn(filter.getExpr()));
            }

            @Override
            public void visit(ElementBind bind) {
                hasOther.compareAndSet(false, isIn(bind.getExpr()));
            }

            @Override
            public void visit(ElementSubQuery query) {
                hasOther.set(true);
            }
        });
        return hasOther.get();
    }

    static ElementGroup inGroup(Element element) {
        if (element instanceof ElementGroup group) {
            return group;
        }
        ElementGroup group = new ElementGroup();
        group.addElement(element);
        return group;
    }
}
