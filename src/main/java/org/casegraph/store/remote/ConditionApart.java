package org.casegraph.store.remote;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprTransformer;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;

/**
 * Says each EXISTS in the condition of an OPTIONAL, where one is about a variable from before it, as an OPTIONAL of values
 * within: Virtuoso finds nothing by such a condition. The triples and VALUES from before that give the variable its value
 * are said again within, which adds and takes no row: a graph has each triple once, and all of their variables have a value
 * already. What has one value everywhere is said in the pattern that is asked for instead.
 */
final class ConditionApart {
    private final ElementGroup within;
    private final ElementGroup before;
    private final Supplier<Var> names;

    /** Each pattern that is asked for, by its condition. */
    private final Map<ExprFunctionOp, Op> asked = new LinkedHashMap<>();

    private ConditionApart(ElementGroup within, ElementGroup before, Supplier<Var> names) {
        this.within = within;
        this.before = before;
        this.names = names;
    }

    /** @param names gives a variable that nothing else has, each time */
    static Element of(ElementOptional optional, ElementGroup before, Supplier<Var> names) {
        return optional.getOptionalElement() instanceof ElementGroup within
                ? new ConditionApart(within, before, names).changed(optional)
                : optional;
    }

    private Element changed(ElementOptional optional) {
        for (Element element : within.getElements()) {
            if (element instanceof ElementFilter filter && !isTaken(filter.getExpr())) {
                return optional;
            }
        }
        Set<Var> named = new HashSet<>();
        asked.values().forEach(pattern -> named.addAll(OpVars.mentionedVars(pattern)));
        Set<Var> outer = new LinkedHashSet<>(named);
        outer.retainAll(OpVars.mentionedVars(Algebra.compile(before)));
        ElementGroup known = new ElementGroup();
        within.getElements().stream()
                .filter(element -> !(element instanceof ElementFilter))
                .forEach(known::addElement);
        Collection<Var> mentioned = OpVars.mentionedVars(Algebra.compile(known));
        List<Element> again = again(outer);
        if (mentioned.containsAll(outer) || ExistsApart.hasOther(known) || isReadBefore(again, mentioned)) {
            return optional;
        }
        again.forEach(known::addElement);
        Op given = Algebra.compile(known);
        Collection<Var> fixed = OpVars.fixedVars(given);
        named.retainAll(OpVars.mentionedVars(given));
        named.addAll(outer);
        List<ElementData> constants = constants(outer);
        constants.forEach(values -> named.removeAll(values.getVars()));
        if (!fixed.containsAll(named) || !asked.values().stream().allMatch(pattern -> isFixed(pattern, named))) {
            return optional;
        }
        ElementGroup changed = new ElementGroup();
        again.forEach(changed::addElement);
        for (Element element : within.getElements()) {
            changed.addElement(
                    element instanceof ElementFilter filter
                            ? new ElementFilter(
                                    ExprTransformer.transform(new Found(changed, constants, named), filter.getExpr()))
                            : element);
        }
        return new ElementOptional(changed);
    }

    /** Whether something within would find a value that is said again where it had none, or gives it itself. */
    private boolean isReadBefore(List<Element> again, Collection<Var> mentioned) {
        ElementGroup first = new ElementGroup();
        for (Element element : within.getElements()) {
            if (element instanceof ElementPathBlock || element instanceof ElementData) {
                first.addElement(element);
            } else if (!(element instanceof ElementFilter)) {
                break;
            }
        }
        ElementGroup said = new ElementGroup();
        again.forEach(said::addElement);
        Set<Var> read = new HashSet<>(OpVars.mentionedVars(Algebra.compile(said)));
        read.retainAll(mentioned);
        return !OpVars.fixedVars(Algebra.compile(first)).containsAll(read);
    }

    /** Whether each EXISTS of a condition is one whose variables are known. */
    private boolean isTaken(Expr condition) {
        if (condition instanceof ExprFunctionOp exists) {
            asked.put(exists, Algebra.compile(exists.getElement()));
            return !ExistsApart.hasOther(exists.getElement());
        }
        return !condition.isFunction()
                || condition.getFunction().getArgs().stream().allMatch(this::isTaken);
    }

    private static boolean isFixed(Op pattern, Set<Var> shared) {
        Set<Var> needed = new HashSet<>(OpVars.mentionedVars(pattern));
        needed.retainAll(shared);
        return !needed.isEmpty() && OpVars.fixedVars(pattern).containsAll(needed);
    }

    private List<Element> again(Set<Var> outer) {
        ElementPathBlock block = new ElementPathBlock();
        Set<Var> given = new HashSet<>();
        for (Element element : before.getElements()) {
            if (element instanceof ElementPathBlock triples) {
                for (TriplePath triple : triples.getPattern()) {
                    Set<Var> variables = variables(triple);
                    if (triple.isTriple()
                            && !Collections.disjoint(variables, outer)
                            && variables.stream().noneMatch(variable -> variable.isBlankNodeVar())) {
                        block.addTriplePath(triple);
                        given.addAll(variables);
                    }
                }
            }
        }
        List<Element> again = new ArrayList<>(constants(given));
        if (!block.isEmpty()) {
            again.add(block);
        }
        return again;
    }

    /** The VALUES from before that give some variables one value each. */
    private List<ElementData> constants(Set<Var> of) {
        List<ElementData> constants = new ArrayList<>();
        for (Element element : before.getElements()) {
            if (element instanceof ElementData values
                    && values.getRows().size() == 1
                    && of.containsAll(values.getVars())
                    && values.getVars().stream().allMatch(values.getRows().get(0)::contains)) {
                constants.add(values);
            }
        }
        return constants;
    }

    private static Set<Var> variables(TriplePath triple) {
        Set<Var> variables = new HashSet<>();
        for (Node node : new Node[] {triple.getSubject(), triple.getPredicate(), triple.getObject()}) {
            if (node instanceof Var variable) {
                variables.add(variable);
            }
        }
        return variables;
    }

    private final class Found extends ExprTransformCopy {
        private final ElementGroup changed;
        private final List<ElementData> constants;
        private final Set<Var> shared;

        Found(ElementGroup changed, List<ElementData> constants, Set<Var> shared) {
            this.changed = changed;
            this.constants = constants;
            this.shared = shared;
        }

        @Override
        public Expr transform(ExprFunctionOp exists, ExprList arguments, Op pattern) {
            Set<Var> mentioned = new LinkedHashSet<>(OpVars.mentionedVars(pattern));
            Set<Var> named = new LinkedHashSet<>(mentioned);
            named.retainAll(shared);
            Var found = names.get();
            Query values = QueryFactory.make();
            values.setQuerySelectType();
            values.setDistinct(true);
            named.forEach(values::addResultVar);
            values.addResultVar(found, NodeValue.TRUE);
            ElementGroup asked = new ElementGroup();
            constants.stream()
                    .filter(constant -> !Collections.disjoint(mentioned, constant.getVars()))
                    .forEach(asked::addElement);
            ExistsApart.inGroup(exists.getElement()).getElements().forEach(asked::addElement);
            values.setQueryPattern(asked);
            changed.addElement(new ElementOptional(ExistsApart.inGroup(new ElementSubQuery(values))));
            Expr isFound = new E_Bound(new ExprVar(found));
            return exists instanceof E_Exists ? isFound : new E_LogicalNot(isFound);
        }
    }
}
