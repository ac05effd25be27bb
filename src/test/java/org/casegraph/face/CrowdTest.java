package org.casegraph.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.casegraph.endpoint.PageFactory;
import org.casegraph.endpoint.ServedFixture;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.evaluation.Limits;
import org.junit.jupiter.api.Test;

/** More people than a server can make pages for. */
class CrowdTest {
    private static final int PLACES = 8;
    private static final int CROWD = 30;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aCrowdIsToldToComeAgainWhileHealthQueriesAndFilesAnswer() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Settings settings = Settings.loopback(0).withLimits(Limits.standard().withParallel(PLACES));
        try (ServedFixture served = ServedFixture.start(settings, withSlow(release))) {
            List<CompletableFuture<HttpResponse<String>>> crowd = IntStream.range(0, CROWD)
                    .mapToObj(i -> client.sendAsync(
                            HttpRequest.newBuilder(served.address().resolve("/slow?n=" + i))
                                    .header("Accept", "text/html")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString()))
                    .toList();
            List<HttpResponse<String>> shed = firstDone(crowd, CROWD - PLACES);

            assertEquals(200, served.get("/health").statusCode());
            assertEquals(200, served.get("/sparql?query=ASK%7B%7D").statusCode());
            assertEquals(200, served.get("/page/any/page.css").statusCode());
            assertTrue(
                    served.get("/metrics").body().contains("casegraph_pages_running " + PLACES),
                    served.get("/metrics").body());
            assertTrue(
                    served.get("/metrics").body().contains("casegraph_pages_rejected_total " + (CROWD - PLACES)),
                    served.get("/metrics").body());
            release.countDown();

            for (HttpResponse<String> response : shed) {
                assertEquals(503, response.statusCode());
                assertEquals("2", response.headers().firstValue("Retry-After").orElse(""));
                assertTrue(response.body().contains("Too many pages are being asked for."), response.body());
                assertTrue(response.body().contains("<a href=\"/slow?n="), response.body());
            }
            assertEquals(
                    Map.of(200, (long) PLACES, 503, (long) (CROWD - PLACES)),
                    crowd.stream()
                            .map(CompletableFuture::join)
                            .collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting())));
        }
    }

    /** The usual pages and one that is made as soon as it is released. */
    private static PageFactory withSlow(CountDownLatch release) {
        HttpResource slow = request -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Representation.of("text/html", "made");
        };
        return (store, questions, service) -> {
            Map<String, HttpResource> all = new HashMap<>(Face.pages(store, questions, service));
            all.put("/slow", slow);
            return all;
        };
    }

    private static List<HttpResponse<String>> firstDone(
            List<CompletableFuture<HttpResponse<String>>> requests, int number) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(number);
        requests.forEach(request -> request.thenRun(done::countDown));
        assertTrue(done.await(1, TimeUnit.MINUTES), "the crowd waits");
        return requests.stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();
    }
}
