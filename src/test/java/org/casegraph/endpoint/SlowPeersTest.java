package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Who asks for the dump and does not read it, beside who sends a request byte by byte: in an order from a seed, so that what
 * once failed fails again. Against a process of its own, with a dump larger than the system keeps for a connection.
 */
@Timeout(180)
class SlowPeersTest {
    private static final System.Logger LOG = System.getLogger(SlowPeersTest.class.getName());
    private static final int QUADS = 20_000;
    private static final int SMALL_WINDOW = 4 * 1024;
    private static final long HALF_A_SECOND = 500;

    private final List<Peer> peers = new ArrayList<>();

    private enum Kind {
        UNREAD_DUMP("GET /dump.nq.gz HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        SLOW_HEAD("GET /health HTTP/1.1\r\nHost: localhost\r\nX-Slow: "),
        SLOW_BODY("POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
                + "Content-Length: 100000\r\n\r\n");

        private final String begin;

        Kind(String begin) {
            this.begin = begin;
        }
    }

    private record Peer(Kind kind, Socket socket) {}

    @Test
    void unreadDumpsAndSlowSendersHoldNobodyUp() throws Exception {
        try (SmallServer server = SmallServer.withDump(Duration.ofSeconds(60), 8, QUADS)) {
            int length = server.bytes("/dump.nq.gz").length;
            open(server, 12, 36, new Random(17));
            for (int round = 0; round < 10; round++) {
                drip();
                assertEquals(200, server.get("/health").statusCode());
                assertEquals(200, server.ask("ASK {}").statusCode());
            }

            assertTrue(length > 5_000_000, "a dump of " + length + " bytes");
            assertEquals(length, server.bytes("/dump.nq.gz").length);
        } finally {
            close();
        }
    }

    @Tag("long")
    @Test
    void sixtyUnreadDumpsAndThreeHundredAndFortySlowSendersLeaveHealthQuick() throws Exception {
        try (SmallServer server = SmallServer.withDump(Duration.ofSeconds(60), 8, QUADS)) {
            server.bytes("/dump.nq.gz");
            List<Long> health = new ArrayList<>();
            long end = System.nanoTime() + Duration.ofSeconds(9).toNanos();
            open(server, 60, 340, new Random(17));
            while (System.nanoTime() < end) {
                drip();
                for (int i = 0; i < 10; i++) {
                    long start = System.nanoTime();
                    HttpResponse<String> response = server.get("/health");
                    health.add((System.nanoTime() - start) / 1_000_000);
                    assertEquals(200, response.statusCode());
                    Thread.sleep(10);
                }
            }
            Collections.sort(health);
            long p99 = health.get(health.size() * 99 / 100);
            LOG.log(
                    System.Logger.Level.INFO,
                    "60 unread dumps, 340 slow senders: health p50 {0} ms, p99 {1} ms of {2}",
                    health.get(health.size() / 2),
                    p99,
                    health.size());

            assertTrue(p99 < HALF_A_SECOND, "health p99 " + p99 + " ms");
            assertEquals(200, server.ask("ASK {}").statusCode());
        } finally {
            close();
        }
    }

    private void open(SmallServer server, int dumps, int senders, Random order) throws IOException {
        List<Kind> kinds = new ArrayList<>(Collections.nCopies(dumps, Kind.UNREAD_DUMP));
        kinds.addAll(Collections.nCopies(senders / 2, Kind.SLOW_HEAD));
        kinds.addAll(Collections.nCopies(senders - senders / 2, Kind.SLOW_BODY));
        Collections.shuffle(kinds, order);
        for (Kind kind : kinds) {
            Socket socket = new Socket();
            peers.add(new Peer(kind, socket));
            socket.setReceiveBufferSize(SMALL_WINDOW);
            socket.connect(new InetSocketAddress(
                    InetAddress.getByName("localhost"), server.address().getPort()));
            socket.getOutputStream().write(kind.begin.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }

    /** One byte of each who sends slowly, and was not dropped for it. */
    private void drip() {
        for (Peer peer : peers) {
            if (peer.kind() != Kind.UNREAD_DUMP) {
                try {
                    peer.socket().getOutputStream().write('a');
                } catch (IOException e) {
                    // Dropped, as it should be.
                }
            }
        }
    }

    private void close() throws IOException {
        for (Peer peer : peers) {
            peer.socket().close();
        }
    }
}
