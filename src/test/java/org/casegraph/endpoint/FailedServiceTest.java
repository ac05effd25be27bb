package org.casegraph.endpoint;

import static org.casegraph.endpoint.SparqlProtocolTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.evaluation.Limits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that SERVICE asks and that fails is no fault of the query. */
class FailedServiceTest {
    private static ServedFixture served;
    private static HttpServer other;

    @BeforeAll
    static void serve() throws IOException {
        served = ServedFixture.over(
                ServedFixture.store().dataset(), Settings.loopback(0).withServices(Set.of("localhost")));
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] body = "{ no result".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/sparql-results+json");
            exchange.sendResponseHeaders(Integer.parseInt(path.substring(1)), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        other.start();
    }

    @AfterAll
    static void stop() {
        other.stop(0);
        served.close();
    }

    @ParameterizedTest
    @CsvSource({
        "404, 502, Other server failed, ', which SERVICE asks, gave no answer but status 404'",
        "500, 502, Other server failed, ', which SERVICE asks, gave no answer but status 500'",
        "503, 502, Other server failed, ', which SERVICE asks, gave no answer but status 503'",
        "504, 504, Other server late, ', which SERVICE asks, did not answer in time'",
        "200, 502, Other server failed, ', which SERVICE asks, gave no answer'"
    })
    void whatTheOtherServerDoesIsToldWithItsName(int theirs, int status, String title, String detail) {
        String host = "localhost:" + other.getAddress().getPort();

        String told = assertProblem(status, title, served.ask(service("", host + "/" + theirs)))
                .getString("detail");

        assertEquals("The server " + host + detail + ". Try again later, or take SERVICE SILENT.", told);
    }

    @Test
    void aServerThatIsNotThereIsToldWithItsName() throws IOException {
        String host = "localhost:" + closedPort();

        assertEquals(
                "The server " + host + ", which SERVICE asks, gave no answer. Try again later, or take SERVICE SILENT.",
                assertProblem(502, "Other server failed", served.ask(service("", host + "/sparql")))
                        .getString("detail"));
    }

    @Test
    void silentIsNoFailure() throws IOException {
        assertEquals(
                200,
                served.ask(service("SILENT", "localhost:" + closedPort() + "/sparql"))
                        .statusCode());
        assertEquals(
                200,
                served.ask(service("SILENT", "localhost:" + other.getAddress().getPort() + "/500"))
                        .statusCode());
    }

    @Test
    void whoeverWaitsLongerThanTheDeadlineIsLateByItsOwn() throws IOException {
        Settings impatient = Settings.loopback(0)
                .withServices(Set.of("localhost"))
                .withLimits(Limits.standard().withDeadline(Duration.ofMillis(300)));
        // Takes the connection and says nothing.
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServedFixture hurried = ServedFixture.over(served.served().dataset(), impatient)) {
            assertTrue(assertProblem(
                            503,
                            "Deadline passed",
                            hurried.ask(service("", "localhost:" + deaf.getLocalPort() + "/sparql")))
                    .getString("detail")
                    .startsWith("No whole answer within 0.3 s"));
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String service(String silent, String address) {
        return "SELECT * { SERVICE " + silent + " <http://" + address + "> { ?s ?p ?o } }";
    }
}
