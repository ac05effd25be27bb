package org.casegraph.endpoint;

import static org.casegraph.endpoint.SparqlProtocolTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.problem.Problem;
import org.casegraph.source.TurtleSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No request makes the server call another one, read a file, or load a class. */
class NothingOutsideTest {
    private static final String SECRET = "a-secret-of-this-machine";

    private static ServedFixture served;

    @TempDir
    private Path folder;

    private ServerSocket trap;

    @BeforeAll
    static void serve() {
        served = ServedFixture.start((store, questions, service) -> Map.of());
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @BeforeEach
    void setTrap() throws IOException {
        trap = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Files.writeString(folder.resolve("secret.ttl"), "<urn:a> <urn:b> \"" + SECRET + "\" .");
    }

    @AfterEach
    void nobodyWasThere() throws IOException {
        // Any connection made by now waits in the backlog already.
        trap.setSoTimeout(1);
        assertThrows(SocketTimeoutException.class, trap::accept);
        trap.close();
    }

    private String http() {
        return "http://localhost:" + trap.getLocalPort() + "/data.ttl";
    }

    private String file() {
        return folder.resolve("secret.ttl").toUri().toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM <ADDRESS> { ?s ?p ?o }",
                "SELECT * FROM NAMED <ADDRESS> { GRAPH ?g { ?s ?p ?o } }",
                "SELECT * FROM <ADDRESS> FROM NAMED <ADDRESS> { GRAPH <ADDRESS> { ?s ?p ?o } }",
                "SELECT * { GRAPH <ADDRESS> { ?s ?p ?o } }",
                "DESCRIBE <ADDRESS>",
                "DESCRIBE <ADDRESS> FROM <ADDRESS>",
                "CONSTRUCT FROM <ADDRESS> WHERE { ?s ?p ?o }",
                "ASK { <ADDRESS> <http://www.w3.org/2002/07/owl#imports> ?o }",
                "SELECT (<http://www.w3.org/2005/xpath-functions#doc>(<ADDRESS>) AS ?x) {}",
                "SELECT (<http://www.w3.org/2005/xpath-functions#unparsed-text>(\"ADDRESS\") AS ?x) {}"
            })
    void anAddressInAQueryIsAName(String query) {
        for (String address : List.of(http(), file())) {
            HttpResponse<String> response = served.ask(query.replace("ADDRESS", address));

            assertTrue(List.of(200, 400).contains(response.statusCode()), response.body());
            assertFalse(response.body().contains(SECRET), response.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"default-graph-uri", "named-graph-uri", "using-graph-uri", "graph", "url", "stylesheet"})
    void anAddressInAParameterIsAName(String parameter) {
        for (String address : List.of(http(), file())) {
            HttpResponse<String> response = served.get(
                    "/sparql?format=xml&query=SELECT*%7B?s?p?o%7D&" + parameter + "=" + ServedFixture.encode(address));

            assertEquals(200, response.statusCode());
            assertFalse(response.body().contains(SECRET), response.body());
            assertFalse(response.body().contains("xml-stylesheet"), response.body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOAD <ADDRESS>",
                "LOAD SILENT <ADDRESS> INTO GRAPH <urn:g>",
                "INSERT { ?s ?p ?o } WHERE { SERVICE <ADDRESS> { ?s ?p ?o } }",
                "INSERT DATA { <urn:a> <urn:b> <urn:c> } ; LOAD <ADDRESS>"
            })
    void anUpdateIsNeitherReadNorRun(String update) {
        for (String address : List.of(http(), file())) {
            String text = update.replace("ADDRESS", address);

            assertProblem(400, "Malformed query", served.ask(text));
            assertProblem(403, "Update refused", served.send(post("application/sparql-update", text)));
            assertProblem(
                    403,
                    "Update refused",
                    served.send(post("application/x-www-form-urlencoded", "update=" + ServedFixture.encode(text))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/ld+json|{ \"@context\": \"ADDRESS\", \"@id\": \"urn:a\", \"b\": 1 }",
                "application/rdf+xml|<!DOCTYPE r [<!ENTITY x SYSTEM \"ADDRESS\">]><r>&x;</r>",
                "application/rdf+xml|<!DOCTYPE r SYSTEM \"ADDRESS\"><r/>",
                "application/xml|<!DOCTYPE r [<!ENTITY % x SYSTEM \"ADDRESS\"> %x;]><r/>",
                "text/turtle|<> <http://www.w3.org/2002/07/owl#imports> <ADDRESS> .",
                "multipart/form-data; boundary=x|--x\r\nContent-Disposition: form-data; name=\"query\"\r\n\r\nASK{}\r\n--x--"
            })
    void aDocumentIsNotTaken(String typeAndText) {
        String[] parts = typeAndText.split("\\|", 2);
        for (String address : List.of(http(), file())) {
            for (String path : List.of("/sparql", "/sparql?default", "/sparql?graph=urn:g")) {
                HttpResponse<String> response = served.send(served.request(path, "Content-Type", parts[0])
                        .POST(HttpRequest.BodyPublishers.ofString(parts[1].replace("ADDRESS", address))));

                assertProblem(415, "Unsupported media type", response);
            }
        }
    }

    @Test
    void aSourceFileImportsNothingAndIsOnlyTurtle() throws IOException {
        Path source = folder.resolve("case.ttl");
        Files.writeString(
                source,
                "@base <https://w3id.org/casegraph/case/x> . @prefix cg: <https://w3id.org/casegraph/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
                        + "<> a cg:Case ; owl:imports <" + http() + "> , <" + file()
                        + "> .");
        assertEquals(3, TurtleSource.read(source).graph().size());

        Files.writeString(source, "{ \"@context\": \"" + http() + "\" }");
        assertThrows(Problem.class, () -> TurtleSource.read(source));
        Files.writeString(source, "<!DOCTYPE r SYSTEM \"" + http() + "\"><r/>");
        assertThrows(Problem.class, () -> TurtleSource.read(source));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (AGG <java:CANARY>(?s) AS ?x) { ?s ?p ?o }",
                "SELECT (<java:CANARY>(DISTINCT ?s) AS ?x) { ?s ?p ?o }",
                "SELECT (CALL(<java:CANARY>, 1) AS ?x) {}",
                "SELECT (<http://www.w3.org/2005/xpath-functions#apply>(<java:CANARY>, 1) AS ?x) {}",
                "SELECT * { ?s <java:CANARY> (1 2) }",
                "SELECT * { (?s) <java:CANARY> ?o }",
                "SELECT (<http://jena.apache.org/ARQ/jsFunction#java.lang.System.exit>(1) AS ?x) {}",
                "SELECT (<http://jena.apache.org/ARQ/function#wait>(60000) AS ?x) {}",
                "SELECT (<http://jena.apache.org/ARQ/function#sysprop>(\"user.home\") AS ?x) {}"
            })
    void noClassIsLoadedAndNothingIsToldOfTheMachine(String query) {
        System.clearProperty(LoadedCanary.PROPERTY);

        HttpResponse<String> response =
                served.ask(query.replace("CANARY", "org.casegraph.endpoint.LoadedCanary"), "Accept", "text/csv");

        assertTrue(List.of(200, 400).contains(response.statusCode()), response.body());
        assertEquals(null, System.getProperty(LoadedCanary.PROPERTY));
        assertFalse(response.body().contains(System.getProperty("user.home")), response.body());
    }

    @Test
    void anAllowedHostIsAskedButItsRedirectionIsNotFollowed() throws Exception {
        Settings allowing = Settings.loopback(0).withServices(Set.of("localhost"));
        try (ServedFixture asking = ServedFixture.start(allowing, (store, questions, service) -> Map.of());
                ServerSocket redirecting = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String count = "SELECT ?n { SERVICE <ADDRESS> { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } } }";
            HttpResponse<String> answered = asking.ask(
                    count.replace("ADDRESS", "http://localhost:" + served.port() + "/sparql"), "Accept", "text/csv");
            assertEquals("n\r\n" + served.served().dataset().getDefaultGraph().size() + "\r\n", answered.body());

            Thread redirect = new Thread(() -> redirect(redirecting));
            redirect.start();
            String address = "http://localhost:" + redirecting.getLocalPort() + "/";
            assertEquals(502, asking.ask(count.replace("ADDRESS", address)).statusCode());
            redirect.join();

            assertProblem(403, "Service refused", asking.ask(count.replace("ADDRESS", "http://127.0.0.1:9/")));
            assertProblem(
                    403,
                    "Service refused",
                    asking.ask("SELECT * { VALUES ?x { <" + address + "> } SERVICE ?x { ?s ?p ?o } }"));
        }
    }

    private void redirect(ServerSocket server) {
        try (java.net.Socket socket = server.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream()
                    .write(("HTTP/1.1 302 Found\r\nLocation: " + http() + "\r\nContent-Length: 0\r\n\r\n").getBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static HttpRequest.Builder post(String type, String body) {
        return served.request("/sparql", "Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
    }
}
