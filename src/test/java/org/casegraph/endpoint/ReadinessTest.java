package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.casegraph.endpoint.http.DataVersion;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.ServedSnapshot;
import org.casegraph.evaluation.GuardedQueries;
import org.casegraph.evaluation.Limits;
import org.casegraph.evaluation.QueryGate;
import org.casegraph.evaluation.ServiceAllowList;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private final DatasetGraph dataset = DatasetGraphFactory.create();

    @Test
    void itIsAliveButNotReadyWhileAnythingIsPrepared() {
        CountDownLatch release = new CountDownLatch(1);
        ServedSnapshot site = ServedSnapshot.of(
                dataset, 7, new DataVersion(dataset), Map.of("/lists", new Prepared(() -> await(release))));
        try (QueryGate gate = new QueryGate(Limits.standard())) {
            Representation before = Health.ready(site, gate);
            Representation alive = Health.alive(site, gate);
            release.countDown();
            site.prepared().join();
            Representation after = Health.ready(site, gate);

            assertEquals(503, before.status());
            assertEquals("1", before.headers().get("Retry-After"));
            assertTrue(text(before).contains("\"ready\" : false"), text(before));
            assertEquals(200, alive.status());
            assertEquals(text(before), text(alive));
            assertEquals(200, after.status());
            assertTrue(text(after).contains("\"ready\" : true"), text(after));
        }
    }

    @Test
    void healthSaysWhenTheNextQueryWouldBeTurnedAway() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ServedSnapshot site = ServedSnapshot.of(dataset, 7, new DataVersion(dataset), Map.of());
        site.prepared().join();
        try (QueryGate gate = new QueryGate(Limits.standard().withParallel(1))) {
            GuardedQueries queries = new GuardedQueries(dataset, gate, ServiceAllowList.NOBODY);
            CompletableFuture<Boolean> asked = CompletableFuture.supplyAsync(
                    () -> queries.run(queries.parse("ASK {}").query(), execution -> {
                        begun.countDown();
                        await(release);
                        return execution.ask();
                    }));
            await(begun);
            Representation busy = Health.ready(site, gate);
            release.countDown();

            assertTrue(asked.join());
            assertEquals(200, busy.status());
            assertTrue(text(busy).contains("\"status\" : \"busy\""), text(busy));
            assertTrue(text(busy).contains("\"queries\" : 1"), text(busy));
        }
    }

    @Test
    void whatIsServedIsPreparedBeforeItIsAnnounced() {
        List<String> prepared = new CopyOnWriteArrayList<>();
        PageFactory pages =
                (store, questions, service) -> Map.of("/lists", new Prepared(() -> prepared.add(store.toString())));
        try (ServedFixture served = ServedFixture.start(pages)) {
            assertEquals(1, prepared.size());
            assertEquals(200, served.get("/health").statusCode());
        }
    }

    @Test
    void eachCounterOfTheAlertsIsCounted() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (ServedFixture served = ServedFixture.start((store, questions, service) -> Map.of())) {
            served.get("/sparql?query=ASK%7B%7D");
            String counted = served.get("/metrics").body();
            Pattern.compile("\\bcasegraph_\\w+")
                    .matcher(Files.readString(Path.of("docs", "deploy", "alerts.yml")))
                    .results()
                    .map(MatchResult::group)
                    .filter(name -> !Pattern.compile("(?m)^" + name + "[ {]")
                            .matcher(counted)
                            .find())
                    .forEach(missing::add);
        }

        assertEquals(Set.of(), missing);
    }

    @Test
    void nothingIsPreparedOfWhatWasBuiltBefore() {
        HttpResource slow = new Prepared(() -> {
            throw new IllegalStateException("prepared");
        });
        ServedSnapshot site = ServedSnapshot.ofBuilt(dataset, 0, DataVersion.of("built"), Map.of("/lists", slow));

        assertTrue(site.isReady());
    }

    @Test
    void aMistakeInPreparingKeepsNobodyWaiting() {
        HttpResource wrong = new Prepared(() -> {
            throw new IllegalStateException("no list");
        });
        ServedSnapshot site = ServedSnapshot.of(dataset, 0, new DataVersion(dataset), Map.of("/lists", wrong));
        site.prepared().join();

        assertTrue(site.isReady());
    }

    private static void await(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Representation representation) {
        return new String(representation.body(), StandardCharsets.UTF_8);
    }

    private record Prepared(Runnable work) implements HttpResource {
        @Override
        public void prepare() {
            work.run();
        }

        @Override
        public Representation answer(jakarta.servlet.http.HttpServletRequest request) {
            return Representation.of("text/plain", "prepared");
        }
    }
}
