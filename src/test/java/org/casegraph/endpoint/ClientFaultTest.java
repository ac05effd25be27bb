package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.casegraph.face.Face;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client does wrong is told to the client, and fills no log. */
@Isolated("reads the log of the whole program")
class ClientFaultTest {
    private static final Logger OURS = Logger.getLogger("org.casegraph");

    private static ServedFixture served;

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                logged.add(line.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeAll
    static void serve() {
        served = ServedFixture.start(Face::pages);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @BeforeEach
    void listen() {
        OURS.addHandler(listening);
    }

    @AfterEach
    void quiet() {
        OURS.removeHandler(listening);
        assertEquals(List.of(), logged);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "application/sparql-query          ! zz|ASK{}|0||",
                "application/sparql-query          ! -5|ASK{}|0||",
                "application/sparql-query          ! 5~ASK{}~0~~",
                "application/sparql-query          ! 5|ASK{}~0||",
                "application/sparql-query          ! ffffffffffffffffffff|ASK{}|0||",
                "application/x-www-form-urlencoded ! zz|query=ASK{}|0||",
                "application/x-www-form-urlencoded ! -5|query=ASK{}|0||",
                "application/x-www-form-urlencoded ! 5~query~0~~"
            })
    void wrongChunksAreToldAsTheClientsFault(String type, String chunks) {
        for (String accept : List.of("*/*", "text/html")) {
            String response = RawHttp.send(
                    served.port(),
                    "POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nAccept: " + accept
                            + "\r\nContent-Type: " + type + "\r\n",
                    chunks.replace("|", "\r\n").replace("~", "\n").getBytes(StandardCharsets.US_ASCII));

            assertEquals(400, RawHttp.status(response), response);
        }
    }

    @TestFactory
    Stream<DynamicTest> parametersThatCannotBeReadAreToldAtEachPath() {
        return Routes.requests().stream()
                .filter(path -> !path.equals("/api/stop"))
                // Where nothing stands no parameter is read.
                .filter(path -> RawHttp.status(get(path, "application/json")) != 404)
                .flatMap(path -> Stream.of("%", "%ff", "%zz", "a=%c3%28")
                        .map(end -> path + (path.contains("?") ? "&" : "?") + "graph=" + end))
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    String page = get(path, "text/html");
                    String problem = get(path, "application/json");

                    assertEquals(400, RawHttp.status(page), page);
                    assertTrue(page.contains("\r\nContent-Type: text/html"), page);
                    assertEquals(400, RawHttp.status(problem), problem);
                    assertTrue(problem.contains("\r\nContent-Type: application/problem+json"), problem);
                }));
    }

    private static String get(String path, String accept) {
        return RawHttp.send(
                served.port(), "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + accept + "\r\n");
    }
}
