package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.casegraph.endpoint.http.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessLogTest {
    private static final List<String> PAYLOADS = List.of(
            "%0d%0aINFO forged",
            "%0aINFO forged",
            "%0dINFO forged",
            "%1b[31mred",
            "%1b]0;title%07",
            "%00",
            "%08%08%08",
            "%c2%85INFO forged",
            "%e2%80%a8INFO forged",
            "%e2%80%ae",
            "%0bINFO",
            "%0cINFO",
            "%7f",
            "%c2%9b31m",
            "\\r\\nINFO forged",
            "\\u000aINFO forged",
            "%250aINFO",
            "%0d%0a%0d%0aINFO forged",
            "%1b[2J",
            "%ef%bb%bf");

    private final Logger logger = Logger.getLogger("org.casegraph.access");
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            lines.add(new SimpleFormatter().formatMessage(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onePayloadLeavesOneLineOfPrintableSigns(boolean withQueries) throws InterruptedException {
        Settings settings = Settings.loopback(0).withLog(true, withQueries);
        try (ServedFixture served = ServedFixture.start(settings, (store, questions, service) -> Map.of())) {
            for (String payload : PAYLOADS) {
                for (String target : List.of(
                        "/sparql?query=ASK{}" + payload,
                        "/sparql?query=ASK{}&" + payload + "=1",
                        "/" + payload,
                        "/api/queries/" + payload + "/results")) {
                    String request =
                            "GET " + target.replace(" ", "%20") + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: x\r\n";
                    int status = RawHttp.status(RawHttp.send(served.port(), request));

                    assertTrue(status >= 200 && status < 500, status + " for " + target);
                    String line = lines.poll(10, TimeUnit.SECONDS);
                    assertTrue(line.matches("[\\x20-\\x7e]+"), line);
                    assertTrue(line.contains(" " + status + " "), line);
                    assertEquals(0, lines.size(), () -> lines.toString());
                }
            }
        }
    }

    @Test
    void queriesAreLoggedOnlyIfAsked() throws InterruptedException {
        String query = "ASK { <urn:a-patient> ?p \"a literal\" }";
        try (ServedFixture quiet =
                ServedFixture.start(Settings.loopback(0).withLog(true, false), (s, q, service) -> Map.of())) {
            quiet.ask(query);
            String line = lines.poll(10, TimeUnit.SECONDS);
            assertTrue(line.matches("127\\.0\\.0\\.1 GET /sparql 200 \\d+ B \\d+ ms"), line);
        }
        try (ServedFixture telling =
                ServedFixture.start(Settings.loopback(0).withLog(true, true), (s, q, service) -> Map.of())) {
            byte[] body = query.getBytes(StandardCharsets.UTF_8);
            RawHttp.send(
                    telling.port(),
                    "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: "
                            + body.length + "\r\n",
                    body);
            String line = lines.poll(10, TimeUnit.SECONDS);
            assertTrue(line.contains("urn:a-patient"), line);
        }
    }

    @Test
    void withoutTheOptionNothingIsLogged() throws InterruptedException {
        try (ServedFixture silent = ServedFixture.start((s, q, service) -> Map.of())) {
            silent.ask("ASK {}");
        }
        assertFalse(lines.poll(100, TimeUnit.MILLISECONDS) != null);
    }
}
