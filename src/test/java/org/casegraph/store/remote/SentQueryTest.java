package org.casegraph.store.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentQueryTest {
    private static final String PREFIX = "PREFIX : <http://example/> ";

    private static final DatasetGraph DATA =
            SSE.parseDatasetGraph("(dataset (graph (:a :p 3) (:b :p 1) (:c :p 2) (:c :q 1) (:d :q 5) (:d :r true)))");

    @Test
    void theKeysOfAnOrderAreSentAsVariables() {
        Query sent = SentQuery.of(QueryFactory.create(
                        "SELECT ?s { VALUES ?sort { 'text' } ?s ?p ?o } ORDER BY DESC(IF(?sort = 'value', ?o, 0)) ?s"))
                .query();

        assertEquals(
                QueryFactory.create("SELECT ?s { VALUES ?sort { 'text' } ?s ?p ?o"
                        + " BIND(IF(?sort = 'value', ?o, 0) AS ?order_0) } ORDER BY DESC(?order_0) ?s"),
                sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ?s ?o { ?s ?p ?o } ORDER BY (STR(?o) < '3') DESC(?o * 2) ?s",
                "SELECT DISTINCT ?s { ?s ?p ?o } ORDER BY DESC(STR(?s))",
                "SELECT ?s (?o + 1 AS ?more) { ?s ?p ?o } ORDER BY DESC(?more * 2) ?s",
                "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s ORDER BY DESC(COUNT(*)) STR(?s)",
                "SELECT * { ?s ?p ?o } ORDER BY STR(?o) ?s",
                "SELECT ?s { ?s ?p ?o } ORDER BY (?missing + 1) STR(?s) LIMIT 2",
                "SELECT ?s (MIN(?o) AS ?n) { ?s ?p ?o } GROUP BY ?s ?p ORDER BY DESC(STR(?p)) ?n LIMIT 3",
                "SELECT DISTINCT ?s (EXISTS { ?s :q ?x } AS ?has) { ?s ?p ?o } ORDER BY ?has ?s",
                "SELECT ?s ?is { ?s :p ?o BIND(EXISTS { ?s :q ?x } || NOT EXISTS { ?t :p ?o, ?o } AS ?is) } ORDER BY ?s",
                "SELECT ?s ?is { ?s ?p ?o OPTIONAL { ?s :q ?x } BIND(EXISTS { ?s :p ?x } AS ?is) } ORDER BY ?s ?o",
                "SELECT ?s ?is { ?s ?p ?o BIND(EXISTS { ?t :q ?x FILTER(?x < ?o) } AS ?is) } ORDER BY ?s ?o",
                "SELECT ?s ?is { ?s ?p ?o OPTIONAL { ?t :q ?x BIND(EXISTS { ?s :p ?x } AS ?is) } } ORDER BY ?s ?o ?is",
                "SELECT ?s ?is { ?s ?p ?o BIND(EXISTS { ?s :p ?x FILTER NOT EXISTS { ?s :q ?o } } AS ?is) } ORDER BY ?s ?o",
                "SELECT ?s ?is { ?s ?p ?o OPTIONAL { ?s :q ?x } BIND(IF(BOUND(?x), EXISTS { ?t :q ?x FILTER NOT EXISTS { ?s :p ?x } }, 0) AS ?is) } ORDER BY ?s ?o",
                "SELECT ?s ?is { ?s ?p ?o BIND(EXISTS { :d :q ?y } AS ?is) } ORDER BY ?s ?o",
                "SELECT ?s ?n { { SELECT ?s (COUNT(?is) AS ?n) { ?s ?p ?o BIND(EXISTS { ?s :q ?o } AS ?is) } GROUP BY ?s } } ORDER BY ?n ?s",
                "SELECT ?s { ?s ?p ?o FILTER(!BOUND(?given) || EXISTS { ?s :q ?given }) FILTER(!BOUND(?o) || ?o = 2) } ORDER BY ?s",
                "SELECT ?s { ?s ?p ?o OPTIONAL { ?s :q ?x } FILTER NOT EXISTS { ?t :q ?o } FILTER NOT EXISTS { ?s :r ?x } } ORDER BY ?s ?o",
                "SELECT ?s (COALESCE(CONCAT(STR(?x), '!'), ?o) AS ?y) { ?s ?p ?o OPTIONAL { ?s :q ?x } } ORDER BY ?s ?o",
                "SELECT ?s { ?s ?p ?o OPTIONAL { ?s :q ?x } FILTER(COALESCE(?x < ?o || (?x = ?o && ?o < 2), ?o > 1)) } ORDER BY ?s ?o",
                "SELECT ?s ?t { ?s :p ?o OPTIONAL { ?t :q ?x FILTER(EXISTS { ?s :q ?x } || ?x = 5) } } ORDER BY ?s ?t",
                "SELECT ?s ?t { VALUES ?p { :p } ?s ?p ?o OPTIONAL { ?t :q ?x FILTER(?x != 5 && NOT EXISTS { ?s ?p ?x }) } } ORDER BY ?s ?t",
                "SELECT ?s ?t { ?s :p ?o OPTIONAL { ?t :q ?x OPTIONAL { ?t :r ?o } FILTER NOT EXISTS { ?s :q ?x } FILTER(?x > 3 || EXISTS { ?t :p ?o }) } } ORDER BY ?s ?t",
                "SELECT ?s ?t { ?s :p ?o OPTIONAL { ?t :q ?x FILTER EXISTS { ?s :p ?x, ?y FILTER NOT EXISTS { ?t :p ?x } } } } ORDER BY ?s ?t",
                "SELECT ?s ?t { ?s (:p|:q) ?o OPTIONAL { ?t :q ?x FILTER EXISTS { ?s :p ?x } } } ORDER BY ?s ?t",
                "SELECT ?s ?t { ?s ?p ?o OPTIONAL { ?s :q ?x } OPTIONAL { ?t :r ?y FILTER NOT EXISTS { ?t :q ?x } } } ORDER BY ?s ?t",
                "SELECT ?s ?t { VALUES ?o { 1 1 2 } ?s :p ?o OPTIONAL { ?t :q ?x FILTER EXISTS { ?s :p ?o . ?u :p ?x } } } ORDER BY ?s ?t",
                "SELECT ?s ?t { ?s :p ?o OPTIONAL { ?t :q ?x BIND(COALESCE(?o, 5) AS ?y) FILTER(?y = 5 && EXISTS { ?s :p ?x }) } } ORDER BY ?s ?t",
                "SELECT ?s ?t { ?s :p ?o OPTIONAL { ?t :q ?x OPTIONAL { ?t :r ?y FILTER(BOUND(?s)) } FILTER(!BOUND(?y) && EXISTS { ?s :p ?x }) } } ORDER BY ?s ?t",
                "SELECT ?s ?t { ?s :p _:o OPTIONAL { ?t :q ?x FILTER EXISTS { ?s :p ?x } } } ORDER BY ?s ?t",
                "SELECT ?s { ?s ?p ?o OPTIONAL { ?s :q ?x } FILTER(COALESCE(?x < ?o || ?o > 1, IF(?x = 1, false, true), ?o < 3)) } ORDER BY ?s ?o"
            })
    void whatIsSentHasTheSameRowsInTheSameOrder(String text) {
        assertEquals(
                rows(QueryFactory.create(PREFIX + text)),
                rows(SentQuery.of(QueryFactory.create(PREFIX + text)).query()));
    }

    @Test
    void whetherThereIsSomethingIsSentAsAnOptionalValue() {
        Query sent = SentQuery.of(
                        QueryFactory.create(PREFIX + "SELECT ?s { ?s ?p ?o BIND(NOT EXISTS { ?s :q ?x } AS ?is) }"))
                .query();

        assertEquals(
                QueryFactory.create(PREFIX + "SELECT ?s { ?s ?p ?o OPTIONAL { { SELECT DISTINCT ?s (true AS ?exists_0)"
                        + " { ?s :q ?x } } } BIND(!BOUND(?exists_0) AS ?is) }"),
                sent);
    }

    @Test
    void aConditionOfAnOptionalAboutAVariableFromBeforeIsSentWithinIt() {
        Query sent = SentQuery.of(
                        QueryFactory.create(
                                PREFIX
                                        + "SELECT ?s ?x { VALUES ?p { :p } ?s ?p ?o OPTIONAL { ?t :q ?x FILTER(?x > 1 && EXISTS { ?s ?p ?x }) } }"))
                .query();

        assertEquals(
                QueryFactory.create(
                        PREFIX + "SELECT ?s ?x { VALUES ?p { :p } ?s ?p ?o OPTIONAL { VALUES ?p { :p } ?s ?p ?o ."
                                + " ?t :q ?x OPTIONAL { { SELECT DISTINCT ?s ?x (true AS ?exists_0)"
                                + " { VALUES ?p { :p } ?s ?p ?x } } } FILTER(?x > 1 && BOUND(?exists_0)) } }"),
                QueryFactory.create(sent.toString()));
    }

    @Test
    void whatNeedsAValueIsTriedWhereThereIsOne() {
        Query sent = SentQuery.of(
                        QueryFactory.create(
                                PREFIX
                                        + "SELECT ?s { ?s :p ?o OPTIONAL { ?s :q ?x } FILTER(COALESCE(CONCAT(?x, '!'), ?o || ?x > 1, ?o) = 'a') }"))
                .query();

        assertEquals(
                QueryFactory.create(PREFIX + "SELECT ?s { ?s :p ?o OPTIONAL { ?s :q ?x }"
                        + " FILTER(COALESCE(IF(BOUND(?x), CONCAT(?x, '!'), ?none_bound), ?o || ?x > 1, ?o) = 'a') }"),
                sent);
    }

    private static List<String> rows(Query query) {
        try (QueryExec asked = QueryExec.dataset(DATA).query(query).build()) {
            List<String> rows = new ArrayList<>();
            asked.select()
                    .forEachRemaining(row -> rows.add(query.getResultVars().stream()
                            .map(row::get)
                            .toList()
                            .toString()));
            return rows;
        }
    }

    @Test
    void oneAndZeroAreTrueAndFalseWhereNothingElseCanBeMeant() {
        SentQuery sent = SentQuery.of(
                QueryFactory.create(
                        "SELECT ?is ?same ?either ?counted ?told ?mixed { ?s :p ?counted".replace(":p", "<urn:p>")
                                + " BIND(EXISTS { ?s <urn:q> ?x } AS ?is) BIND(?is AS ?same)"
                                + " BIND(IF(?is, true, COALESCE(?counted > 2, false)) AS ?either)"
                                + " OPTIONAL { ?s <urn:r> ?told } { BIND(BOUND(?s) AS ?mixed) } UNION { BIND(1 AS ?mixed) } }"));
        Binding row = row("1", "0", "1", "1", "0", "1");

        Binding read = sent.read(row);

        assertEquals("true false true", read(read, "is") + " " + read(read, "same") + " " + read(read, "either"));
        assertEquals("1 0 1", read(read, "counted") + " " + read(read, "told") + " " + read(read, "mixed"));
    }

    @ParameterizedTest
    @CsvSource({
        "SELECT DISTINCT ?s { ?s ?p ?o } ORDER BY ?o, 1",
        "SELECT DISTINCT ?s { ?s ?p ?o } ORDER BY STR(?s), 1",
        "SELECT DISTINCT ?s { ?s ?p ?o } ORDER BY ?s, 2",
        "SELECT ?s { ?s ?p ?o } ORDER BY ?o, 2",
        "SELECT DISTINCT ?s { ?s ?p ?o } ORDER BY ?o LIMIT 2, 2"
    })
    void aDistinctRowThatIsSentTwiceIsReadOnceWhereItIsOrderedByOthers(String text, int expected) {
        Binding row = Binding.builder().add(Var.alloc("s"), SSE.parseNode(":a")).build();
        List<Binding> read = new ArrayList<>();

        SentQuery.of(QueryFactory.create(text))
                .each(List.of(row, Binding.builder().addAll(row).build()).iterator())
                .forEachRemaining(read::add);

        assertEquals(expected, read.size());
        assertEquals(row, read.get(0));
    }

    @Test
    void aTruthStaysAndSoDoesAnyOtherNumber() {
        SentQuery sent = SentQuery.of(QueryFactory.create("SELECT (BOUND(?s) AS ?is) (?s = ?o AS ?same) { ?s ?p ?o }"));
        Binding row = Binding.builder()
                .add(Var.alloc("is"), SSE.parseNode("true"))
                .add(Var.alloc("same"), SSE.parseNode("2"))
                .build();

        assertEquals(row, sent.read(row));
    }

    @Test
    void trueOrNothingIsATruthAndTrueOrSomethingElseIsNot() {
        SentQuery sent = SentQuery.of(QueryFactory.create(
                "SELECT (IF(BOUND(?x), true, ?nothing) AS ?is) (IF(BOUND(?x), true, ?other) AS ?same)"
                        + " (IF(BOUND(?x), true, ?key) AS ?mixed) { ?s <urn:p> ?other . OPTIONAL { ?s <urn:q> ?x } }"
                        + " GROUP BY ?other ?x ?nothing (STR(?s) AS ?key)"));

        Binding read = sent.read(row("1", "1", "1", "1", "1", "1"));

        assertEquals("true 1 1", read(read, "is") + " " + read(read, "same") + " " + read(read, "mixed"));
    }

    @Test
    void aTruthOfTheDataIsReadByItsValue() {
        SentQuery sent = SentQuery.of(QueryFactory.create("SELECT ?is { ?s ?p ?is }"));

        for (String each : List.of("1 true", "0 false", "true true", "false false")) {
            Node value = NodeFactory.createLiteralDT(each.split(" ")[0], XSDDatatype.XSDboolean);
            assertEquals(
                    NodeFactory.createLiteralDT(each.split(" ")[1], XSDDatatype.XSDboolean),
                    sent.read(Binding.builder().add(Var.alloc("is"), value).build())
                            .get("is"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "84, P7Y",
        "14, P1Y2M",
        "-2, -P2M",
        "0, P0M",
        "43200.0, PT12H",
        "86400.0, P1D",
        "-86400.0, -P1D",
        "0.0, PT0S",
        "90061.0, P1DT1H1M1S",
        "864061.0, P10DT1M1S",
        "2.4192e+06, P28D",
        "8.64006e+06, 8.64006e+06",
        "61.5, 61.5",
        "1e+400, 1e+400",
        "PT24H, PT24H",
        "P1Y2M3DT4H, P1Y2M3DT4H",
        "P7W, P7W"
    })
    void aDurationThatIsSentAsANumberIsReadByItsValueUnlessItMayBeRounded(String text, String expected) {
        SentQuery sent = SentQuery.of(QueryFactory.create("SELECT ?d { ?s ?p ?d }"));
        Node value = NodeFactory.createLiteralDT(text, XSDDatatype.XSDduration);

        assertEquals(
                NodeFactory.createLiteralDT(expected, XSDDatatype.XSDduration),
                sent.read(Binding.builder().add(Var.alloc("d"), value).build()).get("d"));
        assertEquals(SSE.parseNode("84"), sent.read(row("84")).get("is"), "a number stays one");
    }

    private static Binding row(String... values) {
        BindingBuilder row = Binding.builder();
        List<String> names = List.of("is", "same", "either", "counted", "told", "mixed");
        for (int i = 0; i < values.length; i++) {
            row.add(Var.alloc(names.get(i)), SSE.parseNode(values[i]));
        }
        return row.build();
    }

    private static String read(Binding row, String name) {
        Node value = row.get(name);
        return value.getLiteralLexicalForm();
    }
}
