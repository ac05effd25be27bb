package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.casegraph.intake.CaseStore;
import org.casegraph.source.Sha256;
import org.casegraph.store.Store;
import org.casegraph.store.StoreFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Clients of every kind ask a server for minutes while its store is swapped again and again: each answer is that of one
 * store or of the other, whole, none fails, and the heap does not grow.
 */
@Isolated
@Tag("long")
class SwapLoadTest {
    private static final System.Logger LOG = System.getLogger(SwapLoadTest.class.getName());
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("swap.seconds", 300));
    private static final Duration BETWEEN_SWAPS = Duration.ofSeconds(3);
    private static final int CLIENTS = 4;

    /** One at a time is sent, so that only one client asks for it. */
    private static final String DUMP = "/dump.nq.gz";

    private static final List<String> ASKED = List.of(
            "/case/wang-2022",
            "/case/wang-2022/timeline",
            "/case/wang-2022/timeline.json",
            "/case",
            "/api/queries/findings-before-diagnosis/results?case=wang-2022",
            "/api/queries/finding-frequency/results",
            "/questions/timeline?case=wang-2022",
            "/api/terms?q=glucagon",
            "/sparql?query=" + encode("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"),
            "/sparql?query="
                    + encode("SELECT ?case { ?case a <https://w3id.org/casegraph/ontology#Case> } ORDER BY ?case"),
            DUMP);

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Set<String>> right = new LinkedHashMap<>();
    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private int swaps;

    @Test
    void minutesOfMixedLoadWithSwapsMeetNoFaultAndTheHeapStaysFlat() throws Exception {
        Path store = folder.resolve("store");
        try (Store one = CaseStore.of(List.of(Path.of("data/cases/wang-2022.ttl")));
                Store two =
                        CaseStore.of(List.of(Path.of("data/cases/wang-2022.ttl"), Path.of("data/cases/yu-2024.ttl")))) {
            for (Store each : List.of(one, two)) {
                StoreFolder.save(each, store);
                try (WatchedServer server = WatchedServer.start(store)) {
                    for (String path : ASKED) {
                        right.computeIfAbsent(path, asked -> new LinkedHashSet<>())
                                .add(content(ask(server, path)));
                    }
                }
            }
            try (WatchedServer server = WatchedServer.start(store)) {
                List<Long> heap = load(server, store, List.of(one, two));
                LOG.log(
                        System.Logger.Level.INFO,
                        "{0} s, {1} swaps, statuses {2}, wrong {3}, heap after collection in MB {4}",
                        TIME.toSeconds(),
                        swaps,
                        statuses,
                        wrong.size(),
                        heap.stream().map(bytes -> bytes >> 20).toList());

                assertEquals(List.of(), List.copyOf(wrong));
                assertEquals(Set.of(200), statuses.keySet());
                assertTrue(seen.size() > ASKED.size(), "both stores were seen");
                long early = median(heap.subList(0, heap.size() / 2));
                long late = median(heap.subList(heap.size() / 2, heap.size()));
                // A single one may fall upon a swap, when two stores are there.
                assertTrue(late < early * 1.2, () -> "the heap grows: " + heap);
            }
        }
    }

    /** Returns what the heap held between the swaps. */
    private List<Long> load(WatchedServer server, Path store, List<Store> stores) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        long end = System.nanoTime() + TIME.toNanos();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Random random = new Random(i);
            int choice = i == 0 ? ASKED.size() : ASKED.indexOf(DUMP);
            all.add(clients.submit(() -> {
                while (System.nanoTime() < end) {
                    String path = ASKED.get(random.nextInt(choice));
                    HttpResponse<byte[]> response = ask(server, path);
                    statuses.merge(response.statusCode(), 1, Integer::sum);
                    String content = content(response);
                    seen.add(path + content);
                    if (!right.get(path).contains(content)) {
                        wrong.add(path + " " + response.statusCode());
                    }
                }
                return null;
            }));
        }
        clients.shutdown();
        List<Long> heap = new ArrayList<>();
        while (!clients.awaitTermination(BETWEEN_SWAPS.toMillis(), TimeUnit.MILLISECONDS)) {
            StoreFolder.save(stores.get(swaps % 2), store);
            swaps++;
            if (swaps % 4 == 0) {
                heap.add(server.heap());
            }
        }
        for (Future<?> each : all) {
            each.get();
        }
        return heap;
    }

    private HttpResponse<byte[]> ask(WatchedServer server, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(server.address().resolve(path)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String content(HttpResponse<byte[]> response) throws IOException {
        byte[] body = response.body();
        return response.statusCode() == 200 && response.uri().getPath().equals(DUMP)
                ? unpacked(body)
                : Sha256.of(new String(body, StandardCharsets.UTF_8)
                        .replaceAll("localhost:\\d+", "")
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** A dump is whole if it ends, and has as many lines as one of the two. */
    private static String unpacked(byte[] packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readAllBytes();
            long lines = 0;
            for (byte each : bytes) {
                lines += each == '\n' ? 1 : 0;
            }
            return lines + " lines";
        }
    }

    private static long median(List<Long> numbers) {
        return numbers.stream().sorted().skip(numbers.size() / 2).findFirst().orElseThrow();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
