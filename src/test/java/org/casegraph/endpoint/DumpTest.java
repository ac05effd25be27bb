package org.casegraph.endpoint;

import static org.casegraph.endpoint.SparqlProtocolTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPInputStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.casegraph.endpoint.http.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class DumpTest {
    private static final String PATH = "/dump.nq.gz";
    private static final HttpRequest.BodyPublisher NOTHING = HttpRequest.BodyPublishers.noBody();

    private static ServedFixture served;

    @BeforeAll
    static void serve() {
        served = ServedFixture.start((store, questions, service) -> Map.of());
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void headTellsTheLengthOfWhatGetSends() {
        HttpResponse<byte[]> head = served.sendForBytes(served.request(PATH).method("HEAD", NOTHING));
        HttpResponse<byte[]> get = get(served);

        assertEquals(0, head.body().length);
        assertEquals(Integer.toString(get.body().length), header(head, "Content-Length"));
        assertEquals(header(head, "Content-Length"), header(get, "Content-Length"));
        for (String name : new String[] {"ETag", "Last-Modified", "Content-Type", "Accept-Ranges"}) {
            assertEquals(header(get, name), header(head, name), name);
        }
    }

    @Test
    void itIsWholeAndTheSameAtEachRequestUntilTheDataChange() throws IOException {
        HttpResponse<byte[]> first = get(served);

        assertEquals("application/gzip", header(first, "Content-Type"));
        assertEquals("none", header(first, "Content-Encoding"));
        DatasetGraph all = served.served().dataset();
        assertEquals(
                Iter.toSet(all.listGraphNodes()).stream()
                        .mapToLong(name -> all.getGraph(name).size())
                        .sum(),
                unpacked(first.body()).lines().count());
        assertTrue(unpacked(first.body()).contains("<https://w3id.org/casegraph/case/fixture> .\n"));
        assertArrayEquals(first.body(), get(served).body());
        assertEquals(304, get(served, "If-None-Match", header(first, "ETag")).statusCode());
        assertEquals(
                304,
                get(served, "If-None-Match", "\"other\", W/" + header(first, "ETag"))
                        .statusCode());
        assertEquals(200, get(served, "If-None-Match", "\"other\"").statusCode());
        assertEquals(405, served.send(served.request(PATH).POST(NOTHING)).statusCode());
    }

    @Test
    void whatDidNotChangeSinceADateIsNotSentAgain() {
        String date = header(get(served), "Last-Modified");

        HttpResponse<byte[]> same = get(served, "If-Modified-Since", date);

        assertEquals(304, same.statusCode());
        assertEquals(date, header(same, "Last-Modified"));
        assertEquals(
                200,
                get(served, "If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT")
                        .statusCode());
        assertEquals(200, get(served, "If-Modified-Since", "yesterday").statusCode());
        // The tag says more than the date, which a second change within one second leaves as it was.
        assertEquals(
                200,
                get(served, "If-Modified-Since", date, "If-None-Match", "\"other\"")
                        .statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-9       | 206 | 0 | 10",
                "bytes=5-        | 206 | 5 | END",
                "bytes=-7        | 206 | -7 | 7",
                "bytes=10-999999 | 206 | 10 | END",
                "bytes=0-0       | 206 | 0 | 1",
                "bytes=0-1,3-4   | 200 | 0 | END",
                "lines=0-9       | 200 | 0 | END"
            })
    void aPartIsSentAsAsked(String range, int status, int from, String length) {
        byte[] whole = get(served).body();
        int first = from < 0 ? whole.length + from : from;
        int bytes = length.equals("END") ? whole.length - first : Integer.parseInt(length);

        HttpResponse<byte[]> part = get(served, "Range", range);

        assertEquals(status, part.statusCode());
        assertArrayEquals(Arrays.copyOfRange(whole, first, first + bytes), part.body());
        assertEquals(Integer.toString(bytes), header(part, "Content-Length"));
        assertEquals(
                status == 206 ? "bytes " + first + "-" + (first + bytes - 1) + "/" + whole.length : "none",
                header(part, "Content-Range"));
    }

    @Test
    void aPartBeyondTheEndIsToldWithTheLength() {
        int length = get(served).body().length;

        HttpResponse<String> response = served.get(PATH, "Range", "bytes=" + length + "-");

        assertProblem(416, "Range not satisfiable", response);
        assertEquals(
                "bytes */" + length,
                response.headers().firstValue("Content-Range").orElse("none"));
    }

    @Test
    void aPartOfAnotherDumpIsNotContinued() {
        HttpResponse<byte[]> whole = get(served);

        assertEquals(206, part("If-Range", header(whole, "ETag")));
        assertEquals(206, part("If-Range", header(whole, "Last-Modified")));
        assertEquals(200, part("If-Range", "\"other\""));
        assertEquals(200, part("If-Range", "Sat, 01 Jan 2000 00:00:00 GMT"));
        assertEquals(200, part("If-Range", "W/" + header(whole, "ETag")));
    }

    private static int part(String name, String value) {
        return get(served, "Range", "bytes=1-2", name, value).statusCode();
    }

    @Test
    void whileItIsWrittenOthersAreToldToComeAgain() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        DatasetGraph slow = new DatasetGraphWrapper(served.served().dataset()) {
            @Override
            public Graph getGraph(Node name) {
                begun.countDown();
                await(goOn);
                return super.getGraph(name);
            }
        };
        try (ServedFixture writing = ServedFixture.over(slow, Settings.loopback(0))) {
            CompletableFuture<HttpResponse<byte[]>> first = CompletableFuture.supplyAsync(() -> get(writing));
            begun.await();
            HttpResponse<String> second = writing.get(PATH);
            goOn.countDown();

            assertProblem(503, "Busy", second);
            assertEquals("2", second.headers().firstValue("Retry-After").orElse("none"));
            assertEquals(200, first.get().statusCode());
            assertArrayEquals(first.get().body(), get(writing).body());
        }
    }

    @Test
    void tooManyQuadsAreSentOnlyAsTheyWereWrittenBeforehand(@TempDir Path folder) throws IOException {
        Path built = folder.resolve("dump.nq.gz");
        DatasetGraph large = new DatasetGraphWrapper(served.served().dataset()) {
            @Override
            public Graph getGraph(Node name) {
                return new GraphWrapper(super.getGraph(name)) {
                    @Override
                    public int size() {
                        return 10_000_001;
                    }
                };
            }
        };
        try (ServedFixture serving =
                ServedFixture.over(large, Settings.loopback(0).withDump(built))) {
            assertEquals(
                    "There are more than 10000000 quads, too many to be written at a request, and build --dump has"
                            + " written none into the folder of this store. Ask /sparql for what you need.",
                    assertProblem(404, "Not found", serving.get(PATH)).getString("detail"));

            Files.writeString(built, "as it was built");
            Files.setLastModifiedTime(built, FileTime.from(Instant.parse("2026-01-02T03:04:05.678Z")));
            HttpResponse<byte[]> response = get(serving);

            assertEquals("as it was built", new String(response.body(), StandardCharsets.UTF_8));
            assertEquals("Fri, 02 Jan 2026 03:04:05 GMT", header(response, "Last-Modified"));
        }
    }

    private static HttpResponse<byte[]> get(ServedFixture from, String... headers) {
        return from.sendForBytes(from.request(PATH, headers).GET());
    }

    private static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElse("none");
    }

    private static String unpacked(byte[] bytes) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
