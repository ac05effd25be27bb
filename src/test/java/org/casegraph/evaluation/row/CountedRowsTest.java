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

class CountedRowsTest {
    private final SmallDataset dataset = new SmallDataset();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ SELECT ?s ?l { ?s :p ?o OPTIONAL { ?o :label ?l } } ORDER BY ?l }",
                "{ SELECT ?s ?l { ?s :p ?o OPTIONAL { ?o :label ?l } } ORDER BY ?l LIMIT 3 }",
                "{ SELECT DISTINCT ?s { ?s :p ?o OPTIONAL { ?o :label ?l } } ORDER BY ?s }",
                "{ SELECT ?s (STR(?o) AS ?t) { ?s :p ?o BIND (1 / 0 AS ?e) } ORDER BY ?t }",
                "{ SELECT ?s { ?s :p ?o BIND (STR(?o) AS ?t) BIND (CONCAT(?t, \"!\") AS ?u) FILTER (?u = \"1!\") } }",
                "{ SELECT ?s { ?s :p ?o BIND (?o AS ?t) FILTER EXISTS { ?t :label ?l } } ORDER BY ?s }",
                "{ SELECT ?s { ?s :p ?o BIND (?o AS ?t) FILTER EXISTS { ?x :label ?l FILTER (?x = ?t) } } }",
                "{ SELECT ?s { ?s :p ?o BIND (?o AS ?t) OPTIONAL { ?t :label ?l } OPTIONAL { ?s :label ?l } } }",
                "{ SELECT ?s { ?s :p ?o BIND (?o AS ?t) OPTIONAL { ?s :label ?l FILTER (?t != 1) } } }",
                "{ ?s :p ?o BIND (?o AS ?t) OPTIONAL { ?s :q ?t } }",
                "{ SELECT ?s (COUNT(*) AS ?k) { ?s :p ?o } GROUP BY ?s ORDER BY ?k }"
            })
    void asManyRowsAreCounted(String pattern) {
        for (String select : new String[] {"SELECT (COUNT(*) AS ?n) {", "SELECT ?s (COUNT(*) AS ?n) {"}) {
            String groups = select.contains("?s") ? " GROUP BY ?s ORDER BY ?s" : "";
            Query query = QueryFactory.create(SmallDataset.PREFIX + select + pattern + "}" + groups);
            Op op = Algebra.optimize(Algebra.compile(query));

            assertEquals(
                    dataset.rows(op, query), dataset.rows(Transformer.transform(CountedRows.transform(), op), query));
        }
    }

    @Test
    void rowsThatAreCountedAreInNoOrderAndHaveOnlyWhatIsRead() {
        assertEquals(
                SSE.parseOp(
                        "(prefix ((: <https://example.org/>)) (project (?n) (extend ((?n ?.0)) (group () ((?.0 (count)))"
                                + " (conditional (bgp (triple ?s :p ?o)) (bgp (triple ?o :label ?l)))))))"),
                counted("SELECT (COUNT(*) AS ?n) { SELECT ?s ?o ?l ?t"
                        + " { ?s :p ?o BIND (STR(?o) AS ?t) OPTIONAL { ?o :label ?l } } ORDER BY ?t }"));
    }

    @Test
    void whatAConditionReadsIsAdded() {
        String query = "SELECT (COUNT(*) AS ?n) { ?s :p ?o BIND (STR(?o) AS ?t) FILTER (?t = \"1\") }";

        assertEquals(
                Algebra.optimize(Algebra.compile(QueryFactory.create(SmallDataset.PREFIX + query))), counted(query));
    }

    private static Op counted(String query) {
        return Transformer.transform(
                CountedRows.transform(),
                Algebra.optimize(Algebra.compile(QueryFactory.create(SmallDataset.PREFIX + query))));
    }
}
