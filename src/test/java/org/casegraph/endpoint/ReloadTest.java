package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.casegraph.endpoint.http.Settings;
import org.junit.jupiter.api.Test;

/** What a request that is under way notices of a reload and of the stop of the server. */
class ReloadTest {
    private static final String QUERY = "SELECT ?data { ?s <urn:wait> ?data }";

    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch free = new CountDownLatch(1);

    @Test
    void aRequestUnderWayEndsOnTheDataWithWhichItBegan() throws Exception {
        try (Endpoint endpoint = Endpoint.start(waiting("old"), Settings.loopback(0))) {
            CompletableFuture<HttpResponse<String>> before = ask(endpoint.port());
            asked.await();
            endpoint.replace(DatasetGraphFactory.wrap(data("new")));
            HttpResponse<String> after = ask(endpoint.port()).get();
            free.countDown();

            assertEquals("data\r\nold\r\n", before.get().body());
            assertEquals("data\r\nnew\r\n", after.body());
            assertNotEquals(tag(before.get()), tag(after));
            endpoint.replace(DatasetGraphFactory.wrap(data("old")));
            assertEquals(tag(before.get()), tag(ask(endpoint.port()).get()));
        }
    }

    @Test
    void aStopLetsARequestUnderWayEndAndTakesNoOther() throws Exception {
        Endpoint endpoint = Endpoint.start(waiting("old"), Settings.loopback(0));
        CompletableFuture<HttpResponse<String>> before = ask(endpoint.port());
        asked.await();
        Thread stop = new Thread(endpoint::close);
        stop.start();
        while (isServing(endpoint.port())) {
            Thread.onSpinWait();
        }
        free.countDown();

        assertEquals("data\r\nold\r\n", before.get().body());
        assertEquals(200, before.get().statusCode());
        stop.join();
        assertTrue(!isServing(endpoint.port()));
    }

    private boolean isServing(int port) {
        HttpRequest health = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health"))
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(health, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<HttpResponse<String>> ask(int port) {
        URI address =
                URI.create("http://localhost:" + port + "/sparql?format=csv&query=" + ServedFixture.encode(QUERY));
        return client.sendAsync(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String tag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    private static Graph data(String value) {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.add(
                NodeFactory.createURI("urn:s"),
                NodeFactory.createURI("urn:wait"),
                NodeFactory.createLiteralString(value));
        return graph;
    }

    /** Data whose property is found only when the test says so. */
    private DatasetGraph waiting(String value) {
        return DatasetGraphFactory.wrap(new GraphWrapper(data(value)) {
            @Override
            public ExtendedIterator<Triple> find(Node s, Node p, Node o) {
                if (p.isURI() && p.getURI().equals("urn:wait")) {
                    asked.countDown();
                    try {
                        free.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return super.find(s, p, o);
            }
        });
    }
}
