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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertTrue(plan("SELECT * { ?a :next+ ?b }")
                .reasons()
                .get(0)
                .contains("a path of any length between two variables, of which there are 3. Name"));
        assertEquals(List.of(), plan("SELECT * { :f :next+ ?b }").reasons());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * { ?c a :Case OPTIONAL { ?f :in ?d } } | OPTIONAL with .* column 65 shares no variable with.*",
                "SELECT * { ?c a :Case MINUS { ?f :in ?d } } | MINUS with .* column 62 takes no row away.*",
                "SELECT * { ?c a :Case FILTER NOT EXISTS { ?f a :Finding . ?g :in ?c } }"
                        + " | NOT EXISTS with .* column 74 says the same for each row.*",
                "SELECT * { ?c a :Case MINUS { ?f :in ?c } } | ",
                "SELECT * { ?c a :Case FILTER NOT EXISTS { ?f :in ?c . ?f a :Finding } } | ",
                "SELECT * { ?c a :Case OPTIONAL { ?f :in ?c } } | ",
            })
    void aPartThatNothingTiesToTheRowsIsTold(String query, String reason) {
        assertReason(plan(query), reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * { OPTIONAL { ?f :in ?c } ?c a :Case } | OPTIONAL with .* stands before what it adds to.* 90,000"
                        + " matches.*",
                "SELECT * { ?c a :Case OPTIONAL { ?f :in ?c } OPTIONAL { ?g :at ?c } } | Each row has about 30 matches of"
                        + " OPTIONAL with .* and 30 of that with .*",
                "SELECT * { ?f :in ?c FILTER (STR(?c) = 'x') } | A FILTER compares what it makes of each of 90,000 rows.*",
                "SELECT * { ?f :in ?c FILTER (?c = :a) } | ",
                "SELECT ?c (COUNT(*) AS ?n) { ?f :of ?c } GROUP BY ?c ORDER BY ?n | ",
                "SELECT * { ?f :of ?c } ORDER BY ?f | All 900,000 rows are put in order.*",
            })
    void whatIsDoneToManyRowsIsTold(String query, String reason) {
        String text = "PREFIX : <http://example.org/> " + query;
        assertReason(
                QueryPlan.of(
                        QueryFactory.create(text),
                        text,
                        counted -> OptionalLong.of(
                                counted.toString().contains("Case")
                                        ? 3_000
                                        : counted.toString().contains("org/of>") ? 900_000 : 90_000)),
                reason);
    }

    private static void assertReason(QueryPlan plan, String reason) {
        if (reason == null) {
            assertEquals(List.of(), plan.reasons());
        } else {
            assertTrue(plan.reasons().get(0).matches(reason), plan.reasons().toString());
        }
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
