package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.project.ProjectFiles;
import org.casegraph.project.SparqlVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparqlVersionTest {
    private static final String QUERY_TEXT = "application/sparql-query";
    private static final String ROWS =
            "SELECT ?t ?l { ?r <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> ?t ; <urn:label> ?l }";

    private static ServedFixture served;

    @BeforeAll
    static void serve() {
        DatasetGraph dataset = DatasetGraphFactory.create();
        RDFParser.fromString(
                        """
                        VERSION "1.2"
                        <urn:a> <urn:says> "Guten \\"Tag\\"" ~ <urn:r> {| <urn:label> "مرحبا"@ar--rtl |} .
                        """,
                        Lang.TURTLE)
                .parse(dataset);
        served = ServedFixture.over(dataset, Settings.loopback(0));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VERSION \"1.2\" ASK {}",
                "ASK { << <urn:a> <urn:b> <urn:c> >> <urn:d> 1 }",
                "ASK { VALUES ?x { \"a\"@en--ltr } }",
                "ASK { FILTER(isTRIPLE(1)) }",
                "ASK { <urn:a> <urn:b> 1 {| <urn:c> 2 |} }"
            })
    void whatIsNewIsReadUnlessTheClientAsksForTheOldGrammar(String query) {
        assertEquals(200, asked("", query).statusCode());
        assertEquals(200, asked("version=1.2&", query).statusCode());
        assertEquals(200, asked("version=1.2-basic&", query).statusCode());

        HttpResponse<String> refused = asked("version=1.1&", query);
        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains("Mend it as SPARQL 1.1."), refused.body());
        assertEquals(200, posted(QUERY_TEXT, query).statusCode());
        assertEquals(400, posted(QUERY_TEXT + ";version=1.1", query).statusCode());
        assertEquals(
                400,
                posted(QUERY_TEXT + "; charset=utf-8; version=\"1.1\"", query).statusCode());
        assertEquals(200, posted(QUERY_TEXT + "; Version=1.2", query).statusCode());
        assertEquals(
                400,
                posted("application/x-www-form-urlencoded", "version=1.1&query=" + encode(query))
                        .statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "version=1.3&, SPARQL 1.3 is not read. Versions: 1.1, 1.2.",
        "version=&, SPARQL  is not read. Versions: 1.1, 1.2.",
        "version=1.1&version=1.2&, Ask for one version of SPARQL, not 1.1 and 1.2."
    })
    void anotherVersionIsRefused(String parameters, String message) {
        HttpResponse<String> response = asked(parameters, "ASK {}");

        assertEquals(400, response.statusCode());
        assertTrue(response.body().contains(message), response.body());
    }

    @Test
    void aVersionInTheMediaTypeAndAnotherInTheParameterAreRefused() {
        assertEquals(
                400,
                served.send(served.request("/sparql?version=1.2", "Content-Type", QUERY_TEXT + ";version=1.1")
                                .POST(HttpRequest.BodyPublishers.ofString("ASK {}")))
                        .statusCode());
    }

    @ParameterizedTest
    @CsvSource({"<<( <urn:a> <urn:b>, )>>", "<<, >> <urn:b> <urn:c>"})
    void termsWithinTermsAreBoundedAsBracketsAre(String open, String close) {
        HttpResponse<String> deep = asked(
                "",
                "SELECT * { ?s ?p " + (open + " ").repeat(250) + "<urn:a> <urn:b> <urn:c>" + (" " + close).repeat(250));
        HttpResponse<String> shallow = asked(
                "",
                "SELECT * { ?s ?p " + (open + " ").repeat(20)
                        + (open.contains("(") ? "1" : "<urn:a> <urn:b> <urn:c>")
                        + (" " + close).repeat(open.contains("(") ? 20 : 19)
                        + (open.contains("(") ? "" : " >>") + " }");

        assertEquals(400, deep.statusCode());
        assertTrue(deep.body().contains("brackets nested more than 200 deep"), deep.body());
        assertEquals(200, shallow.statusCode(), shallow.body());
    }

    @Test
    void jsonHasTripleTermsAndDirections() {
        assertEquals(
                JsonParser.parseString(
                        """
                        { "t": { "type": "triple", "value": {
                            "subject": { "type": "uri", "value": "urn:a" },
                            "predicate": { "type": "uri", "value": "urn:says" },
                            "object": { "type": "literal", "value": "Guten \\"Tag\\"" } } },
                          "l": { "type": "literal", "value": "مرحبا", "xml:lang": "ar", "its:dir": "rtl" } }
                        """),
                JsonParser.parseString(written("json", ROWS))
                        .getAsJsonObject()
                        .getAsJsonObject("results")
                        .getAsJsonArray("bindings")
                        .get(0));
    }

    @Test
    void xmlHasTripleTermsAndDirections() {
        String xml = written("xml", ROWS).replaceAll(">\\s+<", "><");

        assertTrue(
                xml.contains("<binding name=\"t\"><triple><subject><uri>urn:a</uri></subject>"
                        + "<predicate><uri>urn:says</uri></predicate>"
                        + "<object><literal>Guten \"Tag\"</literal></object></triple></binding>"),
                xml);
        assertTrue(xml.contains("xmlns:its=\"http://www.w3.org/2005/11/its\" its:version=\"2.0\""), xml);
        assertTrue(xml.contains("xml:lang=\"ar\""), xml);
        assertTrue(xml.contains("its:dir=\"rtl\""), xml);
    }

    @Test
    void csvQuotesWithinATripleTerm() {
        assertEquals(
                "t,l\r\n\"<<( urn:a urn:says \"\"Guten \"\"\"\"Tag\"\"\"\"\"\" )>>\",مرحبا\r\n", written("csv", ROWS));
    }

    @Test
    void tsvIsAsTurtle() {
        assertEquals(
                "?t\t?l\n<<( <urn:a> <urn:says> \"Guten \\\"Tag\\\"\" )>>\t\"مرحبا\"@ar--rtl\n", written("tsv", ROWS));
    }

    @TestFactory
    Stream<DynamicTest> eachFormatOfGraphsHoldsThemOrSaysThatItCannot() {
        return Stream.of("turtle", "ntriples", "nquads", "trig", "n3", "jsonld", "rdfxml")
                .map(format -> DynamicTest.dynamicTest(format, () -> {
                    assertEquals(
                            format.equals("jsonld") || format.equals("rdfxml") ? 406 : 200,
                            asked("format=" + format + "&", "CONSTRUCT { <urn:a> <urn:says> ?o } { ?s <urn:label> ?o }")
                                    .statusCode());
                    HttpResponse<String> response =
                            asked("format=" + format + "&", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }");
                    if (format.equals("jsonld") || format.equals("rdfxml")) {
                        assertEquals(406, response.statusCode(), response.body());
                        assertTrue(response.body().contains("Ask for ntriples."), response.body());
                    } else {
                        assertEquals(200, response.statusCode(), response.body());
                        assertTrue(response.body().contains("@ar--rtl"), response.body());
                        assertTrue(response.body().matches("(?s).*(<<|\\{\\|).*"), response.body());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatTheProjectPublishesIsReadByAnyEngineOfSparql11() {
        return Stream.of("queries/questions", "queries/plain", "queries/rules", "queries/cautions", "queries/mappings")
                .flatMap(folder -> ProjectFiles.under(folder, ".rq").entrySet().stream())
                .map(file -> DynamicTest.dynamicTest(
                        file.getKey(),
                        () -> assertEquals(
                                Syntax.syntaxSPARQL_11,
                                SparqlVersion.SPARQL_11.parse(file.getValue()).getSyntax())));
    }

    private static String written(String format, String query) {
        HttpResponse<String> response = asked("format=" + format + "&", query);
        assertEquals(200, response.statusCode(), response.body());
        return response.body();
    }

    private static HttpResponse<String> asked(String parameters, String query) {
        return served.get("/sparql?" + parameters + "query=" + encode(query));
    }

    private static HttpResponse<String> posted(String mediaType, String body) {
        return served.send(
                served.request("/sparql", "Content-Type", mediaType).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
