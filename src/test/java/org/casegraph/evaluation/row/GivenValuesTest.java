package org.casegraph.evaluation.row;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenValuesTest {
    private final SmallDataset dataset = new SmallDataset();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VALUES ?v { :x } ?s :p ?o FILTER (!BOUND(?v) || EXISTS { ?s :p ?v })",
                "VALUES ?v { :x } ?s :p ?o FILTER (BOUND(?v) || EXISTS { ?s :p ?v })",
                "VALUES ?v { :x :y } ?s :p ?o FILTER (!BOUND(?v) || EXISTS { ?s :p ?v })",
                "VALUES ?v { UNDEF } ?s :p ?o FILTER (!BOUND(?v) || EXISTS { ?s :q ?v })",
                "?s :p ?o OPTIONAL { ?s :q ?v } FILTER (!BOUND(?v) || EXISTS { ?s :p ?v })",
                "?s :p ?o OPTIONAL { ?s :q ?v } FILTER EXISTS { ?s :p ?v }",
                "?s :p ?o FILTER EXISTS { ?s :q ?any }",
                "?s :p ?o FILTER EXISTS { ?s :p ?o }",
                "?s :p ?o . ?s :q ?v FILTER EXISTS { ?v :label ?l }",
                "?s :p ?o . ?s :label ?l FILTER EXISTS { ?o :label ?l }",
                "?s :p ?o OPTIONAL { ?o :label ?l } FILTER EXISTS { ?s :q 1 }",
                "?s :p ?o FILTER NOT EXISTS { ?s :q 1 }",
                "?s :p ?o BIND (?o AS ?v) FILTER EXISTS { ?s :q ?v }",
                "?s :p ?o BIND (1 / 0 AS ?v) FILTER EXISTS { ?s :q ?v }",
                "{ SELECT ?s (COUNT(*) AS ?o) { ?s :p ?each } GROUP BY ?s } FILTER EXISTS { ?s :q 1 }",
                "{ ?s :p ?o } UNION { ?s :q ?o } FILTER EXISTS { ?s :q 1 }",
                "VALUES ?r { \"any\" } ?s :p ?o FILTER (?r = \"any\" || ?nothing)",
                "VALUES ?r { \"some\" } ?s :p ?o FILTER (?r = \"any\" || ?o = 1)",
                "VALUES ?r { 1 } ?s :p ?o FILTER (?r = 1.0 || ?o = 2)",
                "VALUES ?r { \"a\"@en } ?s :p ?o FILTER (?r = \"a\" || ?o = 2)",
                "?s :p ?o FILTER EXISTS { VALUES ?s { :a } ?s :q ?v FILTER (?s = :a || ?v = 1) }",
                "VALUES ?v { :x } ?s :p ?o FILTER EXISTS { ?s :q ?w FILTER (!BOUND(?v) || EXISTS { ?s :p ?v }) }"
            })
    void theRowsAreTheSame(String pattern) {
        Query query = QueryFactory.create(SmallDataset.PREFIX + "SELECT * { " + pattern + " } ORDER BY ?s ?o ?v ?l");
        Op op = Algebra.optimize(Algebra.compile(query));

        assertEquals(dataset.rows(op, query), dataset.rows(Transformer.transform(GivenValues.transform(), op), query));
    }

    @Test
    void aParameterThatIsGivenIsOneTripleMoreOfThePattern() {
        assertEquals(
                SSE.parseOp("(prefix ((: <https://example.org/>)) (sequence (table (vars ?v) (row (?v :x)))"
                        + " (bgp (triple ?s :p ?o) (triple ?s :q ?v))))"),
                given("SELECT * { VALUES ?v { :x } ?s :p ?o FILTER (!BOUND(?v) || EXISTS { ?s :q ?v }) }"));
    }

    @Test
    void whatOnlySomeRowsHaveIsAskedOfEach() {
        String query = "SELECT * { ?s :p ?o OPTIONAL { ?s :label ?v } FILTER (!BOUND(?v) || EXISTS { ?s :q ?v }) }";

        assertEquals(Algebra.optimize(Algebra.compile(QueryFactory.create(SmallDataset.PREFIX + query))), given(query));
    }

    private static Op given(String query) {
        return Transformer.transform(
                GivenValues.transform(),
                Algebra.optimize(Algebra.compile(QueryFactory.create(SmallDataset.PREFIX + query))));
    }
}
