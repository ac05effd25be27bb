package org.casegraph.query.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.Test;

class QueryPlanTest {
    private static final DatasetGraph DATA = RDFParser.fromString(
                    """
                    PREFIX : <http://example.org/>
                    :a a :Case . :b a :Case . :f a :Finding ; :in :a ; :next :g . :g a :Finding ; :in :a ; :next :h .
                    :h a :Finding ; :in :b .
                    """,
                    Lang.TURTLE)
            .toDatasetGraph();

    @Test
    void thePatternWithFewestMatchesComesFirstAndRowsAreCountedWithThoseBefore() {
        QueryPlan plan = plan("SELECT * {\n ?f a :Finding ;\n  :in ?c .\n ?c a :Case\n OPTIONAL { ?f :next ?n } }");

        assertEquals(
                List.of("4 2 2", "3 3 3", "2 3 3", "5 2 none"),
                plan.steps().stream()
                        .map(step -> step.place().orElseThrow().line() + " "
                                + step.matches().orElse(-1) + " "
                                + (step.rows().isPresent() ? step.rows().getAsLong() : "none"))
                        .toList());
        assertEquals("OPTIONAL", plan.steps().get(3).within());
        assertEquals(List.of(), plan.reasons());
    }

    @Test
    void partsThatShareNoVariableAreTold() {
        assertEquals(
                List.of(
                        "Nothing ties the pattern in line 1, column 43 with the pattern in line 1, column 56 together: each"
                                + " match of one is paired with each of the other. Let them share a variable."),
                plan("SELECT * { ?c a :Case . ?f a :Finding }").reasons());
        assertEquals(
                List.of(),
                plan("SELECT * { ?c a :Case . ?f a :Finding VALUES (?c ?f) { (:a :f) } }")
                        .reasons());
    }

    @Test
    void aPathOfAnyLengthBetweenVariablesIsTold() {
        assertTrue(plan("SELECT * { ?a :next+ ?b }").reasons().get(0).contains("a path of any length"));
        assertEquals(List.of(), plan("SELECT * { :f :next+ ?b }").reasons());
    }

    @Test
    void whatCannotBeCountedInTimeIsTold() {
        String text = "PREFIX : <http://example.org/>\nSELECT * { ?f a :Finding . ?f :in ?c }";
        QueryPlan plan = QueryPlan.of(
                QueryFactory.create(text),
                text,
                query ->
                        query.toString().contains("Finding") && query.toString().contains("in>")
                                ? OptionalLong.empty()
                                : OptionalLong.of(3));

        assertTrue(
                plan.reasons()
                        .get(0)
                        .matches("With the pattern in line 2, .* could not be counted in time.*there are 3\\."),
                plan.reasons().toString());
    }

    private static QueryPlan plan(String query) {
        String text = "PREFIX : <http://example.org/> " + query;
        return QueryPlan.of(QueryFactory.create(text), text, QueryPlanTest::count);
    }

    private static OptionalLong count(Query query) {
        try (QueryExec execution = QueryExec.dataset(DATA).query(query).build()) {
            return OptionalLong.of(
                    ((Number) execution.select().next().get(Var.alloc("n")).getLiteralValue()).longValue());
        }
    }
}
