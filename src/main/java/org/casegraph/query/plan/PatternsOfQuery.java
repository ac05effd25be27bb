package org.casegraph.query.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementUnion;
import org.apache.jena.sparql.syntax.PatternVars;
import org.casegraph.query.empty.ClausePlaces;

/**
 * The triple patterns of a query, in the order of the text.
 *
 * @param needed those that each row needs
 * @param others those within OPTIONAL, UNION, MINUS, EXISTS and subqueries
 * @param ties the variables of each part beside the needed patterns, which may tie these together
 * @param filters the conditions of the outermost group
 */
record PatternsOfQuery(List<Pattern> needed, List<Pattern> others, List<Set<Var>> ties, List<Expr> filters) {
    /** @param within the keyword of the innermost group, or nothing */
    record Pattern(TriplePath pattern, Optional<ClausePlaces.Place> place, String within) {
        Set<Var> variables() {
            Set<Var> variables = new HashSet<>();
            ElementPathBlock block = new ElementPathBlock();
            block.addTriplePath(pattern);
            PatternVars.vars(variables, block);
            return variables;
        }
    }

    static PatternsOfQuery of(Query query, String text) {
        PatternsOfQuery patterns =
                new PatternsOfQuery(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        if (query.getQueryPattern() != null) {
            patterns.walk(query.getQueryPattern(), "", ClausePlaces.in(text));
        }
        return patterns;
    }

    /** The patterns of a part, in the order of the text. */
    static List<TriplePath> in(Element part) {
        PatternsOfQuery patterns =
                new PatternsOfQuery(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        patterns.walk(part, "part", ClausePlaces.in(""));
        return patterns.others.stream().map(Pattern::pattern).toList();
    }

    private void walk(Element element, String within, ClausePlaces places) {
        if (element instanceof ElementPathBlock block) {
            block.getPattern().forEach(pattern -> (within.isEmpty() ? needed : others)
                    .add(new Pattern(pattern, places.next(pattern), within)));
            return;
        }
        if (element instanceof ElementGroup group) {
            group.getElements().forEach(each -> walk(each, within, places));
            return;
        }
        if (within.isEmpty() && !(element instanceof ElementFilter)) {
            ties.add(new HashSet<>(PatternVars.vars(element)));
        }
        if (element instanceof ElementFilter filter) {
            if (within.isEmpty()) {
                filters.add(filter.getExpr());
            }
            walk(filter.getExpr(), places);
        } else if (element instanceof ElementBind bind) {
            walk(bind.getExpr(), places);
        } else if (element instanceof ElementOptional optional) {
            walk(optional.getOptionalElement(), "OPTIONAL", places);
        } else if (element instanceof ElementUnion union) {
            union.getElements().forEach(each -> walk(each, "UNION", places));
        } else if (element instanceof ElementMinus minus) {
            walk(minus.getMinusElement(), "MINUS", places);
        } else if (element instanceof ElementNamedGraph graph) {
            walk(graph.getElement(), "GRAPH", places);
        } else if (element instanceof ElementSubQuery sub) {
            walk(sub.getQuery().getQueryPattern(), "SELECT", places);
        }
    }

    private void walk(Expr expression, ClausePlaces places) {
        if (expression instanceof ExprFunctionOp exists) {
            walk(exists.getElement(), "EXISTS", places);
        } else if (expression instanceof ExprFunction function) {
            function.getArgs().forEach(each -> walk(each, places));
        }
    }
}
