package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.face.Face;
import org.casegraph.mcp.Assistants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of another site can make a browser ask here. */
class CrossSiteTest {
    private static final String IMAGE =
            "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n";
    private static final String LINK =
            "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\nSec-Fetch-User: ?1\r\n";

    private static ServedFixture served;

    @BeforeAll
    static void serve() {
        served = ServedFixture.start(
                Settings.loopback(0).withOrigins(Set.of("https://app.example.org")), Assistants.beside(Face::pages));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void everyPathIsInTheTable() {
        assertEquals(
                new TreeSet<>(served.endpoint().paths()),
                new TreeSet<>(Routes.all().keySet()));
    }

    @TestFactory
    Stream<DynamicTest> nothingIsDoneForAnImageOnAnotherPage() {
        return Stream.concat(Routes.requests().stream(), Stream.of("/health", "/ready", "/metrics"))
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    String response = get(path, IMAGE);

                    assertEquals(403, RawHttp.status(response), response);
                    assertTrue(response.contains("\r\nContent-Type: application/problem+json"), response);
                    assertTrue(response.contains("Cross-site request refused"), response);
                    assertFalse(response.contains("\r\nETag:"), response);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whoFollowsALinkIsAnsweredAsEverybody() {
        return Routes.requests().stream()
                .map(path -> DynamicTest.dynamicTest(
                        path,
                        () -> assertEquals(
                                RawHttp.status(get(path, "Accept: text/html\r\n")),
                                RawHttp.status(get(path, "Accept: text/html\r\n" + LINK)))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Site: none        | Mode: navigate    | Dest: document | 200",
                "Site: same-origin | Mode: cors        | Dest: empty    | 200",
                "Site: same-origin | Mode: no-cors     | Dest: image    | 200",
                "Site: same-site   | Mode: no-cors     | Dest: image    | 200",
                "Site: cross-site  | Mode: navigate    | Dest: document | 200",
                "Site: Cross-Site  | Mode: no-cors     | Dest: script   | 403",
                "Site: cross-site  | Mode: no-cors     | Dest: style    | 403",
                "Site: cross-site  | Mode: cors        | Dest: empty    | 403",
                "Site: cross-site  | Mode: same-origin | Dest: empty    | 403",
                "Site: cross-site  | Mode: websocket   | Dest: empty    | 403",
                "Site: cross-site  | Mode: navigate    | Dest: iframe   | 403",
                "Site: cross-site  | Mode: navigate    | Dest: embed    | 403",
                "Site: cross-site  | Mode: navigate    | Dest: object   | 403"
            })
    void onlyALinkLeadsHereFromAnotherSite(String site, String mode, String dest, int status) {
        String fields = Stream.of(site, mode, dest)
                .map(field -> "Sec-Fetch-" + field + "\r\n")
                .reduce("", String::concat);

        assertEquals(status, RawHttp.status(get("/case/fixture", fields)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prefetch", "prefetch;prerender"})
    void aLinkThatNobodyFollowedYetIsRefused(String purpose) {
        assertEquals(403, RawHttp.status(get("/query", LINK + "Sec-Purpose: " + purpose + "\r\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
    void aFormOnAnotherPageIsNoLink(String method) {
        assertEquals(
                403,
                RawHttp.status(RawHttp.send(
                        served.port(),
                        method + " /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n" + LINK)));
    }

    @ParameterizedTest
    @CsvSource({
        "Origin: https://app.example.org, 200",
        "Origin: http://localhost:8080, 200",
        "Origin: https://other.example.org, 403",
        "Referer: https://app.example.org/page?q, 200",
        "Referer: https://app.example.org, 200",
        "Referer: https://other.example.org/https://app.example.org/, 403",
        "Referer: https://app.example.org.other.example/, 403",
        "Referer: https://app.example.org@other.example/, 403",
        "Referer: no address, 403",
        "X-Other: nothing, 403"
    })
    void aPageThatMayReadMayShowToo(String field, int status) {
        assertEquals(status, RawHttp.status(get("/case/fixture/timeline.svg", IMAGE + field + "\r\n")));
    }

    @Test
    void whereEveryOriginIsWelcomeEveryPageIs() {
        try (ServedFixture open =
                ServedFixture.start(Settings.loopback(0).withOrigins(Set.of("*")), Assistants.beside(Face::pages))) {
            assertEquals(
                    200,
                    RawHttp.status(RawHttp.send(open.port(), "GET /health HTTP/1.1\r\nHost: localhost\r\n" + IMAGE)));
        }
    }

    private static String get(String path, String fields) {
        return RawHttp.send(served.port(), "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + fields);
    }
}
