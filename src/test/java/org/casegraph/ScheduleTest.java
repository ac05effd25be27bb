package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.endpoint.Endpoint;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.evaluation.Limits;
import org.casegraph.face.Face;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Swaps, queries past their deadline, stops and readers who do not read, in an order that a seed draws, so that what once
 * failed fails again: whoever asks meanwhile is answered from the store that is served, whole, and at the end nothing is
 * held.
 */
@Timeout(300)
class ScheduleTest {
    private static final Duration DEADLINE = Duration.ofMillis(1_500);

    /** Queries without an end at one time; there are slots for more. */
    private static final int MOST_ENDLESS = 3;

    private static final int MOST_READERS = 12;

    private static final String LABEL =
            encode("SELECT ?label { ?case a <" + CG.Case + "> ; <" + RDFS.label + "> ?label }");
    private static final String ALL = encode("SELECT ?noise { ?s <urn:noise> ?noise }");
    private static final String ENDLESS =
            encode("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n0 ?o . ?p ?q ?r }");

    private enum Step {
        SWAP,
        ASK,
        LATE,
        STOPPED,
        SLOW_READER,
        READER_GONE
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<CompletableFuture<HttpResponse<String>>> late = new ArrayList<>();
    private final List<Socket> readers = new ArrayList<>();

    @Test
    void aDrawnScheduleEndsWithNothingHeld() throws Exception {
        run(13, 16);
    }

    static IntStream seeds() {
        return IntStream.range(100, 140);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("seeds")
    void everyDrawnScheduleEndsWithNothingHeld(int seed) throws Exception {
        run(seed, 120);
    }

    private void run(int seed, int steps) throws Exception {
        Random random = new Random(seed);
        Limits limits = Limits.standard().withDeadline(DEADLINE).withParallel(2 * MOST_ENDLESS);
        List<String> labels = List.of("one", "other");
        int served = 0;
        try (Store one = store(labels.get(0));
                Store other = store(labels.get(1));
                Endpoint endpoint = Endpoint.start(
                        one, QuestionLibrary.ofProject(), Settings.loopback(0).withLimits(limits), Face::pages)) {
            for (int number = 0; number < steps; number++) {
                Step step = Step.values()[random.nextInt(Step.values().length)];
                String where = "seed " + seed + ", step " + number + ": " + step;
                switch (step) {
                    case SWAP -> {
                        served = 1 - served;
                        endpoint.replace(served == 0 ? one : other);
                    }
                    case ASK -> {
                        HttpResponse<String> answer = send(endpoint, "/sparql?format=csv&query=" + LABEL)
                                .join();
                        assertEquals(200, answer.statusCode(), where + answer.body());
                        assertEquals("label\r\n" + labels.get(served) + "\r\n", answer.body(), where);
                    }
                    case LATE -> {
                        if (late.stream().filter(query -> !query.isDone()).count() < MOST_ENDLESS) {
                            late.add(send(endpoint, "/sparql?format=csv&query=" + ENDLESS));
                        }
                    }
                    case STOPPED -> assertStopped(endpoint, where);
                    case SLOW_READER -> {
                        if (readers.size() < MOST_READERS) {
                            readers.add(reader(endpoint.port()));
                        }
                    }
                    case READER_GONE -> {
                        if (!readers.isEmpty()) {
                            readers.remove(random.nextInt(readers.size())).close();
                        }
                    }
                }
            }
            for (CompletableFuture<HttpResponse<String>> query : late) {
                assertEquals(503, query.join().statusCode(), "seed " + seed);
                assertTrue(
                        query.join().body().contains("Deadline passed"),
                        query.join().body());
            }
            HttpResponse<String> health = send(endpoint, "/health").join();
            while (!health.body().contains("\"queries\" : 0")) {
                health = send(endpoint, "/health").join();
            }
            assertEquals(200, health.statusCode(), "seed " + seed + health.body());
            assertTrue(health.body().contains("\"stuck\" : 0"), health.body());
        } finally {
            for (Socket reader : readers) {
                reader.close();
            }
        }
    }

    private void assertStopped(Endpoint endpoint, String where) throws Exception {
        UUID run = UUID.randomUUID();
        CompletableFuture<HttpResponse<String>> answer = send(endpoint, "/query?query=" + ENDLESS + "&run=" + run);
        while (!answer.isDone() && stop(endpoint, run) == 404) {
            Thread.onSpinWait();
        }
        assertEquals(503, answer.join().statusCode(), where);
        assertTrue(
                answer.join().body().contains("Whoever asked has stopped the query."),
                where + answer.join().body());
    }

    private int stop(Endpoint endpoint, UUID run) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(address(endpoint, "/api/stop?run=" + run))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private CompletableFuture<HttpResponse<String>> send(Endpoint endpoint, String path) {
        return client.sendAsync(
                HttpRequest.newBuilder(address(endpoint, path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI address(Endpoint endpoint, String path) {
        return URI.create("http://localhost:" + endpoint.port() + path);
    }

    /** Asks for more than is kept for a connection, and reads nothing of it. */
    private static Socket reader(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getByName("localhost"), port);
        socket.getOutputStream()
                .write(("GET /sparql?query=" + ALL + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static Store store(String label) {
        Node name = NodeFactory.createURI(CG.CASE_BASE + "scheduled");
        Graph graph = GraphFactory.createDefaultGraph();
        graph.add(Triple.create(name, RDF.type.asNode(), CG.Case));
        graph.add(Triple.create(name, RDFS.label.asNode(), NodeFactory.createLiteralString(label)));
        Node property = NodeFactory.createURI("urn:noise");
        for (int i = 0; i < 300; i++) {
            graph.add(Triple.create(
                    NodeFactory.createURI(CG.CASE_BASE + "scheduled#n" + i),
                    property,
                    NodeFactory.createLiteralString("noise ".repeat(3_000) + i)));
        }
        return Store.inMemory(List.of(), List.of(new SourceGraph(label + ".ttl", name, graph, Map.of())));
    }

    private static String encode(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }
}
