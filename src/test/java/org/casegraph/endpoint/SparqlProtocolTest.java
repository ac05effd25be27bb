package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparqlProtocolTest {
    private static final String SELECT = "SELECT ?label { ?f a <https://w3id.org/casegraph/ontology#Finding> ;"
            + " <http://www.w3.org/2000/01/rdf-schema#label> ?label }";
    private static final String GRAPH = "CONSTRUCT WHERE { ?f <http://www.w3.org/2000/01/rdf-schema#label> ?label }";

    private static ServedFixture served;

    @BeforeAll
    static void serve() {
        served = ServedFixture.start((store, questions, service) -> Map.of());
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/sparql-results+json | application/sparql-results+json",
                "application/json                | application/json",
                "application/sparql-results+xml  | application/sparql-results+xml",
                "application/xml                 | application/xml",
                "text/csv                        | text/csv",
                "text/tab-separated-values       | text/tab-separated-values",
                "*/*                             | application/sparql-results+json",
                "text/*                          | text/csv",
                "text/html, text/csv;q=0.5       | text/csv",
                "text/csv;q=0.2, application/sparql-results+xml;q=0.9 | application/sparql-results+xml"
            })
    void acceptChoosesTheFormatOfRows(String accept, String mediaType) {
        HttpResponse<String> response = served.ask(SELECT, "Accept", accept);

        assertRepresents(mediaType, "glossitis, über", response);
    }

    @ParameterizedTest
    @CsvSource({
        "json,   application/sparql-results+json",
        "xml,    application/sparql-results+xml",
        "csv,    text/csv",
        "tsv,    text/tab-separated-values",
        "turtle, text/turtle"
    })
    void theFormatParameterBeatsAccept(String format, String mediaType) {
        HttpResponse<String> response = served.get(
                "/sparql?format=" + format + "&query=" + ServedFixture.encode(SELECT), "Accept", "image/png");

        assertRepresents(mediaType, "glossitis, über", response);
    }

    @ParameterizedTest
    @CsvSource({
        "turtle,   text/turtle",
        "jsonld,   application/ld+json",
        "ntriples, application/n-triples",
        "rdfxml,   application/rdf+xml",
        "trig,     application/trig"
    })
    void graphsComeInEachFormatByParameterAndByAccept(String format, String mediaType) {
        String query = ServedFixture.encode(GRAPH);

        assertRepresents(mediaType, "glossitis", served.get("/sparql?format=" + format + "&query=" + query));
        assertRepresents(mediaType, "glossitis", served.ask(GRAPH, "Accept", mediaType));
    }

    @Test
    void withoutAcceptRowsAreJsonAndGraphsTurtle() {
        assertRepresents("application/sparql-results+json", "über", served.ask(SELECT));
        assertRepresents("text/turtle", "glossitis", served.ask(GRAPH));
        assertRepresents("application/sparql-results+json", "true", served.ask("ASK {}"));
    }

    @Test
    void whatCannotBeWrittenIsNotAcceptable() {
        assertProblem(406, "Not acceptable", served.ask(SELECT, "Accept", "image/png"));
        assertProblem(406, "Not acceptable", served.ask(GRAPH, "Accept", "text/csv"));
        JsonObject problem = assertProblem(
                406, "Not acceptable", served.get("/sparql?format=csv&query=" + ServedFixture.encode(GRAPH)));
        assertEquals(
                "This answer cannot be written for format=csv."
                        + " Formats: turtle, jsonld, ntriples, rdfxml, trig, nquads, n3.",
                problem.getString("detail"));
    }

    @ParameterizedTest
    @ValueSource(strings = {";;;q=,", "text/csv;q=banana", "\"", ","})
    void aGarbledAcceptIsStillAnswered(String accept) {
        int status = served.ask(SELECT, "Accept", accept).statusCode();

        assertTrue(status == 200 || status == 406, "status " + status);
    }

    @Test
    void aMalformedQueryIsReportedWithLineAndColumn() {
        JsonObject problem = assertProblem(400, "Malformed query", served.ask("SELECT * {\n  ?s ?p }"));

        assertEquals(2, number(problem, "line"));
        assertEquals(9, number(problem, "column"));
        assertTrue(
                problem.getString("detail").startsWith("The triple ?s ?p has no value."), problem.getString("detail"));
    }

    @Test
    void anUnknownPrefixIsAMalformedQuery() {
        JsonObject problem = assertProblem(400, "Malformed query", served.ask("SELECT * { ?s nope:p ?o }"));

        assertTrue(problem.getString("detail").contains("Prefix nope: is not declared"), problem.getString("detail"));
    }

    @Test
    void aQueryNestedTooDeeplyIsRefused() {
        HttpResponse<String> response =
                served.send(served.request("/sparql", "Content-Type", "application/sparql-query")
                        .POST(HttpRequest.BodyPublishers.ofString("ASK " + "{".repeat(50_000) + "}".repeat(50_000))));

        assertProblem(400, "Query too complex", response);
    }

    @Test
    void aQueryCanBePostedAsAFormOrByItself() {
        HttpResponse<String> form = served.send(
                served.request("/sparql", "Content-Type", "application/x-www-form-urlencoded", "Accept", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofString("query=" + ServedFixture.encode(SELECT))));
        HttpResponse<String> direct = served.send(served.request(
                        "/sparql", "Content-Type", "application/sparql-query; charset=utf-8", "Accept", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(SELECT)));

        assertRepresents("text/csv", "glossitis, über", form);
        assertRepresents("text/csv", "glossitis, über", direct);
    }

    @Test
    void theRequestChoosesItsGraphs() {
        String count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";
        String graph = ServedFixture.encode("https://w3id.org/casegraph/case/fixture");
        String other = ServedFixture.encode("https://w3id.org/casegraph/case/other");

        assertEquals("n\r\n9\r\n", served.get(chosen(count, graph)).body());
        assertEquals("n\r\n0\r\n", served.get(chosen(count, other)).body());
    }

    private static String chosen(String query, String graph) {
        return "/sparql?format=csv&default-graph-uri=" + graph + "&query=" + ServedFixture.encode(query);
    }

    @Test
    void twoQueriesInOneRequestAreMalformed() {
        assertProblem(400, "Malformed request", served.get("/sparql?query=ASK%7B%7D&query=ASK%7B%7D"));
    }

    @Test
    void aBodyOfAnotherTypeIsUnsupported() {
        HttpResponse<String> response = served.send(served.request("/sparql", "Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(SELECT)));

        assertProblem(415, "Unsupported media type", response);
    }

    @Test
    void headHasTheHeadersOfGetAndNoBody() {
        String path = "/sparql?format=csv&query=" + ServedFixture.encode(SELECT);
        HttpResponse<String> get = served.get(path);
        HttpResponse<String> head =
                served.send(served.request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        assertEquals(
                get.headers().map().get("Content-Type"), head.headers().map().get("Content-Type"));
        assertEquals(
                get.headers().map().get("Content-Length"), head.headers().map().get("Content-Length"));
    }

    @Test
    void withoutAQueryTheServiceDescribesItself() {
        HttpResponse<String> response = served.get("/sparql");

        assertRepresents("text/turtle", "sd:SPARQL11Query", response);
        assertTrue(response.body().contains("<https://w3id.org/casegraph/case/fixture>"), response.body());
    }

    @Test
    void aGraphIsReadByItsNameAndOnlyByOneThatThereIs() {
        String fixture = "graph=" + ServedFixture.encode("https://w3id.org/casegraph/case/fixture");
        HttpResponse<String> named = served.get("/sparql?format=ntriples&" + fixture);
        assertEquals(200, named.statusCode());
        assertEquals(9, named.body().lines().count(), named.body());

        HttpResponse<String> all = served.get("/sparql?default", "Accept", "application/n-triples");
        assertTrue(all.body().lines().toList().containsAll(named.body().lines().toList()), all.body());

        assertProblem(404, "Not found", served.get("/sparql?graph=https://example.org/none"));
        assertProblem(400, "Malformed request", served.get("/sparql?graph=case/fixture"));
        assertProblem(400, "Malformed request", served.get("/sparql?graph=https://example.org/a%3Eb"));
        assertProblem(400, "Malformed request", served.get("/sparql?default&" + fixture));
        assertProblem(400, "Malformed request", served.get("/sparql?" + fixture + "&" + fixture));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /sparql?query=ASK%7B%7D",
                "GET /sparql?query=nonsense",
                "GET /sparql?query=ASK%7B%7D&format=csv",
                "HEAD /sparql?query=ASK%7B%7D",
                "POST /sparql",
                "PUT /sparql",
                "GET /nothing",
                "GET /health",
                "GET /ready",
                "GET /metrics",
                "GET /openapi.json",
                "GET /dump.nq.gz",
                "HEAD /dump.nq.gz",
                "POST /dump.nq.gz",
                "GET /.well-known/void"
            })
    void everyAnswerSaysHowABrowserMustTreatIt(String request) {
        String response =
                RawHttp.send(served.port(), request + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n");

        assertSafe(response);
        assertTrue(response.contains("\r\nVary: Accept, Accept-Encoding, Origin\r\n"), response);
        assertEquals(
                request.startsWith("GET") || request.startsWith("HEAD") || request.startsWith("POST"),
                response.contains("\r\nAccess-Control-Allow-Origin: *\r\n"),
                response);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /a/..%2fb HTTP/1.1|Host: localhost, 400",
        "GET / HTTP/9.9|Host: localhost, 505",
        "nonsense|Host: localhost, 400",
        "GET / HTTP/1.1|Host: evil.example, 421",
        "GET / HTTP/1.1|Host: localhost|Origin: http://evil.example, 403",
        "GET /%00 HTTP/1.1|Host: localhost, 400",
        "OPTIONS * HTTP/1.1|Host: localhost, 404",
        "PRI * HTTP/2.0||SM|, 426"
    })
    void whatIsRefusedBeforeItIsReadSaysSoToo(String head, int status) {
        String response = RawHttp.send(served.port(), head.replace("|", "\r\n") + "\r\n");

        assertEquals(status, RawHttp.status(response), response);
        assertSafe(response);
        assertTrue(response.contains("\r\nContent-Type: application/problem+json"), response);
    }

    private static void assertSafe(String response) {
        assertTrue(response.contains("\r\nX-Content-Type-Options: nosniff\r\n"), response);
        assertTrue(response.contains("\r\nContent-Security-Policy: default-src 'self'; base-uri 'none';"), response);
        assertTrue(response.contains("\r\nReferrer-Policy: no-referrer\r\n"), response);
        assertTrue(response.contains("\r\nX-Frame-Options: DENY\r\n"), response);
        assertFalse(response.contains("Access-Control-Allow-Credentials"), response);
        assertFalse(response.contains("\r\nServer:"), response);
    }

    @ParameterizedTest
    @CsvSource({
        "'text/csv;q=0.1, application/sparql-results+xml;q=0.9', application/sparql-results+xml",
        "'text/csv;q=0.9, */*;q=0.1', text/csv",
        "'application/sparql-results+json;q=0, text/csv;q=0.2', text/csv",
        "'*/*, application/sparql-results+json;q=0, application/json;q=0.0', application/sparql-results+xml",
        "'text/*, text/csv; q=0', text/tab-separated-values",
        "'*/*;q=0, text/csv', text/csv"
    })
    void theHighestQualityWins(String accept, String mediaType) {
        assertRepresents(mediaType, "glossitis, über", served.ask(SELECT, "Accept", accept));
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("none");
    }

    private static void assertRepresents(String mediaType, String part, HttpResponse<String> response) {
        assertEquals(200, response.statusCode(), response.body());
        assertEquals(
                mediaType + ";charset=utf-8", header(response, "Content-Type").replace(" ", ""));
        assertTrue(response.body().contains(part), response.body());
    }

    static JsonObject assertProblem(int status, String title, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(
                "application/problem+json;charset=utf-8",
                header(response, "Content-Type").replace(" ", ""));
        JsonObject problem = JSON.parse(response.body());
        assertEquals(status, number(problem, "status"));
        assertEquals(title, problem.getString("title"));
        return problem;
    }

    static int number(JsonObject json, String name) {
        return json.get(name).getAsNumber().value().intValue();
    }
}
