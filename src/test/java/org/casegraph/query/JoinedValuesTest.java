package org.casegraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.SortCondition;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.junit.jupiter.api.Test;

/** GROUP_CONCAT joins in the order of its rows, which is that of the files where the query sorts none. */
class JoinedValuesTest {
    @Test
    void eachQuerySortsTheRowsWhoseValuesItJoins() throws IOException {
        List<String> unsorted = new ArrayList<>();
        int joining = 0;
        try (Stream<Path> files = Files.walk(Path.of("queries"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".rq"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file);
                for (Query level : levels(QueryFactory.create(text, Syntax.syntaxARQ))) {
                    for (ExprAggregator joined : joined(level)) {
                        if (isOnlyLookedInto(text, level, joined)) {
                            continue;
                        }
                        joining++;
                        Set<Var> values = joined.getAggregator().getExprList().getVarsMentioned();
                        values.removeAll(sortedWithin(level));
                        values.forEach(value -> unsorted.add(file + ": " + value + " of " + joined.getAggregator()));
                    }
                }
            }
        }

        assertEquals(List.of(), unsorted);
        assertTrue(joining >= 9, joining + " times GROUP_CONCAT");
    }

    @Test
    void aQueryThatSortsNothingOrSomethingElseIsFound() {
        assertEquals(Set.of(), sortedWithin(query("SELECT (GROUP_CONCAT(?o) AS ?all) { ?s ?p ?o } ORDER BY ?all")));
        assertEquals(
                Set.of(),
                sortedWithin(query(
                        "SELECT (GROUP_CONCAT(?o) AS ?all) { { SELECT ?o { ?s ?p ?o } ORDER BY ?o } ?o ?q ?r }")));
        assertEquals(
                Set.of(Var.alloc("s")),
                sortedWithin(query("SELECT (GROUP_CONCAT(?o) AS ?all) { { SELECT * { ?s ?p ?o } ORDER BY ?s } }")));
        assertEquals(
                1,
                joined(query("SELECT (GROUP_CONCAT(DISTINCT ?o) AS ?all) { ?s ?p ?o }"))
                        .size());
    }

    /** Where only signs are looked for in what was joined, its order makes no difference. */
    @Test
    void whatIsOnlyLookedIntoNeedsNoOrder() {
        String joining = "SELECT * { { SELECT ?s (GROUP_CONCAT(?o) AS ?all) { ?s ?p ?o } GROUP BY ?s } ";

        assertTrue(isOnlyLookedInto(joining + "FILTER(CONTAINS(?all, 'a') || CONTAINS(?all, 'b')) }"));
        assertFalse(isOnlyLookedInto(joining + "FILTER(CONTAINS(?all, 'ab')) }"));
        assertFalse(isOnlyLookedInto(joining + "FILTER(CONTAINS(?all, 'a')) BIND(?all AS ?told) }"));
    }

    private static boolean isOnlyLookedInto(String text) {
        Query level = levels(query(text)).get(1);
        return isOnlyLookedInto(text, level, joined(level).get(0));
    }

    private static boolean isOnlyLookedInto(String text, Query level, ExprAggregator joined) {
        return level.getProject().getExprs().entrySet().stream()
                .filter(each -> each.getValue().equals(joined))
                .map(each -> Pattern.quote("?" + each.getKey().getVarName()))
                .anyMatch(name -> {
                    long looks = count(text, "\\bCONTAINS\\(" + name + ", (['\"])\\w\\1\\)");
                    return looks > 0 && count(text, name + "\\b") == 1 + looks;
                });
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }

    private static Query query(String text) {
        return QueryFactory.create(text);
    }

    private static List<ExprAggregator> joined(Query level) {
        return level.getAggregators().stream()
                .filter(aggregator -> aggregator.getAggregator() instanceof AggGroupConcat
                        || aggregator.getAggregator() instanceof AggGroupConcatDistinct)
                .toList();
    }

    /** The query and all queries within it. */
    private static List<Query> levels(Query query) {
        List<Query> levels = new ArrayList<>(List.of(query));
        if (query.getQueryPattern() != null) {
            ElementWalker.walk(query.getQueryPattern(), new ElementVisitorBase() {
                @Override
                public void visit(ElementSubQuery within) {
                    levels.addAll(levels(within.getQuery()));
                }
            });
        }
        return levels;
    }

    /** By which variables the rows of a query are sorted: those of the one query that its pattern is. */
    private static Set<Var> sortedWithin(Query level) {
        Set<Var> sorted = new LinkedHashSet<>();
        Element pattern = level.getQueryPattern();
        while (pattern instanceof ElementGroup group && group.size() == 1) {
            pattern = group.get(0);
        }
        if (pattern instanceof ElementSubQuery within && within.getQuery().hasOrderBy()) {
            for (SortCondition condition : within.getQuery().getOrderBy()) {
                sorted.addAll(condition.getExpression().getVarsMentioned());
            }
        }
        return sorted;
    }
}
