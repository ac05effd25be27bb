package org.casegraph.evaluation.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.main.QueryEngineMain;
import org.apache.jena.sparql.engine.ref.QueryEngineRef;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EarlyOrderTest {
    /** Keys that are alike, that differ but are sorted as one, that are missing, and that only a later step gives. */
    private static final List<String> PATTERNS = List.of(
            "{ ?s :p ?o OPTIONAL { ?o :label ?l } }",
            "{ ?s :p ?o OPTIONAL { ?o :label ?l } OPTIONAL { ?s :label ?m } BIND (STR(?o) AS ?t) }",
            "{ ?s :p ?o OPTIONAL { ?o :label ?l OPTIONAL { ?s :label ?m } } }",
            "{ ?s :p ?o OPTIONAL { SELECT ?s (COUNT(*) AS ?l) { ?s :label ?each } GROUP BY ?s } }",
            "{ ?s :p ?o OPTIONAL { ?s :q ?m } OPTIONAL { ?m :label ?l } BIND (?m AS ?t) }",
            "{ ?s :p ?x BIND (?x AS ?o) BIND (?o AS ?t) OPTIONAL { ?x :label ?l } }",
            "{ ?s :p ?x OPTIONAL { ?s :q ?o } OPTIONAL { ?s :label ?l } FILTER (!BOUND(?l) || ?l != \"b\") }",
            "{ { ?s :p ?o } UNION { ?s :q ?o } OPTIONAL { ?o :label ?l } BIND (1 / 0 AS ?m) }",
            "{ VALUES ?o { 1 2 UNDEF } ?s :p ?o OPTIONAL { ?s :label ?l } BIND (COALESCE(?l, \"none\") AS ?m) }");

    private static final List<String> ORDERS =
            List.of("?o", "DESC(?o) ?s", "?s DESC(?l)", "STR(?o)", "?t ?m", "CONCAT(?o, ?l) ?t");

    private final SmallDataset dataset = new SmallDataset();

    static Stream<String> queries() {
        return PATTERNS.stream().flatMap(pattern -> ORDERS.stream().flatMap(order -> Stream.of(
                        "SELECT *", "SELECT DISTINCT ?s ?o", "SELECT DISTINCT ?l ?o ?m", "SELECT ?m ?l")
                .map(select -> SmallDataset.PREFIX + select + " " + pattern + " ORDER BY " + order)));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void theRowsAreTheSameInTheSameOrderAsIfTheyWerePutInOrderLast(String text) {
        Query query = QueryFactory.create(text);
        Op op = Algebra.optimize(Algebra.compile(query));

        List<String> early = dataset.rows(Transformer.transform(EarlyOrder.transform(), op), query);

        assertEquals(dataset.rows(op, query), early);
        List<String> reference = new ArrayList<>();
        QueryEngineRef.getFactory()
                .create(
                        query,
                        dataset.graphs(),
                        BindingFactory.root(),
                        ARQ.getContext().copy())
                .iterator()
                .forEachRemaining(row -> reference.add(row.toString()));
        assertEquals(reference.size(), early.size());
    }

    @Test
    void whatIsAddedToARowComesAfterTheOrder() {
        assertEquals(
                SSE.parseOp(
                        "(prefix ((: <https://example.org/>)) (project (?s ?l ?t) (order (?o) (extend ((?t (str ?o)))"
                                + " (conditional (order (?o) (bgp (triple ?s :p ?o))) (bgp (triple ?o :label ?l)))))))"),
                early("SELECT ?s ?l ?t { ?s :p ?o OPTIONAL { ?o :label ?l } BIND (STR(?o) AS ?t) } ORDER BY ?o"));
    }

    @Test
    void anOrderByWhatIsAddedStaysWhereItIs() {
        assertEquals(
                SSE.parseOp("(prefix ((: <https://example.org/>)) (project (?s) (order (?l) (conditional"
                        + " (bgp (triple ?s :p ?o)) (bgp (triple ?o :label ?l))))))"),
                early("SELECT ?s { ?s :p ?o OPTIONAL { ?o :label ?l } } ORDER BY ?l"));
    }

    @Test
    void distinctRowsComeByTheFirstKeyUnderWhateverName() {
        Op op = early("SELECT DISTINCT (?s AS ?thing) ?l { ?s :p ?o OPTIONAL { ?o :label ?l } } ORDER BY ?thing");

        Op distinct = op instanceof OpOrder order ? order.getSubOp() : op;
        assertTrue(distinct instanceof OpDistinct, op.toString());
        assertEquals(
                "?thing",
                EarlyOrder.first(((OpDistinct) distinct).getSubOp())
                        .orElseThrow()
                        .toString());
        assertFalse(EarlyOrder.first(early("SELECT DISTINCT ?l { ?s :p ?o OPTIONAL { ?o :label ?l } }"))
                .isPresent());
    }

    @Test
    void whatSaysAnotherThingEachTimeIsAskedOfEachRow() {
        for (String each : List.of("RAND() + 0 * STRLEN(STR(?p))", "CONCAT(STR(?p), STRUUID())", "BNODE(STR(?p))")) {
            Query query = QueryFactory.create("SELECT (" + each + " AS ?x) { ?s ?p ?o }");

            List<String> rows = dataset.rows(Algebra.compile(query), query);

            assertEquals(rows.size(), new HashSet<>(rows).size(), each);
        }
    }

    /** More rows than are looked at before values that hardly ever come again are no longer kept. */
    @Test
    void valuesThatAreKeptAndThoseThatAreNotAreTheSame() {
        String numbers =
                " { VALUES ?d { 0 1 2 3 4 5 6 7 8 9 } VALUES ?e { 0 1 2 3 4 5 6 7 8 9 } VALUES ?f { 0 1 2 3 4 5 6 7 8 9 }"
                        + " VALUES ?g { 0 1 2 3 4 5 6 7 8 9 } BIND (1000 * ?g + 100 * ?f + 10 * ?e + ?d AS ?n) BIND (1 / ?d AS ?r)"
                        + " BIND (?n * 2 - ?n AS ?same) }";

        Query query = QueryFactory.create("SELECT ?n ?d ?r ?same" + numbers);
        List<String> wrong = new ArrayList<>();
        QueryEngineMain.getFactory()
                .create(
                        query,
                        dataset.graphs(),
                        BindingFactory.root(),
                        ARQ.getContext().copy())
                .iterator()
                .forEachRemaining(row -> {
                    int digit = Integer.parseInt(row.get("d").getLiteralLexicalForm());
                    boolean isRight = row.get("n").equals(row.get("same"))
                            && (digit == 0) == !row.contains("r")
                            && (digit != 4
                                    || row.get("r").getLiteralLexicalForm().equals("0.25"));
                    wrong.addAll(isRight ? List.of() : List.of(row.toString()));
                });

        assertEquals(List.of(), wrong);
    }

    private static Op early(String query) {
        return Transformer.transform(
                EarlyOrder.transform(),
                Algebra.optimize(Algebra.compile(QueryFactory.create(SmallDataset.PREFIX + query))));
    }
}
