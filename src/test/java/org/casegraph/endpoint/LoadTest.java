package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What other clients notice of many, of greedy and of slow ones. On the loopback address, against a process of its own. */
class LoadTest {
    private static final System.Logger LOG = System.getLogger(LoadTest.class.getName());
    /** Three seconds or so of work. */
    private static final String HEAVY = pairs(3000, 700);

    private static final String LESS_HEAVY = pairs(400, 300);

    /** Longer than any of it takes on a busy machine. */
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private static final String LIGHT =
            "SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/casegraph/ontology#Finding> }";

    /** For tests that do not watch the clock. */
    private static final long ANY_TIME = Long.MAX_VALUE;

    @Test
    void heavyClientsAreServedOrShedAndHealthAnswers() throws Exception {
        heavyClients(16, LESS_HEAVY, Duration.ofSeconds(2), ANY_TIME);
    }

    /** More of them than the server has threads, and they are there until the end. */
    @Test
    void slowClientsHoldNobodyUp() throws Exception {
        try (SmallServer server = SmallServer.start(DEADLINE, 8)) {
            List<Socket> sockets = slow(90, server);
            for (int i = 0; i < 20; i++) {
                assertEquals(200, server.get("/health").statusCode());
            }
            assertEquals(200, untilServed(server).statusCode());
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    /** They watch the clock, so nothing runs beside them. */
    @Nested
    @Isolated
    @Tag("long")
    class WithTheClock {
        @Test
        void sixtyFourHeavyClientsForAMinuteAreServedOrShedAndHealthAnswers() throws Exception {
            heavyClients(64, HEAVY, Duration.ofSeconds(60), 100);
        }

        @Test
        void fiveHundredSlowClientsHoldNobodyUpAndAreDropped() throws Exception {
            slowClients(500, Duration.ofSeconds(20), 100);
        }

        @Test
        void eightNormalClientsForFiveMinutesMeetNoFault() throws Exception {
            try (SmallServer server = SmallServer.start(Duration.ofSeconds(20), 8)) {
                Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
                ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
                clients(8, Duration.ofMinutes(5), client -> {
                    HttpResponse<String> response = send(client, server.query(LIGHT));
                    count(statuses, response.statusCode());
                    if (response.statusCode() == 200 && !response.body().contains("\"value\": \"1\"")) {
                        wrong.add(response.body());
                    }
                    Thread.sleep(20);
                });
                LOG.log(System.Logger.Level.INFO, "eight normal clients: {0}", statuses);

                assertEquals(List.of(), List.copyOf(wrong));
                assertEquals(java.util.Set.of(200), statuses.keySet());
            }
        }
    }

    private static void heavyClients(int number, String query, Duration time, long healthMilliseconds)
            throws Exception {
        try (SmallServer server = SmallServer.start(DEADLINE, 8)) {
            String right = server.ask(query).body();
            assertTrue(right.contains("value"), right);
            Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
            ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
            ConcurrentLinkedQueue<Long> shed = new ConcurrentLinkedQueue<>();
            Thread load = new Thread(() -> clients(number, time, client -> {
                long start = System.nanoTime();
                HttpResponse<String> response = send(client, server.query(query));
                count(statuses, response.statusCode());
                boolean isRight = response.statusCode() == 200
                                && response.body().equals(right)
                        || response.statusCode() == 503
                                && response.headers().firstValue("Retry-After").isPresent();
                if (!isRight) {
                    wrong.add(response.statusCode() + " " + response.body());
                }
                if (response.statusCode() == 503) {
                    shed.add(System.nanoTime() - start);
                    // A quarter of what Retry-After says.
                    Thread.sleep(500);
                }
            }));
            load.start();
            List<Long> health = healthWhile(load, server);
            LOG.log(
                    System.Logger.Level.INFO,
                    "{0} heavy clients: {1}, health p50 {2} ms p99 {3} ms of {4}, shed p99 {5} ms",
                    number,
                    statuses,
                    percentile(health, 50),
                    percentile(health, 99),
                    health.size(),
                    percentile(new ArrayList<>(shed), 99));

            assertEquals(List.of(), List.copyOf(wrong));
            assertTrue(percentile(health, 99) < healthMilliseconds, "health p99 " + percentile(health, 99) + " ms");
        }
    }

    /** A third sends heads drop by drop, a third bodies, a third does not read its answer. */
    private static void slowClients(int number, Duration time, long healthMilliseconds) throws Exception {
        try (SmallServer server = SmallServer.start(DEADLINE, 8)) {
            List<Socket> sockets = slow(number, server);
            AtomicInteger dropped = new AtomicInteger();
            Thread drops = new Thread(() -> drip(sockets, time, dropped));
            drops.start();
            List<Long> health = healthWhile(drops, server);
            LOG.log(
                    System.Logger.Level.INFO,
                    "{0} slow clients: {1} of {2} senders dropped, health p50 {3} ms p99 {4} ms of {5}",
                    number,
                    dropped.get(),
                    sockets.size() - number / 3,
                    percentile(health, 50),
                    percentile(health, 99),
                    health.size());
            for (Socket socket : sockets) {
                socket.close();
            }

            assertEquals(200, untilServed(server).statusCode());
            assertTrue(percentile(health, 99) < healthMilliseconds, "health p99 " + percentile(health, 99) + " ms");
            assertTrue(dropped.get() >= number * 2 / 3, dropped + " dropped");
        }
    }

    private static List<Socket> slow(int number, SmallServer server) throws IOException {
        server.get("/health");
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Socket socket = new Socket(
                    InetAddress.getByName("localhost"), server.address().getPort());
            sockets.add(socket);
            begin(socket, i % 3, server.address().getPort());
        }
        return sockets;
    }

    /** The queries of those who then do not read are many; while they are evaluated, others may be told to come again. */
    private static HttpResponse<String> untilServed(SmallServer server) {
        HttpResponse<String> response = server.ask(LIGHT);
        while (response.statusCode() == 503
                && response.headers().firstValue("Retry-After").isPresent()) {
            response = server.ask(LIGHT);
        }
        return response;
    }

    private static void begin(Socket socket, int kind, int port) throws IOException {
        String host = " HTTP/1.1\r\nHost: localhost:" + port + "\r\n";
        String text =
                switch (kind) {
                    case 0 -> "GET /health" + host + "X-Slow: ";
                    case 1 ->
                        "POST /sparql" + host
                                + "Content-Type: application/sparql-query\r\nContent-Length: 100000\r\n\r\n";
                    default ->
                        "GET /sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D%20LIMIT%2030000" + host + "\r\n";
                };
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static void drip(List<Socket> sockets, Duration time, AtomicInteger dropped) {
        long end = System.nanoTime() + time.toNanos();
        boolean[] gone = new boolean[sockets.size()];
        while (System.nanoTime() < end) {
            for (int i = 0; i < sockets.size(); i++) {
                if (i % 3 == 2 || gone[i]) {
                    continue;
                }
                try {
                    OutputStream out = sockets.get(i).getOutputStream();
                    out.write('a');
                    out.flush();
                } catch (IOException e) {
                    gone[i] = true;
                    dropped.incrementAndGet();
                }
            }
            pause(500);
        }
    }

    private static List<Long> healthWhile(Thread load, SmallServer server) throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        List<Long> times = new ArrayList<>();
        while (load.isAlive()) {
            long start = System.nanoTime();
            HttpResponse<String> response =
                    send(client, HttpRequest.newBuilder(server.address().resolve("/health")));
            assertEquals(200, response.statusCode());
            times.add(System.nanoTime() - start);
            Thread.sleep(20);
        }
        return times;
    }

    @FunctionalInterface
    private interface Ask {
        void once(HttpClient client) throws InterruptedException;
    }

    /** A count with one right answer. */
    private static String pairs(int some, int others) {
        return "SELECT (COUNT(*) AS ?n) { { SELECT * { ?x <urn:next> ?y } LIMIT " + some + " }"
                + " { SELECT * { ?a <urn:next> ?b } LIMIT " + others + " } FILTER (STR(?x) != STR(?b)) }";
    }

    private static void clients(int number, Duration time, Ask ask) {
        ExecutorService clients = Executors.newFixedThreadPool(number);
        HttpClient client = HttpClient.newHttpClient();
        long end = System.nanoTime() + time.toNanos();
        for (int i = 0; i < number; i++) {
            clients.submit(() -> {
                while (System.nanoTime() < end) {
                    ask.once(client);
                }
                return null;
            });
        }
        clients.shutdown();
        try {
            assertTrue(clients.awaitTermination(time.toSeconds() + DEADLINE.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void count(Map<Integer, AtomicInteger> statuses, int status) {
        statuses.computeIfAbsent(status, s -> new AtomicInteger()).incrementAndGet();
    }

    /** In milliseconds. */
    private static long percentile(List<Long> nanoseconds, int percent) {
        List<Long> sorted = nanoseconds.stream().sorted().toList();
        return sorted.isEmpty()
                ? 0
                : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1_000_000;
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
