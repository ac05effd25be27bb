package org.casegraph.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.engine.QueryEngineFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIteratorCheck;
import org.apache.jena.sparql.engine.main.QueryEngineMain;
import org.apache.jena.sparql.engine.ref.QueryEngineRef;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClosableJoinsTest {
    /** Each form that Jena joins, with rows on both sides and with none on either. */
    private static final List<String> PATTERNS = List.of(
            "?s :p ?o",
            "{ ?s :p ?o . FILTER (?o < %1$s) } { ?s :q ?r . FILTER (?r < %2$s) }",
            "{ ?s :p ?o . FILTER (?o < %1$s) } OPTIONAL { ?s :q ?r . OPTIONAL { ?r :q ?t } FILTER (?r < %2$s) }",
            "{ ?s :p ?o . FILTER (?o < %1$s) } OPTIONAL { { ?s :q ?r . FILTER (?r < %2$s) } OPTIONAL { ?o :q ?r } }",
            "{ { ?s :p ?o . FILTER (?o < %1$s) } OPTIONAL { ?o :q ?t } } { { ?s :q ?r . FILTER (?r < %2$s) }"
                    + " OPTIONAL { ?o :q ?r } }",
            "{ ?s :p ?o . FILTER (?o < %1$s) } MINUS { { ?s :q ?r . FILTER (?r < %2$s) } OPTIONAL { ?r :q ?t } }",
            "{ ?s :p ?o . FILTER (?o < %1$s) } VALUES (?s ?r) { (:a %2$s) (UNDEF 2) }",
            "{ SELECT ?s (COUNT(?o) AS ?n) { ?s :p ?o . FILTER (?o < %1$s) } GROUP BY ?s } { SELECT ?s (MAX(?r) AS ?m)"
                    + " { ?s :q ?r . FILTER (?r < %2$s) } GROUP BY ?s }",
            "{ ?s :p ?o } UNION { { ?s :q ?r . FILTER (?r < %1$s) } OPTIONAL { { ?s :p ?o . FILTER (?o < %2$s) }"
                    + " OPTIONAL { ?o :q ?t } } }",
            "{ ?s :p ?o . FILTER (?o < %1$s) } OPTIONAL { ?s :q ?r } BIND (?r + 1 AS ?next) FILTER (?next < %2$s)"
                    + " OPTIONAL { ?s :q ?t . BIND (?t AS ?u) } OPTIONAL { ?s :p ?v . BIND (?v AS ?w) }",
            "?s :p ?o . OPTIONAL { ?s :q ?r . ?s :p ?t . FILTER (?t < %1$s) } FILTER (EXISTS { ?s :q ?u . ?s :p ?u } || ?o < %2$s)",
            "{ ?s :p ?o . ?s :q ?r } UNION { ?s :p ?t . ?s :q ?u } { SELECT DISTINCT ?s { ?s :p ?v . ?s :q ?v } }",
            "GRAPH ?g { { ?s :p ?o . FILTER (?o < %1$s) } OPTIONAL { { ?s :q ?r } OPTIONAL { ?r :q ?t } } }");

    private final DatasetGraph dataset = dataset();

    static Stream<String> queries() {
        return PATTERNS.stream()
                .flatMap(pattern -> Stream.of("0", "9")
                        .flatMap(left -> Stream.of("0", "9").map(right -> String.format(pattern, left, right))))
                .distinct()
                .flatMap(pattern -> Stream.of("", " ORDER BY ?s LIMIT 1")
                        .map(end -> "PREFIX : <https://example.org/> SELECT * { " + pattern + " }" + end));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void anAnswerCanBeClosedBeforeItIsAskedForARow(String query) {
        try (QueryExec execution = open(query, new AtomicBoolean())) {
            execution.select().close();
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void anAnswerCanBeClosedAfterItsFirstRow(String query) {
        try (QueryExec execution = open(query, new AtomicBoolean())) {
            RowSet rows = execution.select();
            rows.hasNext();
            rows.close();
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void anAnswerThatIsCancelledBeforeItsFirstRowSaysSo(String query) {
        try (QueryExec execution = open(query, new AtomicBoolean())) {
            RowSet rows = execution.select();
            execution.abort();

            assertThrows(QueryCancelledException.class, rows::hasNext);
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void anAnswerThatIsToldToEndEndsOrSaysSo(String query) {
        AtomicBoolean cancelled = new AtomicBoolean();
        try (QueryExec execution = open(query, cancelled)) {
            RowSet rows = execution.select();
            cancelled.set(true);

            try {
                assertEquals(0, rows.stream().count());
            } catch (QueryCancelledException e) {
                assertTrue(cancelled.get());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void theRowsAreThoseOfTheReferenceEngine(String query) {
        assertEquals(rows(query, QueryEngineRef.getFactory()), rows(query, QueryEngineMain.getFactory()));
    }

    /** Jena lets a row go at whatever a condition throws, logs it, and asks the next. */
    @Test
    void whatEndsAnEvaluationWithinAConditionEndsIt() {
        Refusal late = Refusal.of(Refusal.Remedy.ASK_FOR_LESS, "Deadline passed", "No whole answer", "Ask for less");
        AtomicInteger asked = new AtomicInteger();
        DatasetGraph ending = DatasetGraphFactory.wrap(new GraphWrapper(dataset.getDefaultGraph()) {
            @Override
            public ExtendedIterator<Triple> find(Node s, Node p, Node o) {
                if (p.isURI() && p.getURI().endsWith("q")) {
                    asked.incrementAndGet();
                    throw late;
                }
                return super.find(s, p, o);
            }
        });
        String query = "PREFIX : <https://example.org/> SELECT * { ?s :p ?o FILTER NOT EXISTS { ?s :q ?o } }";

        try (QueryExec execution = QueryExec.dataset(ending).query(query).build()) {
            RowSet rows = execution.select();

            assertSame(late, assertThrows(Refusal.class, rows::hasNext));
            assertEquals(1, asked.get());
        }
    }

    /** As where its deadline passes meanwhile. */
    @ParameterizedTest
    @MethodSource("queries")
    void anAnswerThatIsEndedAtAnyTripleLeavesNothingOpen(String query) {
        AtomicInteger left = new AtomicInteger();
        DatasetGraph ending = DatasetGraphFactory.wrap(new GraphWrapper(dataset.getDefaultGraph()) {
            @Override
            public ExtendedIterator<Triple> find(Node s, Node p, Node o) {
                return super.find(s, p, o).mapWith(triple -> {
                    if (left.getAndDecrement() == 0) {
                        throw new QueryCancelledException();
                    }
                    return triple;
                });
            }
        });
        boolean isEnded = true;
        for (int triples = 0; isEnded; triples++) {
            left.set(triples);
            try (QueryExec execution = open(query, ending, new AtomicBoolean())) {
                execution.select().stream().count();
                isEnded = left.get() < 0;
            } catch (QueryCancelledException e) {
                assertEquals(List.of(), List.of(e.getSuppressed()));
            }
        }
    }

    private QueryExec open(String query, AtomicBoolean cancelled) {
        return open(query, dataset, cancelled);
    }

    /** An iterator that is open at the end is an error. */
    private static QueryExec open(String query, DatasetGraph dataset, AtomicBoolean cancelled) {
        Context context = ARQ.getContext().copy();
        PatternOrder.useIn(context);
        return QueryExec.dataset(dataset)
                .query(query)
                .context(context)
                .set(ARQConstants.symCancelQuery, cancelled)
                .set(QueryIteratorCheck.failOnOpenIterator, true)
                .build();
    }

    private List<String> rows(String text, QueryEngineFactory engine) {
        Query query = QueryFactory.create(text);
        query.setLimit(Query.NOLIMIT);
        List<String> rows = new ArrayList<>();
        engine.create(query, dataset, BindingFactory.root(), ARQ.getContext().copy())
                .iterator()
                .forEachRemaining(row -> rows.add(new TreeMap<>(values(query, row)).toString()));
        Collections.sort(rows);
        return rows;
    }

    private static Map<String, String> values(Query query, Binding row) {
        return query.getResultVars().stream()
                .filter(row::contains)
                .collect(Collectors.toMap(name -> name, name -> row.get(name).toString()));
    }

    private static DatasetGraph dataset() {
        DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
        RDFParser.fromString(
                        """
                        PREFIX : <https://example.org/>
                        :a :p 1 , 2 . :b :p 2 . :a :q 1 , 2 . :c :q 3 .
                        :g { :a :p 1 , 2 . :a :q 1 }
                        """,
                        Lang.TRIG)
                .parse(dataset);
        return dataset;
    }
}
