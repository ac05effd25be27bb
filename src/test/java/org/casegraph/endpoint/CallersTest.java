package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.casegraph.endpoint.http.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call, by which name, from which page. */
class CallersTest {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE");
    private static final List<String> HOSTS = List.of(
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "evil.example:80",
            "localhost@evil.example",
            "127.0.0.2",
            "0.0.0.0",
            "[::2]");
    private static final List<String> ORIGINS = List.of(
            "http://evil.example",
            "https://localhost.evil.example",
            "null",
            "http://localhost@evil.example",
            "http://evil.example@localhost",
            "file://",
            "http://127.0.0.1.evil.example");

    private static ServedFixture served;

    @BeforeAll
    static void serve() {
        served = ServedFixture.start((store, questions, service) -> Map.of());
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @TestFactory
    Stream<DynamicTest> foreignHostsAreRefusedForEachMethod() {
        return HOSTS.stream().flatMap(host -> METHODS.stream()
                .map(method -> DynamicTest.dynamicTest(method + " " + host, () -> {
                    String response = RawHttp.send(
                            served.port(), method + " /sparql?query=ASK{} HTTP/1.1\r\nHost: " + host + "\r\n");

                    assertTrue(List.of(400, 421).contains(RawHttp.status(response)), response);
                    assertFalse(response.contains("Access-Control-Allow-Origin"), response);
                    assertFalse(response.contains("boolean"), response);
                })));
    }

    @TestFactory
    Stream<DynamicTest> foreignOriginsAreRefusedForEachMethod() {
        return ORIGINS.stream().flatMap(origin -> METHODS.stream()
                .map(method -> DynamicTest.dynamicTest(method + " " + origin, () -> {
                    String response = RawHttp.send(
                            served.port(),
                            method + " /sparql?query=ASK{} HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin + "\r\n");

                    assertEquals(403, RawHttp.status(response), response);
                    assertFalse(response.contains("Access-Control-Allow-Origin"), response);
                    assertFalse(response.contains("boolean"), response);
                })));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST", "localhost:3030", "127.0.0.1", "127.0.0.1:9", "[::1]", "[::1]:80"})
    void ownNamesAreAnswered(String host) {
        assertEquals(
                200, RawHttp.status(RawHttp.send(served.port(), "GET /health HTTP/1.1\r\nHost: " + host + "\r\n")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /health HTTP/1.1\r\n",
                "GET /health HTTP/1.0\r\n",
                "GET /health HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n",
                "GET http://evil.example/health HTTP/1.1\r\nHost: localhost\r\n",
                "GET /health HTTP/1.1\r\nHost: \r\n",
                "GET /health HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost\r\n",
                "GET /health HTTP/1.1\r\nHost: evil.example\r\nForwarded: host=localhost\r\n"
            })
    void aNameMustBeGivenOnceAndInTheRequestItself(String head) {
        String response = RawHttp.send(served.port(), head);

        assertTrue(List.of(400, 421).contains(RawHttp.status(response)), response);
    }

    @Test
    void aPageOfThisMachineMayRead() {
        String response = RawHttp.send(
                served.port(), "GET /health HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:8080\r\n");

        assertEquals(200, RawHttp.status(response));
        assertTrue(response.contains("Access-Control-Allow-Origin: *"), response);
        assertFalse(response.contains("Access-Control-Allow-Credentials"), response);
    }

    @Test
    void namesAndOriginsCanBeAllowed() {
        Settings open = Settings.loopback(0)
                .withHosts(Set.of("Data.Example.org"))
                .withOrigins(Set.of("https://app.example.org"));
        try (ServedFixture wider = ServedFixture.start(open, (store, questions, service) -> Map.of())) {
            String head = "GET /health HTTP/1.1\r\nHost: data.example.org\r\n";

            assertEquals(200, RawHttp.status(RawHttp.send(wider.port(), head)));
            assertEquals(200, RawHttp.status(RawHttp.send(wider.port(), head + "Origin: https://app.example.org\r\n")));
            assertEquals(
                    403, RawHttp.status(RawHttp.send(wider.port(), head + "Origin: https://other.example.org\r\n")));
        }
    }
}
