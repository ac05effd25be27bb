package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.face.Face;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose word is believed of the address that was called. */
class NamedProxyTest {
    private static final String CALLED = "Host: localhost\r\n";
    private static final String ALL_OF_IT =
            "X-Forwarded-Proto: https\r\nX-Forwarded-Host: kg.example.org\r\nX-Forwarded-Prefix: /cases\r\n";

    private static ServedFixture behindProxy;
    private static ServedFixture behindAnother;
    private static ServedFixture withBase;

    @BeforeAll
    static void serve() throws UnknownHostException {
        Settings open = Settings.loopback(0).withHosts(Set.of("kg.example.org"));
        Set<InetAddress> here = Set.of(InetAddress.getAllByName("localhost"));
        behindProxy = ServedFixture.start(open.withProxies(here), Face::pages);
        behindAnother = ServedFixture.start(open.withProxies(Set.of(InetAddress.getByName("192.0.2.1"))), Face::pages);
        withBase = ServedFixture.start(
                Settings.loopback(0)
                        .withProxies(here)
                        .withBase(PublicAddress.read("https://data.example.org/k/")
                                .orElseThrow()),
                Face::pages);
    }

    @AfterAll
    static void stop() {
        behindProxy.close();
        behindAnother.close();
        withBase.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Forwarded: proto=https;host=kg.example.org            | https://kg.example.org/",
                "Forwarded: for=203.0.113.9;proto=https;host=\"kg.example.org:8443\" | https://kg.example.org:8443/",
                "X-Forwarded-Host: kg.example.org                      | http://kg.example.org/",
                "X-Forwarded-Prefix: /cases/                           | http://localhost/cases/",
                "X-Forwarded-Prefix: /a/b-c                            | http://localhost/a/b-c/"
            })
    void aNamedProxyTellsWhatWasCalled(String field, String address) {
        assertEquals(address, server(behindProxy, CALLED + field + "\r\n"));
        assertEquals("http://localhost/", server(behindAnother, CALLED + field + "\r\n"));
    }

    @Test
    void pagesLeadWhereTheProxyHasThem() {
        String page =
                RawHttp.send(behindProxy.port(), "GET /case HTTP/1.1\r\nAccept: text/html\r\n" + CALLED + ALL_OF_IT);
        String redirected =
                RawHttp.send(behindProxy.port(), "GET /sparql HTTP/1.1\r\nAccept: text/html\r\n" + CALLED + ALL_OF_IT);

        assertTrue(page.contains("href=\"/cases/case/fixture\""), page);
        assertFalse(page.contains("href=\"/case/"), page);
        assertTrue(redirected.contains("\r\nLocation: /cases/query\r\n"), redirected);
    }

    @Test
    void nobodyElseIsBelieved() {
        String fields = CALLED + ALL_OF_IT + "Forwarded: proto=https;host=kg.example.org\r\n";
        String page = RawHttp.send(behindAnother.port(), "GET /case HTTP/1.1\r\nAccept: text/html\r\n" + fields);

        assertEquals("http://localhost/", server(behindAnother, fields));
        assertTrue(page.contains("href=\"/case/fixture\""), page);
        assertFalse(page.contains("/cases"), page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-Host: evil.example", "Forwarded: host=evil.example", "Forwarded: host=\"\""})
    void aProxyGivesTheServerNoNewName(String field) {
        String response = RawHttp.send(behindProxy.port(), "GET /health HTTP/1.1\r\n" + CALLED + field + "\r\n");

        assertTrue(Set.of(400, 421).contains(RawHttp.status(response)), response);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/a//evil.example",
                "/../x",
                "/a/.",
                "\"><script>",
                "/a\"onload=\"x",
                "/a b",
                "/a?b",
                "/a#b",
                "/a'",
                "/a\\b",
                "cases",
                "https://evil.example/"
            })
    void noPathThatIsNoneIsPrinted(String prefix) {
        assertEquals("http://localhost/", server(behindProxy, CALLED + "X-Forwarded-Prefix: " + prefix + "\r\n"));
    }

    @Test
    void whatWasGivenGoesBeforeWhatAProxySays() {
        assertEquals(
                "https://data.example.org/k/",
                server(
                        withBase,
                        "Host: data.example.org\r\nX-Forwarded-Prefix: /cases\r\nX-Forwarded-Proto: http\r\n"));
    }

    @Test
    void theBaseIsANameOfTheServerAndNoOtherIs() {
        assertEquals(200, status("data.example.org"));
        assertEquals(200, status("DATA.example.org:443"));
        assertEquals(421, status("kg.example.org"));
        assertEquals(421, status("data.example.org.evil.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "ftp://example.org/",
                "https://",
                "https://user@example.org/",
                "https://example.org/?a",
                "https://example.org/#a",
                "https://example.org/a b",
                "https://example.org//a",
                "https://example.org/a/../b",
                "https://example.org/\"",
                "javascript:alert(1)"
            })
    void whatIsNoAddressOfTheWebIsNoBase(String base) {
        assertTrue(PublicAddress.read(base).isEmpty(), base);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org, https://example.org/x",
        "https://example.org/, https://example.org/x",
        "https://example.org:8443/a/b/, https://example.org:8443/a/b/x",
        "http://[::1]:3030/a, http://[::1]:3030/a/x"
    })
    void aBaseIsTheBeginningOfEachAddress(String base, String address) {
        assertEquals(address, PublicAddress.read(base).orElseThrow().absolute("/x"));
    }

    private static int status(String host) {
        return RawHttp.status(RawHttp.send(withBase.port(), "GET /health HTTP/1.1\r\nHost: " + host + "\r\n"));
    }

    /** Where a server says that its API is. */
    private static String server(ServedFixture served, String fields) {
        String response = RawHttp.send(served.port(), "GET /openapi.json HTTP/1.1\r\n" + fields);
        return response.replaceFirst("(?s).*\"servers\"\\s*:\\s*\\[\\s*\\{\\s*\"url\"\\s*:\\s*\"([^\"]*)\".*", "$1");
    }
}
