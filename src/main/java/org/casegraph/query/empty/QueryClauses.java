package org.casegraph.query.empty;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementUnion;
import org.casegraph.query.ParameterBlocks;

/**
 * The clauses of a query that can keep rows away: triple patterns, calls of functions with their lists, FILTER, VALUES, MINUS, and around the whole pattern
 * HAVING, LIMIT, OFFSET and FROM. What is within an OPTIONAL keeps none away.
 */
final class QueryClauses {
    private final ClausePlaces places;
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<Found> found = new ArrayList<>();

    /** What a clause is taken from: an element, a triple pattern, or a part of the query as a whole. */
    enum Part {
        HAVING,
        LIMIT,
        OFFSET,
        VALUES,
        FROM
    }

    /**
     * @param object the element, {@link TriplePath} or {@link Part}, by its identity
     * @param place where it begins in the query's text, if that is known
     */
    record Clause(Object object, Optional<ClausePlaces.Place> place) {}

    /** @param index of its keyword among all that the walk comes by */
    private record Found(Object object, String keyword, int index, Optional<ClausePlaces.Place> place) {}

    private QueryClauses(String text) {
        this.places = ClausePlaces.in(text);
    }

    /**
     * In the order of the text.
     *
     * @param text of which the query was read; its VALUES may have got other rows since
     */
    static List<Clause> of(Query query, String text) {
        QueryClauses all = new QueryClauses(text);
        if (!query.getGraphURIs().isEmpty() || !query.getNamedGraphURIs().isEmpty()) {
            all.add(Part.FROM, "FROM");
        }
        if (query.getQueryPattern() != null) {
            all.walk(query.getQueryPattern(), true);
        }
        all.parts(query);
        return all.found.stream().map(all::placed).toList();
    }

    private void parts(Query query) {
        if (query.hasHaving()) {
            add(Part.HAVING, "HAVING");
        }
        if (query.getLimit() == 0) {
            add(Part.LIMIT, "LIMIT");
        }
        if (query.hasOffset()) {
            add(Part.OFFSET, "OFFSET");
        }
        if (query.hasValues()) {
            add(Part.VALUES, "VALUES");
        }
    }

    /** @param empties whether what is here can keep rows of the whole away */
    private void walk(Element element, boolean empties) {
        if (element instanceof ElementGroup group) {
            group.getElements().forEach(each -> walk(each, empties));
        } else if (element instanceof ElementUnion union) {
            union.getElements().forEach(each -> walk(each, empties));
        } else if (element instanceof ElementPathBlock block) {
            Map<TriplePath, TriplePath> parts = CallArguments.in(block);
            block.getPattern().forEach(pattern -> pattern(pattern, empties && !parts.containsKey(pattern)));
        } else if (element instanceof ElementFilter filter) {
            clause(filter, "FILTER", empties);
            walk(filter.getExpr());
        } else if (element instanceof ElementBind bind) {
            walk(bind.getExpr());
        } else if (element instanceof ElementData block) {
            clause(block, "VALUES", empties && !ParameterBlocks.admitsAll(block));
        } else if (element instanceof ElementMinus minus) {
            clause(minus, "MINUS", empties);
            walk(minus.getMinusElement(), false);
        } else if (element instanceof ElementOptional optional) {
            walk(optional.getOptionalElement(), false);
        } else if (element instanceof ElementNamedGraph named) {
            clause(named, "GRAPH", empties);
            walk(named.getElement(), empties);
        } else if (element instanceof ElementService service) {
            walk(service.getElement(), false);
        } else if (element instanceof ElementSubQuery sub) {
            walk(sub.getQuery().getQueryPattern(), empties);
        }
    }

    /** EXISTS holds patterns, which count in the text and keep no rows away of themselves. */
    private void walk(Expr expression) {
        if (expression instanceof ExprFunctionOp exists) {
            walk(exists.getElement(), false);
        } else if (expression instanceof ExprFunction function) {
            function.getArgs().forEach(this::walk);
        }
    }

    private void pattern(TriplePath pattern, boolean empties) {
        Optional<ClausePlaces.Place> place = places.next(pattern);
        if (empties) {
            found.add(new Found(pattern, "", 0, place));
        }
    }

    private void clause(Object object, String keyword, boolean empties) {
        int index = seen.merge(keyword, 1, Integer::sum) - 1;
        if (empties) {
            found.add(new Found(object, keyword, index, Optional.empty()));
        }
    }

    private void add(Object object, String keyword) {
        clause(object, keyword, true);
    }

    /** Where the walk came by fewer than the text has, as of EXISTS in SELECT, the count could lead to another's place. */
    private Clause placed(Found clause) {
        List<ClausePlaces.Place> all = places.of(clause.keyword());
        boolean isSure = !clause.keyword().isEmpty() && seen.getOrDefault(clause.keyword(), 0) == all.size();
        return new Clause(clause.object(), isSure ? Optional.of(all.get(clause.index())) : clause.place());
    }

    /**
     * A query that has an answer if this one without these clauses has any: ASK of its pattern, where that says the same,
     * because the first row is enough to know.
     */
    static Query without(Query query, Set<Object> removed) {
        Query stripped = strip(query, removed);
        if (stripped.hasGroupBy()
                || stripped.hasAggregators()
                || stripped.hasHaving()
                || stripped.hasLimit()
                || stripped.hasOffset()
                || stripped.getQueryPattern() == null) {
            return stripped;
        }
        Query ask = new Query(stripped.getPrologue());
        ask.setQueryAskType();
        ask.setQueryPattern(stripped.getQueryPattern());
        stripped.getGraphURIs().forEach(ask::addGraphURI);
        stripped.getNamedGraphURIs().forEach(ask::addNamedGraphURI);
        if (stripped.hasValues()) {
            ask.setValuesDataBlock(stripped.getValuesVariables(), stripped.getValuesData());
        }
        return ask;
    }

    private static Query strip(Query query, Set<Object> removed) {
        Query copy = query.cloneQuery();
        if (query.getQueryPattern() != null) {
            copy.setQueryPattern(copy(query.getQueryPattern(), removed));
        }
        if (removed.contains(Part.HAVING)) {
            copy.getHavingExprs().clear();
        }
        if (removed.contains(Part.LIMIT)) {
            copy.setLimit(Query.NOLIMIT);
        }
        if (removed.contains(Part.OFFSET)) {
            copy.setOffset(Query.NOLIMIT);
        }
        if (removed.contains(Part.VALUES)) {
            copy.setValuesDataBlock(null, null);
        }
        if (removed.contains(Part.FROM)) {
            copy.getGraphURIs().clear();
            copy.getNamedGraphURIs().clear();
        }
        return copy;
    }

    private static Element copy(Element element, Set<Object> removed) {
        if (element instanceof ElementGroup group) {
            ElementGroup copy = new ElementGroup();
            group.getElements().stream()
                    .filter(each -> !removed.contains(each) || each instanceof ElementNamedGraph)
                    .forEach(each -> copy.addElement(copy(each, removed)));
            return copy;
        }
        if (element instanceof ElementPathBlock block) {
            ElementPathBlock copy = new ElementPathBlock();
            Map<TriplePath, TriplePath> parts = CallArguments.in(block);
            block.getPattern().forEach(pattern -> {
                if (!removed.contains(parts.getOrDefault(pattern, pattern))) {
                    copy.addTriplePath(pattern);
                }
            });
            return copy;
        }
        if (element instanceof ElementUnion union) {
            ElementUnion copy = new ElementUnion();
            union.getElements().forEach(each -> copy.addElement(copy(each, removed)));
            return copy;
        }
        if (element instanceof ElementNamedGraph named) {
            Element content = copy(named.getElement(), removed);
            // Without the clause the pattern is still asked, of the default graph.
            return removed.contains(named) ? content : new ElementNamedGraph(named.getGraphNameNode(), content);
        }
        if (element instanceof ElementSubQuery sub) {
            return new ElementSubQuery(strip(sub.getQuery(), removed));
        }
        return element;
    }
}
