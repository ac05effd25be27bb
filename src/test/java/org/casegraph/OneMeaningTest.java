package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.jena.atlas.json.JSON;
import org.casegraph.endpoint.ServedFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query is answered alike, or refused alike, on the command line and over HTTP. */
class OneMeaningTest {
    private static ServedFixture served;

    @TempDir
    private Path folder;

    @BeforeAll
    static void serve() {
        served = ServedFixture.start((store, questions, service) -> Map.of());
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (REGEX(\"ab\", \"a(b)\") AS ?x) {}",
                "SELECT (1 / 0 AS ?x) (REPLACE(\"abc\", \"b\", \"\") AS ?y) {}",
                "SELECT (<fevers> AS ?relative) {}",
                "SELECT (<http://www.w3.org/2005/xpath-functions#upper-case>(\"a\") AS ?x) {}",
                "SELECT (<http://jena.apache.org/ARQ/function#localname>(<urn:a#b>) AS ?x) {}",
                "SELECT (<java:java.lang.System>() AS ?x) {}",
                "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
                "SELECT ?type { ?finding a ?type } ORDER BY ?type",
                "ASK { ?s ?p ?o }"
            })
    void anAnswerIsTheSame(String query) throws IOException {
        HttpResponse<String> http = served.ask(query, "Accept", "text/csv");
        CommandLineRun command = query(query, "--format", "csv");

        assertEquals(200, http.statusCode(), http.body());
        assertEquals(0, command.status(), command.err());
        assertEquals(http.body().replace("\r\n", "\n"), command.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (REGEX(\"ab\", \"a(?=b)\") AS ?x) {}",
                "SELECT (REPLACE(\"aa\", \"(a)\\\\1\", \"b\") AS ?x) {}",
                "SELECT * { SERVICE <http://127.0.0.1:1/sparql> { ?s ?p ?o } }",
                "SELECT * { SERVICE SILENT <http://127.0.0.1:1/sparql> { ?s ?p ?o } }",
                "SELECT * {\n  ?s ?p }",
                "SELECT * { ?s nope:p ?o }",
                "DELETE WHERE { ?s ?p ?o }",
                "SELECT (STRLEN(?d) AS ?x) { BIND(REPLACE(\"aaaaaaaaaa\", \"a\", \"aaaaaaaaaa\") AS ?a)"
                        + " BIND(REPLACE(?a, \"a\", \"aaaaaaaaaa\") AS ?b) BIND(REPLACE(?b, \"a\", ?b) AS ?c)"
                        + " BIND(REPLACE(?c, \"a\", ?b) AS ?d) }"
            })
    void aRefusalIsTheSame(String query) throws IOException {
        HttpResponse<String> http = served.ask(query);
        CommandLineRun command = query(query);

        assertTrue(http.statusCode() >= 400, http.body());
        assertEquals(1, command.status(), command.out());
        assertEquals("", command.out());
        assertEquals(1, command.err().lines().count(), command.err());
        assertTrue(command.err().startsWith(folder.resolve("query.rq") + ":"), command.err());
        if (!JSON.parse(http.body()).getString("title").equals("Malformed query")) {
            assertTrue(
                    command.err()
                            .contains(
                                    JSON.parse(http.body()).getString("detail").strip()),
                    command.err());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 20_000})
    void whatIsNestedTooDeeplyIsToldInOneLine(int depth) throws IOException {
        String query = "ASK " + "{".repeat(depth) + "}".repeat(depth);

        CommandLineRun command = query(query);

        assertTrue(served.ask(query).statusCode() >= 400);
        assertEquals(1, command.status());
        assertEquals(
                folder.resolve("query.rq")
                        + ":1:205: The query has brackets nested more than 200 deep. Simplify or split it."
                        + " [query-refused]\n",
                command.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--max-rows=3", "--deadline=1"})
    void whatPassesALimitIsNoPartOfAnAnswer(String limit) throws IOException {
        CommandLineRun command =
                query("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r . ?s ?t ?u }", limit);

        assertEquals(1, command.status());
        assertEquals("", command.out());
        assertTrue(command.err().endsWith(" Add LIMIT or ask for less. [query-refused]\n"), command.err());
    }

    private CommandLineRun query(String text, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("query.rq"), text);
        String[] line = new String[options.length + 2];
        line[0] = "query";
        line[1] = file.toString();
        System.arraycopy(options, 0, line, 2, options.length);
        return CommandLineRun.of(sources -> ServedFixture.builder(), line);
    }
}
