package org.casegraph.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.casegraph.endpoint.ServedFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A query that nobody waits for any more gives its place back. */
class StopTest {
    private static final String ENDLESS = ServedFixture.encode(
            "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n0 ?o . ?p ?q ?r . ?s ?t ?u }");

    private static ServedFixture served;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void serve() {
        served = ServedFixture.start(Face::pages);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void aQueryIsStoppedByTheNameThatItsClientGaveIt() throws Exception {
        UUID run = UUID.randomUUID();
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                HttpRequest.newBuilder(served.address().resolve("/query?query=" + ENDLESS + "&run=" + run))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        while (!answer.isDone() && post("/api/stop?run=" + run).statusCode() == 404) {
            Thread.onSpinWait();
        }

        assertEquals(503, answer.join().statusCode());
        assertTrue(
                answer.join().body().contains("Whoever asked has stopped the query."),
                answer.join().body());
        assertEquals(404, post("/api/stop?run=" + run).statusCode());
    }

    @ParameterizedTest
    @CsvSource({"/api/stop, 400", "/api/stop?run=1, 400", "/api/stop?run=00000000-0000-0000-0000-000000000000, 404"})
    void nothingElseIsStopped(String path, int status) throws Exception {
        assertEquals(status, post(path).statusCode());
    }

    @Test
    void toLookAtItStopsNothing() {
        assertEquals(405, served.get("/api/stop?run=" + UUID.randomUUID()).statusCode());
    }

    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(served.address().resolve(path))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
