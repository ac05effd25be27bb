package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;

/** Each hostile query ends with a whole answer or a clear problem, and leaves the server as it was. */
class HostileQueryTest {
    private static final Duration DEADLINE = Duration.ofSeconds(Integer.getInteger("hostile.seconds", 2));
    /** Of the short test, which other builds must not make fail. */
    private static final Duration MUCH_GRACE = Duration.ofSeconds(4);

    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final double QUIET = 0.05;

    private static final int AT_ONCE = 8;

    private static SmallServer server;

    @BeforeAll
    static void serve() throws IOException {
        server = SmallServer.start(DEADLINE, AT_ONCE);
        // Loads the classes that each query needs.
        server.ask("SELECT * { ?s ?p ?o FILTER REGEX(STR(?o), \"a\") } ORDER BY ?s LIMIT 1");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> theWorstEndInTimeAndTheServerLivesOn() {
        return HostileQueries.all().entrySet().stream()
                .limit(HostileQueries.FEW)
                .map(query -> DynamicTest.dynamicTest(query.getKey(), () -> endsInTime(query, MUCH_GRACE)));
    }

    /** As many as the server evaluates at once: one of each, then all of each. */
    @Test
    void manyAtOnceLeaveItAnswering() {
        Collection<String> calls = HostileQueries.calls().values();
        askAtOnce(calls.stream());
        calls.forEach(call -> askAtOnce(Stream.generate(() -> call).limit(AT_ONCE)));

        assertEquals(200, server.ask("ASK {}").statusCode());
        assertTrue(server.isAlive());
    }

    private static void askAtOnce(Stream<String> queries) {
        List<CompletableFuture<HttpResponse<String>>> asked = queries.map(
                        query -> CompletableFuture.supplyAsync(() -> server.ask(query)))
                .toList();
        asked.forEach(answer -> assertTrue(
                Set.of(200, 400, 503).contains(answer.join().statusCode()),
                answer.join().body()));
    }

    /** Looks at the load, so nothing runs beside it. */
    @Nested
    @Isolated
    @Tag("long")
    class Alone {
        @TestFactory
        Stream<DynamicTest> allEndInTimeAndLeaveTheProcessorQuiet() {
            return HostileQueries.all().entrySet().stream()
                    .map(query -> DynamicTest.dynamicTest(query.getKey(), () -> {
                        endsInTime(query, GRACE);
                        Thread.sleep(2_000);
                        assertQuiet();
                    }));
        }
    }

    private static void endsInTime(Map.Entry<String, String> query, Duration grace) {
        long start = System.nanoTime();
        HttpResponse<String> response = server.ask(query.getValue());
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        System.getLogger(HostileQueryTest.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "{0}: {1} in {2} ms {3}",
                        query.getKey(),
                        response.statusCode(),
                        taken.toMillis(),
                        response.statusCode() == 200 ? "" : title(response));

        assertTrue(taken.compareTo(DEADLINE.plus(grace)) <= 0, query.getKey() + " took " + taken);
        assertTrue(
                response.statusCode() == 200 || response.statusCode() == 400 || response.statusCode() == 503,
                response.body());
        if (response.statusCode() != 200) {
            assertTrue(response.body().contains("\"title\""), response.body());
        }
        assertEquals(200, server.ask("ASK { ?s ?p ?o }").statusCode());
        assertTrue(server.isAlive());
    }

    private static String title(HttpResponse<String> response) {
        return JSON.parse(response.body()).getString("title");
    }

    private static void assertQuiet() throws InterruptedException {
        Duration before = server.threadTime();
        long start = System.nanoTime();
        Thread.sleep(500);
        double share = (double) server.threadTime().minus(before).toNanos() / (System.nanoTime() - start);
        assertTrue(share < QUIET, "processor " + share);
    }
}
