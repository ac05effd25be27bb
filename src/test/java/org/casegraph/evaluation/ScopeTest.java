package org.casegraph.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.ref.QueryEngineRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the optimiser of Jena makes other rows of than the specification has. */
class ScopeTest {
    private final QueryGate gate = new QueryGate(Limits.standard());
    private final DatasetGraph dataset = dataset();

    @AfterEach
    void close() {
        gate.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ?s { ?s :p ?o . VALUES ?s { :a UNDEF } FILTER NOT EXISTS { ?s :q ?r . FILTER(?s = :c) } }",
                "SELECT ?s ?o { ?s :p ?o . FILTER(BOUND(?o)) VALUES (?s ?o) { (:a 1) (:b UNDEF) (UNDEF 2) (UNDEF UNDEF) } }",
                "SELECT ?s { ?s :p ?o . VALUES ?s { :a UNDEF UNDEF } { SELECT DISTINCT ?s { ?s :q ?r } } }",
                "SELECT ?s { ?s :p ?o . {} UNION {} { SELECT DISTINCT ?s { ?s :q ?r } } }",
                "SELECT ?s { ?s :p ?o . {} UNION {} { SELECT REDUCED ?s { ?s :q ?r } } }",
                "SELECT ?s { ?s :p ?o . FILTER(?s IN (:a, :c)) { ?t :q ?r . FILTER(STR(?s) < \"i\") } }",
                "SELECT ?s { ?s :p ?o . FILTER(?s = :a || ?s = :c) { ?t :q ?r . BIND(STR(?s) AS ?text) } FILTER(BOUND(?text)) }",
                "SELECT * { { ?s :p ?o } UNION { ?s :q ?r } OPTIONAL { ?s ?t ?v . FILTER(sameTerm(?r, ?v)) } }"
            })
    void theRowsAreThoseOfTheReferenceEngine(String text) {
        GuardedQueries queries = new GuardedQueries(dataset, gate, ServiceAllowList.NOBODY);
        Query query = queries.parse("PREFIX : <https://example.org/> " + text).query();
        List<String> expected = texts(query, () -> QueryEngineRef.getFactory()
                .create(query, dataset, BindingFactory.root(), ARQ.getContext().copy())
                .iterator());

        assertEquals(expected, queries.run(query, execution -> {
            List<Binding> rows = execution.select().stream().toList();
            return texts(query, rows::iterator);
        }));
    }

    private static List<String> texts(Query query, Iterable<Binding> rows) {
        Stream.Builder<String> texts = Stream.builder();
        rows.forEach(row -> texts.add(query.getResultVars().stream()
                .map(name -> name + "=" + row.get(name))
                .toList()
                .toString()));
        return texts.build().sorted().toList();
    }

    private static DatasetGraph dataset() {
        DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
        RDFParser.fromString(
                        """
                        PREFIX : <https://example.org/>
                        :a :p 1 , 2 . :b :p 2 . :c :p 1 . :a :q 1 , 2 . :c :q 3 .
                        """,
                        Lang.TTL)
                .parse(dataset);
        return dataset;
    }
}
