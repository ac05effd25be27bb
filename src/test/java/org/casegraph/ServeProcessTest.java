package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the server ends, in a process of its own, with the exit status that a supervisor sees. */
@Timeout(120)
class ServeProcessTest {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    @Test
    void itEndsWith75WhenTooManyQueriesDoNotEnd() throws Exception {
        try (ServedProcess server = ServedProcess.start("--deadline", "1", "--parallel", "2", "--stuck-queries", "1")) {
            HttpResponse<String> late = server.askEndless().join();
            HttpResponse<String> health = untilHealthSays(server, "stuck");

            assertEquals(503, late.statusCode(), late.body());
            assertTrue(late.body().contains("Deadline passed"), late.body());
            assertEquals(503, health.statusCode(), health.body());
            assertTrue(health.body().contains("\"stuck\" : 1"), health.body());
            assertEquals(75, server.exitStatus());
            assertTrue(
                    server.log()
                            .contains("1 queries go on after their deadline, as many as --stuck-queries allows."
                                    + " The server ends, to be started again."),
                    server.log());
            assertFalse(server.log().contains("\tat "), server.log());
        }
    }

    @Test
    void whoWaitsForAQueryIsToldThatTheServerStops() throws Exception {
        try (ServedProcess server = ServedProcess.start("--parallel", "1")) {
            CompletableFuture<HttpResponse<String>> asked = server.askEndless();
            untilHealthSays(server, "busy");
            server.stop();

            assertEquals(503, asked.join().statusCode(), asked.join().body());
            assertTrue(
                    asked.join().body().contains("The server is stopping"),
                    asked.join().body());
            assertEquals(143, server.exitStatus());
            assertFalse(server.log().contains("\tat "), server.log());
        }
    }

    private static HttpResponse<String> untilHealthSays(ServedProcess server, String status)
            throws IOException, InterruptedException {
        HttpResponse<String> health = server.get("/health");
        while (!health.body().contains("\"status\" : \"" + status + "\"")) {
            // The server needs the processor more than whoever asks it.
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            health = server.get("/health");
        }
        return health;
    }
}
