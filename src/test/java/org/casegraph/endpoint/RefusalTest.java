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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionBase1;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.evaluation.BoundedBuffer;
import org.casegraph.evaluation.Limits;
import org.casegraph.evaluation.Refusal;
import org.casegraph.problem.Problem;
import org.casegraph.query.QuestionLibrary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger's request must not reach. */
class RefusalTest {
    private static final AtomicBoolean CANARY_WOKE = new AtomicBoolean();

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
    @ValueSource(
            strings = {
                "SELECT * { SERVICE <TRAP> { ?s ?p ?o } }",
                "SELECT * { SERVICE SILENT <TRAP> { ?s ?p ?o } }",
                "SELECT * { { SELECT * { SERVICE <TRAP> { ?s ?p ?o } } } }",
                "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <TRAP> { ?s ?p ?o } } }",
                "SELECT (EXISTS { SERVICE <TRAP> { ?s ?p ?o } } AS ?there) {}",
                "SELECT * { VALUES ?where { <TRAP> } SERVICE ?where { ?s ?p ?o } }",
                "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <TRAP> { ?s ?p ?o } }",
                "ASK { ?s ?p ?o MINUS { SERVICE <TRAP> { ?s ?p ?o } } }",
                "DESCRIBE ?s { SERVICE <TRAP> { ?s ?p ?o } }"
            })
    void serviceIsRefusedBeforeItIsCalled(String query) throws IOException {
        try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "http://localhost:" + trap.getLocalPort() + "/sparql";

            assertProblem(403, "Service refused", served.ask(query.replace("TRAP", address)));

            assertUntouched(trap);
        }
    }

    @Test
    void fromReadsNoOtherServer() throws IOException {
        try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "http://localhost:" + trap.getLocalPort() + "/data.ttl";

            assertEquals(
                    200,
                    served.ask("SELECT * FROM <" + address + "> { ?s ?p ?o }").statusCode());
            assertEquals(
                    200,
                    served.get("/sparql?query=ASK%7B?s?p?o%7D&default-graph-uri=" + ServedFixture.encode(address))
                            .statusCode());

            assertUntouched(trap);
        }
    }

    private static void assertUntouched(ServerSocket trap) throws IOException {
        // Any connection made by now waits in the backlog already.
        trap.setSoTimeout(1);
        assertThrows(SocketTimeoutException.class, trap::accept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { BIND(<java:CANARY>(1) AS ?x) }",
                "SELECT * { ?s ?p ?o FILTER(<java:CANARY>(?o)) }",
                "SELECT * { ?s <java:CANARY> ?o }"
            })
    void aQueryWakesNoJavaClass(String query) {
        served.ask(query.replace("CANARY", Canary.class.getName()));

        assertFalse(CANARY_WOKE.get());
    }

    /** Tells when it is loaded or called. */
    public static final class Canary extends FunctionBase1 {
        static {
            CANARY_WOKE.set(true);
        }

        @Override
        public NodeValue exec(NodeValue value) {
            return value;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/sparql-update", "application/x-www-form-urlencoded"})
    void updateIsRefused(String contentType) {
        int before = served.served().dataset().getDefaultGraph().size();
        String update = "DELETE WHERE { ?s ?p ?o }";
        String body = contentType.endsWith("update") ? update : "update=" + ServedFixture.encode(update);

        assertProblem(
                403,
                "Update refused",
                served.send(served.request("/sparql", "Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofString(body))));

        assertEquals(before, served.served().dataset().getDefaultGraph().size());
    }

    @Test
    void anUpdateSentAsAQueryIsMalformed() {
        assertProblem(400, "Malformed query", served.ask("DELETE WHERE { ?s ?p ?o }"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void noMethodWrites(String method) {
        assertProblem(
                405,
                "Method not allowed",
                served.send(
                        served.request("/sparql?default").method(method, HttpRequest.BodyPublishers.ofString("x"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/$/ping", "/$/server", "/$/stats", "/$/datasets", "/ds", "/data", "/update", "/upload"})
    void fusekisOwnPathsAreNotThere(String path) {
        assertProblem(404, "Not found", served.get(path));
    }

    @Test
    void anAmbiguousPathIsRefusedAsAProblemToo() {
        assertProblem(400, "Bad Request", served.get("/api/queries/..%2fhealth"));
    }

    @Test
    void anAnswerThatDoesNotEndInTimeIsNoAnswer() {
        Settings impatient = Settings.loopback(0).withLimits(Limits.standard().withDeadline(Duration.ofMillis(200)));
        try (ServedFixture hurried = ServedFixture.over(served.served().dataset(), impatient)) {
            String endless = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r . ?s ?t ?u }";

            JsonObject problem = assertProblem(503, "Deadline passed", hurried.ask(endless, "Accept", "text/csv"));

            assertEquals("No whole answer within 0.2 s. Add LIMIT or ask for less.", problem.getString("detail"));
        }
    }

    @Test
    void anAnswerTooLargeToHoldIsNoAnswer() throws IOException {
        try (BoundedBuffer buffer = new BoundedBuffer(10)) {
            buffer.write("1234567890".getBytes(StandardCharsets.UTF_8), 0, 10);

            Refusal problem = assertThrows(Refusal.class, () -> buffer.write('!'));

            assertEquals(Refusal.Remedy.ASK_FOR_LESS, problem.remedy());
        }
    }

    @Test
    void aPortInUseIsAProblemThatSaysWhatToDo() {
        Problem problem = assertThrows(
                Problem.class, () -> Endpoint.start(served.served(), QuestionLibrary.ofProject(), served.port()));

        assertEquals(
                "port " + served.port() + ": it is in use. Stop the other program or give another one with --port.",
                problem.getMessage());
    }

    @Test
    void onlyThisMachineIsServed() throws IOException {
        InetAddress own = InetAddress.getLocalHost();
        if (own.isLoopbackAddress()) {
            assertTrue(InetAddress.getByName("localhost").isLoopbackAddress());
            return;
        }
        assertThrows(IOException.class, () -> new java.net.Socket(own, served.port()).close());
    }
}
