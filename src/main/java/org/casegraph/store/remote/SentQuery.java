package org.casegraph.store.remote;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementSubQuery;

/**
 * A query in the words that a service is asked by, and its rows as they are read. What an engine is known to do otherwise than
 * SPARQL 1.1 has it is said in another way that means the same, or undone where only one value can have been meant.
 */
final class SentQuery {
    private final Query query;
    private final Set<Var> truths;

    private SentQuery(Query query, Set<Var> truths) {
        this.query = query;
        this.truths = truths;
    }

    /** @param select is changed */
    static SentQuery of(Query select) {
        makeBefore(select);
        Set<Var> truths = Truths.of(select);
        return new SentQuery(orderedByVariables(ExistsApart.of(BoundFirst.of(select))), truths);
    }

    Query query() {
        return query;
    }

    /**
     * A row as the standard has it: Virtuoso gives the numbers 1 and 0 for true and false that an expression makes, and writes
     * those of the data so, and durations as numbers.
     */
    Binding read(Binding row) {
        BindingBuilder read = Binding.builder();
        row.forEach(
                (variable, value) -> read.add(variable, SentDuration.read(truth(value, truths.contains(variable)))));
        return read.build();
    }

    /** The rows as the standard has them: where it orders by what is not selected, Virtuoso gives distinct rows twice. */
    Iterator<Binding> each(Iterator<Binding> rows) {
        return query.isDistinct() && !query.hasLimit() && !query.hasOffset() && isOrderedByOthers()
                ? Iter.distinct(rows)
                : rows;
    }

    private boolean isOrderedByOthers() {
        return query.hasOrderBy()
                && query.getOrderBy().stream()
                        .flatMap(key -> key.getExpression().getVarsMentioned().stream())
                        .anyMatch(key -> !query.getProjectVars().contains(key));
    }

    private static Node truth(Node value, boolean canBeNothingElse) {
        if (value.isLiteral()
                && (XSDDatatype.XSDboolean.equals(value.getLiteralDatatype())
                        || canBeNothingElse && XSDDatatype.XSDinteger.equals(value.getLiteralDatatype()))) {
            if (value.getLiteralLexicalForm().equals("1")) {
                return NodeValue.TRUE.asNode();
            }
            if (value.getLiteralLexicalForm().equals("0")) {
                return NodeValue.FALSE.asNode();
            }
        }
        return value;
    }

    /** What SELECT makes is made at the end of the pattern, where it has EXISTS in it or the order is made of it. */
    private static void makeBefore(Query select) {
        VarExprList project = select.getProject();
        if (select.isQueryResultStar()
                || select.hasGroupBy()
                || select.hasAggregators()
                || !(select.getQueryPattern() instanceof ElementGroup)
                || project.getExprs().values().stream().noneMatch(ExistsApart::isIn)
                        && keys(select).noneMatch(key -> isMadeOf(key, project))) {
            return;
        }
        ElementGroup pattern = elements(select);
        project.forEachVarExpr((variable, made) -> {
            if (made != null) {
                pattern.addElement(new ElementBind(variable, made));
            }
        });
        List<Var> variables = List.copyOf(project.getVars());
        project.clear();
        variables.forEach(project::add);
        select.setQueryPattern(pattern);
    }

    private static boolean isMadeOf(Expr key, VarExprList project) {
        return key.getVarsMentioned().stream().anyMatch(project::hasExpr);
    }

    private static boolean isOfGroup(Expr key) {
        return key instanceof ExprAggregator
                || key instanceof ExprFunction function
                        && function.getArgs().stream().anyMatch(SentQuery::isOfGroup);
    }

    /** The keys of the order that are no variables. */
    private static Stream<Expr> keys(Query select) {
        return select.hasOrderBy()
                ? select.getOrderBy().stream().map(SortCondition::getExpression).filter(key -> !key.isVariable())
                : Stream.empty();
    }

    private static ElementGroup elements(Query select) {
        ElementGroup pattern = new ElementGroup();
        ((ElementGroup) select.getQueryPattern()).getElements().forEach(pattern::addElement);
        return pattern;
    }

    /** Virtuoso takes an expression in ORDER BY that comes to a constant for the number of a column. */
    private static Query orderedByVariables(Query select) {
        if (select.isQueryResultStar()
                || !(select.getQueryPattern() instanceof ElementGroup)
                || keys(select).findAny().isEmpty()) {
            return select;
        }
        if (select.hasGroupBy()) {
            return orderedAround(select);
        }
        if (!select.hasAggregators()) {
            ElementGroup pattern = elements(select);
            order(select, pattern, List.copyOf(select.getOrderBy()));
            select.setQueryPattern(pattern);
        }
        return select;
    }

    /** Groups are ordered around them, by what they are grouped by and what is selected. */
    private static Query orderedAround(Query grouped) {
        Set<Var> known = new LinkedHashSet<>(grouped.getProjectVars());
        grouped.getGroupBy().getVars().forEach(known::add);
        if (!keys(grouped).allMatch(key -> known.containsAll(key.getVarsMentioned()) && !isOfGroup(key))) {
            return grouped;
        }
        Query around = QueryFactory.make();
        around.setQuerySelectType();
        around.setDistinct(grouped.isDistinct());
        around.setLimit(grouped.getLimit());
        around.setOffset(grouped.getOffset());
        grouped.getProjectVars().forEach(around::addResultVar);
        ElementGroup pattern = new ElementGroup();
        pattern.addElement(new ElementSubQuery(grouped));
        order(around, pattern, List.copyOf(grouped.getOrderBy()));
        around.setQueryPattern(pattern);
        grouped.getOrderBy().clear();
        // Prefixes are written at the beginning of a query only.
        grouped.getPrefixMapping().clearNsPrefixMap();
        grouped.setDistinct(false);
        grouped.setLimit(Query.NOLIMIT);
        grouped.setOffset(Query.NOLIMIT);
        List<Var> selected = grouped.getProjectVars();
        known.stream().filter(variable -> !selected.contains(variable)).forEach(grouped::addResultVar);
        return around;
    }

    /** Orders by variables that the pattern gives a value at its end. */
    private static void order(Query select, ElementGroup pattern, List<SortCondition> conditions) {
        if (select.hasOrderBy()) {
            select.getOrderBy().clear();
        }
        for (int i = 0; i < conditions.size(); i++) {
            SortCondition condition = conditions.get(i);
            Expr key = condition.getExpression();
            if (key.isVariable() || isMadeOf(key, select.getProject())) {
                select.addOrderBy(condition);
            } else {
                Var variable = Var.alloc("order_" + i);
                pattern.addElement(new ElementBind(variable, key));
                select.addOrderBy(new SortCondition(variable, condition.getDirection()));
            }
        }
    }
}
