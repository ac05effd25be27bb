package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.evaluation.Limits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The protocol tests of the W3C by their names; their requests are prose (https://www.w3.org/2009/sparql/docs/tests/).
 * What updates are for is not offered, and each is refused with 4xx, so that nothing is changed.
 */
class ProtocolSuiteTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String DIRECT = "application/sparql-query";
    private static final String DATA = "http://kasei.us/2009/09/sparql/data/data";

    private static ServedFixture served;

    @BeforeAll
    static void serve() {
        DatasetGraph dataset = DatasetGraphFactory.create();
        for (int i = 0; i < 4; i++) {
            dataset.add(
                    NodeFactory.createURI(DATA + i + ".rdf"),
                    NodeFactory.createURI("urn:s" + i),
                    NodeFactory.createURI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
                    NodeFactory.createURI("urn:c" + i));
        }
        served = ServedFixture.over(dataset, Settings.loopback(0));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private record Expected(HttpRequest.Builder request, boolean isRight, String part) {}

    @TestFactory
    Stream<DynamicTest> eachTestOfTheManifest() {
        Map<String, Expected> tests = new LinkedHashMap<>();
        queries(tests);
        bad(tests);
        updates(tests);
        List<String> names = W3cManifest.SPARQL_11
                .model(W3cManifest.SPARQL_11.address() + "protocol/manifest.ttl")
                .listObjectsOfProperty(ResourceFactory.createProperty(
                        "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#entries"))
                .next()
                .as(RDFList.class)
                .asJavaList()
                .stream()
                .map(test -> test.asResource().getLocalName())
                .toList();
        assertEquals(34, names.size());
        return names.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Expected expected = tests.get(name);
                    HttpResponse<String> response = served.send(expected.request());
                    assertEquals(expected.isRight() ? 2 : 4, response.statusCode() / 100, response.body());
                    assertTrue(response.body().contains(expected.part()), response.body());
                }));
    }

    private static void queries(Map<String, Expected> tests) {
        String dataset0 =
                "default-graph-uri=" + encoded(DATA + "1.rdf") + "&default-graph-uri=" + encoded(DATA + "2.rdf");
        String named = "named-graph-uri=" + encoded(DATA + "1.rdf") + "&named-graph-uri=" + encoded(DATA + "2.rdf");
        String both = "ASK { <urn:s1> a ?x . <urn:s2> a ?y }";
        String graphs = "ASK { GRAPH ?a { <urn:s1> a ?x } GRAPH ?b { <urn:s2> a ?y } FILTER (?a != ?b) "
                + "FILTER NOT EXISTS { GRAPH ?c { <urn:s3> a ?z } } }";
        tests.put("query_post_form", right(post("", FORM, "query=" + encoded("ASK {}")), "true"));
        tests.put("query_dataset_default_graphs_get", right(get(both, dataset0), "true"));
        tests.put("query_dataset_default_graphs_post", right(post("?" + dataset0, DIRECT, both), "true"));
        tests.put("query_dataset_named_graphs_post", right(post("?" + named, DIRECT, graphs), "true"));
        tests.put("query_dataset_named_graphs_get", right(get(graphs, named), "true"));
        tests.put(
                "query_dataset_full",
                right(
                        get(
                                "ASK { <urn:s3> a ?z . GRAPH ?a { <urn:s1> a ?x } FILTER NOT EXISTS { <urn:s1> a ?w } }",
                                "default-graph-uri=" + encoded(DATA + "3.rdf") + "&" + named),
                        "true"));
        tests.put(
                "query_multiple_dataset",
                right(
                        get(
                                "ASK FROM <" + DATA + "1.rdf> { <urn:s2> a ?x FILTER NOT EXISTS { <urn:s1> a ?y } }",
                                "default-graph-uri=" + encoded(DATA + "2.rdf")),
                        "true"));
        tests.put("query_get", right(get("ASK {}", "x=1"), "true"));
        tests.put("query_content_type_select", right(get("SELECT (1 AS ?v) {}", "x=1"), "\"v\""));
        tests.put("query_content_type_ask", right(get("ASK {}", "x=1"), "boolean"));
        tests.put("query_content_type_describe", right(get("DESCRIBE <http://example.org/>", "x=1"), ""));
        tests.put("query_content_type_construct", right(get("CONSTRUCT { <urn:s> <urn:p> 1 } {}", "x=1"), "urn:p"));
        tests.put("query_post_direct", right(post("", DIRECT, "ASK {}"), "true"));
    }

    private static void bad(Map<String, Expected> tests) {
        tests.put(
                "bad_query_method",
                wrong(served.request("/sparql?query=ASK%7B%7D").PUT(HttpRequest.BodyPublishers.ofString(""))));
        tests.put("bad_multiple_queries", wrong(served.request("/sparql?query=ASK%7B%7D&query=SELECT*%7B%7D")));
        tests.put("bad_query_wrong_media_type", wrong(post("", "text/plain", "ASK {}")));
        tests.put(
                "bad_query_missing_form_type",
                wrong(served.request("/sparql").POST(HttpRequest.BodyPublishers.ofString("query=ASK%20%7B%7D"))));
        tests.put(
                "bad_query_missing_direct_type",
                wrong(served.request("/sparql").POST(HttpRequest.BodyPublishers.ofString("ASK {}"))));
        tests.put(
                "bad_query_non_utf8",
                wrong(served.request("/sparql", "Content-Type", DIRECT + "; charset=UTF-16")
                        .POST(HttpRequest.BodyPublishers.ofByteArray("ASK {}".getBytes(StandardCharsets.UTF_16)))));
        tests.put("bad_query_syntax", wrong(served.request("/sparql?query=ASK%20%7B")));
    }

    private static void updates(Map<String, Expected> tests) {
        String update = "INSERT DATA { <urn:a> <urn:b> <urn:c> }";
        String direct = "application/sparql-update";
        for (String name : List.of(
                "update_dataset_default_graph",
                "update_dataset_default_graphs",
                "update_dataset_named_graphs",
                "update_dataset_full",
                "bad_update_dataset_conflict")) {
            tests.put(name, wrong(post("?using-graph-uri=" + encoded(DATA + "1.rdf"), direct, update)));
        }
        tests.put("update_post_form", wrong(post("", FORM, "update=" + encoded(update))));
        tests.put("update_post_direct", wrong(post("", direct, update)));
        tests.put("update_base_uri", wrong(post("", FORM, "update=" + encoded("CLEAR GRAPH <test>"))));
        tests.put("bad_update_get", wrong(served.request("/sparql?update=" + encoded(update))));
        tests.put("bad_multiple_updates", wrong(post("", FORM, "update=CLEAR%20NAMED&update=CLEAR%20DEFAULT")));
        tests.put("bad_update_wrong_media_type", wrong(post("", "text/plain", update)));
        tests.put(
                "bad_update_missing_form_type",
                wrong(served.request("/sparql")
                        .POST(HttpRequest.BodyPublishers.ofString("update=" + encoded(update)))));
        tests.put("bad_update_non_utf8", wrong(post("", direct + "; charset=UTF-16", update)));
        tests.put("bad_update_syntax", wrong(post("", FORM, "update=CLEAR%20XYZ")));
    }

    @Test
    void anAnswerThatTheClientHasIsNotSentAgainUntilTheDataChange() {
        String path = "/sparql?query=" + encoded("SELECT * { GRAPH ?g { ?s ?p ?o } }");
        String tag = served.get(path).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = served.get(path, "If-None-Match", "\"x\", " + tag);
        assertEquals(304, again.statusCode());
        assertEquals("", again.body());
        assertEquals(tag, again.headers().firstValue("ETag").orElseThrow());

        DatasetGraph before = served.endpoint().dataset();
        served.endpoint().replace(DatasetFactory.empty().asDatasetGraph());
        assertEquals(200, served.get(path, "If-None-Match", tag).statusCode());
        served.endpoint().replace(before);
        assertEquals(304, served.get(path, "If-None-Match", tag).statusCode());
    }

    @Test
    void whatChangesByItselfIsNotToBeStored() {
        for (String expression : List.of("NOW()", "RAND()", "UUID()", "STRUUID()", "BNODE()", "BNODE(\"x\")")) {
            HttpResponse<String> response = served.ask("SELECT (" + expression + " AS ?x) {}");
            assertEquals(
                    "no-store", response.headers().firstValue("Cache-Control").orElse(""), expression);
            assertTrue(response.headers().firstValue("ETag").isEmpty(), expression);
        }
    }

    @Test
    void aLongAnswerIsCompressedForWhoTakesIt() throws IOException {
        String path =
                "/sparql?format=csv&query=" + encoded("SELECT * { VALUES ?x { " + "\"a word\" ".repeat(500) + "} }");
        String plain = served.get(path, "Accept-Encoding", "gzip;q=0, identity").body();
        HttpResponse<byte[]> zipped = served.sendForBytes(served.request(path, "Accept-Encoding", "br, gzip;q=0.5"));

        assertEquals("gzip", zipped.headers().firstValue("Content-Encoding").orElse(""));
        assertTrue(zipped.headers().firstValue("Vary").orElse("").contains("Accept-Encoding"));
        assertEquals(
                plain,
                new String(
                        new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes(),
                        StandardCharsets.UTF_8));
    }

    @Test
    void aCapThatWasAskedForTellsBothNumbers() {
        String path = "/sparql?format=csv&query=" + encoded("SELECT * { GRAPH ?g { ?s ?p ?o } }");
        HttpResponse<String> some = served.get(path + "&rows=3");
        HttpResponse<String> all = served.get(path);

        assertEquals("3 of 4", shown(some));
        assertEquals(4, some.body().lines().count());
        assertEquals("4 of 4", shown(all));
        assertEquals(400, served.get(path + "&rows=many").statusCode());
        assertEquals(400, served.get("/sparql?query=ASK%7B%7D&rows=1").statusCode());
    }

    private static String shown(HttpResponse<String> response) {
        return response.headers().firstValue("Rows-Shown").orElse("") + " of "
                + response.headers().firstValue("Rows-Total").orElse("");
    }

    @Test
    void tooManyRowsAreAFailureAndNotAPart() {
        Settings few = Settings.loopback(0).withLimits(Limits.standard().withRows(3));
        try (ServedFixture strict = ServedFixture.over(served.endpoint().dataset(), few)) {
            SparqlProtocolTest.assertProblem(503, "Answer too large", strict.ask("SELECT * { GRAPH ?g { ?s ?p ?o } }"));
            assertEquals(
                    200,
                    strict.ask("SELECT * { GRAPH ?g { ?s ?p ?o } } LIMIT 3").statusCode());
        }
    }

    @Test
    void aBodyTooLargeIsRefused() {
        String query = "ASK { VALUES ?x { \"" + "a".repeat(1_100_000) + "\" } }";

        SparqlProtocolTest.assertProblem(413, "Payload Too Large", served.send(post("", DIRECT, query)));
        SparqlProtocolTest.assertProblem(
                413, "Payload Too Large", served.send(post("", FORM, "query=" + encoded(query))));
    }

    @Test
    void metricsCountRequestsByStatus() {
        served.ask("ASK {}");
        served.ask("nonsense");
        HttpResponse<String> metrics = served.get("/metrics");

        assertTrue(metrics.headers().firstValue("Content-Type").orElse("").startsWith("text/plain;"));
        assertTrue(metrics.body().matches("(?s).*casegraph_requests_total\\{status=\"200\"} [1-9].*"), metrics.body());
        assertTrue(metrics.body().matches("(?s).*casegraph_requests_total\\{status=\"400\"} [1-9].*"), metrics.body());
        assertTrue(metrics.body().contains("casegraph_queries_running 0"), metrics.body());
    }

    private static Expected right(HttpRequest.Builder request, String part) {
        return new Expected(request, true, part);
    }

    private static Expected wrong(HttpRequest.Builder request) {
        return new Expected(request, false, "\"title\"");
    }

    private static HttpRequest.Builder get(String query, String more) {
        return served.request("/sparql?query=" + encoded(query) + "&" + more);
    }

    private static HttpRequest.Builder post(String parameters, String type, String body) {
        return served.request("/sparql" + parameters, "Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String encoded(String text) {
        return ServedFixture.encode(text);
    }
}
