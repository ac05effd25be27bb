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

class EarlyExistsTest {
    private final SmallDataset dataset = new SmallDataset();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?s :p ?o OPTIONAL { ?o :label ?l } FILTER NOT EXISTS { ?s :q ?any }",
                "?s :p ?o OPTIONAL { ?o :label ?l } FILTER EXISTS { ?any :q ?o }",
                "?s :p ?o OPTIONAL { ?o :label ?l } FILTER NOT EXISTS { ?s :label ?l }",
                "?s :p ?o OPTIONAL { ?o :label ?l } FILTER EXISTS { ?s :label ?m FILTER (?m = ?l) }",
                "?s :p ?o OPTIONAL { ?o :label ?l } FILTER EXISTS { ?s :q ?m FILTER NOT EXISTS { ?s :label ?l } }",
                "?s :p ?o OPTIONAL { ?s :q ?v } OPTIONAL { ?v :label ?l } FILTER NOT EXISTS { ?s :label ?v }",
                "?s :p ?o OPTIONAL { ?s :q ?v } OPTIONAL { ?o :label ?l } FILTER NOT EXISTS { ?v :label ?m }",
                "?s :p ?o OPTIONAL { ?o :label ?l FILTER (?l != \"b\") } FILTER (EXISTS { ?s :q ?m } && BOUND(?l))",
                "?s :p ?o OPTIONAL { ?o :label ?l } FILTER (!BOUND(?v) || EXISTS { ?s :q ?v })",
                "?s :p ?o OPTIONAL { ?s :q ?v } FILTER (!BOUND(?v) || EXISTS { ?s :label ?v })",
                "?s :p ?o BIND (1 / 0 AS ?v) OPTIONAL { ?s :q ?v } FILTER EXISTS { ?x :q ?v }"
            })
    void theRowsAreTheSame(String pattern) {
        Query query = QueryFactory.create(SmallDataset.PREFIX + "SELECT * { " + pattern + " } ORDER BY ?s ?o ?v ?l");
        Op op = Algebra.optimize(Algebra.compile(query));

        assertEquals(dataset.rows(op, query), dataset.rows(Transformer.transform(EarlyExists.transform(), op), query));
    }

    @Test
    void existsIsAskedBeforeWhatDoesNotMatterToIt() {
        assertEquals(
                SSE.parseOp("(prefix ((: <https://example.org/>)) (conditional (conditional (filter (notexists (bgp"
                        + " (triple ?s :q ?any))) (bgp (triple ?s :p ?o))) (bgp (triple ?o :label ?l)))"
                        + " (bgp (triple ?s :label ?m))))"),
                early("SELECT * { ?s :p ?o OPTIONAL { ?o :label ?l } OPTIONAL { ?s :label ?m }"
                        + " FILTER NOT EXISTS { ?s :q ?any } }"));
    }

    @Test
    void existsOfWhatAnOptionalGivesIsAskedBehindIt() {
        String query = "SELECT * { ?s :p ?o OPTIONAL { ?o :label ?l } FILTER NOT EXISTS { ?s :label ?l } }";

        assertEquals(Algebra.optimize(Algebra.compile(QueryFactory.create(SmallDataset.PREFIX + query))), early(query));
    }

    private static Op early(String query) {
        return Transformer.transform(
                EarlyExists.transform(),
                Algebra.optimize(Algebra.compile(QueryFactory.create(SmallDataset.PREFIX + query))));
    }
}
