package org.casegraph.workbench.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.casegraph.endpoint.RawHttp;
import org.casegraph.workbench.Encoding;
import org.casegraph.workbench.TermLookup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may ask the workbench, and what it answers. All tests share one server and one file. */
class WorkbenchTest {
    @TempDir
    private static Path folder;

    private static Encoding encoding;
    private static Workbench workbench;
    private static int port;
    private static String token;

    @BeforeAll
    static void start() {
        encoding = Encoding.begun(folder);
        workbench = Workbench.start(encoding.open(), new TermLookup(Encoding.ONTOLOGY), 0);
        port = URI.create(workbench.address()).getPort();
        token = URI.create(workbench.address()).getPath();
    }

    @AfterAll
    static void stop() {
        workbench.close();
    }

    /** An edit that would be made, so that whatever lets it in is seen in the file. */
    private static String edit() {
        int from = Encoding.text().indexOf("a sore tongue");
        return "{\"kind\":\"state\",\"term\":\"cg:Glossitis\",\"standing\":\"present\",\"from\":" + from + ",\"to\":"
                + (from + 13) + ",\"version\":\"" + version() + "\"}";
    }

    private static String version() {
        return JSON.parse(body(ask("GET", token + "version", own(), ""))).getString("version");
    }

    private static String own() {
        return "Host: 127.0.0.1:" + port + "\r\n";
    }

    private static String ask(String method, String path, String fields, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String content = method.equals("POST")
                ? "Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n"
                : "";
        return RawHttp.send(port, method + " " + path + " HTTP/1.1\r\n" + fields + content, bytes);
    }

    private static String body(String response) {
        return response.substring(response.indexOf("\r\n\r\n") + 4);
    }

    @Test
    void whoeverHasNotItsAddressReachesNoPathOfIt() {
        String before = encoding.written();
        String wrong = token.substring(0, token.length() - 2) + (token.endsWith("A/") ? "B/" : "A/");
        Map<String, List<String>> strangers = Map.of(
                "without a token", List.of("/", own()),
                "with a wrong token", List.of(wrong, own()),
                "with half a token", List.of(token.substring(0, 20) + "/", own()),
                "with more than a token", List.of(token.substring(0, token.length() - 1) + "x/", own()),
                "by another name", List.of(token, "Host: evil.example:" + port + "\r\n"),
                "by its name at another port", List.of(token, "Host: 127.0.0.1:" + (port + 1) + "\r\n"),
                "from a page of another site", List.of(token, own() + "Origin: https://evil.example\r\n"),
                "from a page of another port", List.of(token, own() + "Origin: http://127.0.0.1:1\r\n"),
                "from a page without an origin", List.of(token, own() + "Origin: null\r\n"),
                "as an image of another site", List.of(token, own() + "Sec-Fetch-Site: cross-site\r\n"));

        strangers.forEach((who, how) -> workbench.paths().forEach((path, method) -> {
            String response = ask(method, how.get(0) + path, how.get(1), edit());
            assertTrue(List.of(403, 404, 421).contains(RawHttp.status(response)), who + ", " + path + ": " + response);
            assertFalse(response.contains(token.replace("/", "")), who + " is not told the token");
            assertFalse(body(response).contains("miller"), who + " is told nothing of the case");
            assertFalse(response.contains("Access-Control-"), who);
        }));

        assertEquals(before, encoding.written());
        assertEquals(
                400,
                RawHttp.status(RawHttp.send(port, "GET " + token + " HTTP/1.1\r\n" + own() + own())),
                "two hosts are none");
    }

    @Test
    void nothingLiesBesideItsPaths() {
        for (String path : List.of(
                "page/workbench/../../state/x",
                "page/workbench/..%2f..%2freport",
                "page/workbench/%2e%2e/%2e%2e/%2e%2e/pom.xml",
                "page/workbench/workbench.html",
                "page/../../../../etc/passwd",
                "//etc/passwd",
                "state/",
                "state;x=1",
                "state%00",
                "STATE",
                "page/workbench/page.css/..",
                "miller-2021.ttl")) {
            int status = RawHttp.status(ask("GET", token + path, own(), ""));
            assertTrue(status == 404 || status == 400, path + ": " + status);
        }
    }

    @Test
    void eachPathHasItsMethodAndNoOther() {
        workbench.paths().forEach((path, method) -> {
            for (String other : List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")) {
                if (!other.equals(method)) {
                    assertEquals(405, RawHttp.status(ask(other, token + path, own(), "{}")), other + " " + path);
                }
            }
            if (method.equals("GET")) {
                String response = ask("GET", token + path, own(), "");
                assertEquals(200, RawHttp.status(response), path);
                assertTrue(response.contains("Content-Security-Policy: default-src 'self';"), path);
                assertTrue(response.contains("Cache-Control: no-store"), path);
                assertTrue(response.contains("Referrer-Policy: no-referrer"), path);
                assertFalse(response.contains("Access-Control-"), path);
            }
        });
    }

    @Test
    void anEditThatIsNoJsonIsNotRead() {
        String before = encoding.written();
        String form =
                "POST " + token + "edit HTTP/1.1\r\n" + own() + "Content-Type: text/plain\r\nContent-Length: 2\r\n";

        assertEquals(415, RawHttp.status(RawHttp.send(port, form, "{}".getBytes(StandardCharsets.UTF_8))));
        for (String bad : List.of("", "[]", "{", "nothing", "[".repeat(100_000))) {
            assertEquals(400, RawHttp.status(ask("POST", token + "edit", own(), bad)), bad);
        }
        assertEquals(422, RawHttp.status(ask("POST", token + "edit", own(), "{\"kind\":\"drop\"}")));
        int large = RawHttp.status(ask("POST", token + "edit", own(), "{\"x\":\"" + "x".repeat(2_000_000) + "\"}"));
        assertTrue(large == 413 || large == -1, "too large: " + large);
        assertEquals(before, encoding.written());
    }

    @Test
    void anEditIsInTheFileAndIsTakenBack() {
        String before = encoding.written();

        JsonObject after = JSON.parse(body(ask("POST", token + "edit", own(), edit())));

        assertEquals("add glossitis", after.getString("undo"));
        assertTrue(encoding.written().contains("<#glossitis> a cg:Glossitis , cg:Finding"));
        JsonObject undone = JSON.parse(body(ask("POST", token + "undo", own(), "{\"version\":\"" + version() + "\"}")));
        assertEquals("add glossitis", undone.getString("redo"));
        assertEquals(before, encoding.written());
    }

    @Test
    void aFileThatChangedOutsideIsToldAndReloaded() throws IOException {
        String before = encoding.written();
        String edit = edit();
        Files.writeString(encoding.file(), before + "# Elsewhere.\n");

        assertTrue(JSON.parse(body(ask("GET", token + "version", own(), ""))).getBoolean("changedOutside"));
        String response = ask("POST", token + "edit", own(), edit);
        assertEquals(409, RawHttp.status(response));
        assertTrue(response.contains("the file was changed outside the workbench"), response);
        assertEquals(before + "# Elsewhere.\n", encoding.written());
        assertEquals(200, RawHttp.status(ask("POST", token + "reload", own(), "{}")));
        Files.writeString(encoding.file(), before);
        ask("POST", token + "reload", own(), "{}");
        assertEquals(before, encoding.written());
    }
}
