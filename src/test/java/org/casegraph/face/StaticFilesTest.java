package org.casegraph.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.casegraph.endpoint.ServedFixture;
import org.casegraph.project.ProjectFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {
    private static final String YASGUI = "/webjars/zazuko__yasgui/4.5.0/build/yasgui.min.js";

    private static ServedFixture served;

    @BeforeAll
    static void serve() {
        served = ServedFixture.start(Face::pages);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void whatAPageLoadsIsKeptForEverUnderAPathWithItsVersion() {
        Matcher style = Pattern.compile("href=\"(/page/[0-9a-f]{16}/page\\.css)\"")
                .matcher(served.get("/dataset", "Accept", "text/html").body());
        assertTrue(style.find());

        HttpResponse<String> response = served.get(style.group(1));
        assertEquals("text/css; charset=utf-8", header(response, "Content-Type"));
        assertEquals("public, max-age=31536000, immutable", header(response, "Cache-Control"));
        assertEquals(
                304,
                served.get(style.group(1), "If-None-Match", header(response, "ETag"))
                        .statusCode());
    }

    @Test
    void ourOwnScriptsAndStylesAreAtMostAHundredKilobytesPacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (String text : new TreeMap<>(ProjectFiles.under("page", "")).values()) {
            try (OutputStream file = new GZIPOutputStream(packed)) {
                file.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        assertTrue(packed.size() <= 100 * 1024, packed.size() + " bytes");
    }

    @Test
    void anOtherVersionIsAnsweredButNotKept() {
        assertEquals("no-cache", header(served.get("/page/other/page.css"), "Cache-Control"));
    }

    @Test
    void libraryFilesComeOutOfTheirJarsCompressedAndAreKeptForEver() {
        HttpResponse<String> response = served.get(YASGUI, "Accept-Encoding", "gzip");

        assertEquals(200, response.statusCode());
        assertEquals("text/javascript; charset=utf-8", header(response, "Content-Type"));
        assertEquals("gzip", header(response, "Content-Encoding"));
        assertEquals("public, max-age=31536000, immutable", header(response, "Cache-Control"));
        assertTrue(Integer.parseInt(header(response, "Content-Length")) < 400_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page/any/page.html",
                "/page/any/../../ontology/core.ttl",
                "/page/any/%2e%2e/%2e%2e/ontology/core.ttl",
                "/page/page.css",
                "/webjars/",
                "/webjars/zazuko__yasgui/4.5.0/build/yasgui.html",
                "/webjars/zazuko__yasgui/4.5.0/build/../package.json",
                "/webjars/zazuko__yasgui/4.5.0/build/..%2f..%2f..%2fyasgui.min.js",
                "/webjars/zazuko__yasgui/4.5.0/build/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/org/casegraph/Main.class",
                "/webjars//zazuko__yasgui/4.5.0/build/yasgui.min.js",
                "/webjars/zazuko__yasgui/4.5.0/build/yasgui.min.js%00.css",
                "/webjars/zazuko__yasgui/4.5.0/build/none.js"
            })
    void nothingElseIsThere(String path) {
        HttpResponse<String> response = served.get(path);

        assertTrue(List.of(400, 404).contains(response.statusCode()), path + " answers " + response.statusCode());
        assertFalse(response.body().contains("@prefix"), path);
    }

    /** A text that names another server, or makes markup or code of text, would have to be read with great care. */
    @Test
    void ourScriptsAndStyleSheetsNameNoOtherServerAndMakeNoMarkupOfText() {
        Pattern outside = Pattern.compile("(?:https?:)?//[a-z0-9-]+\\.[a-z]|url\\(|@import|innerHTML|outerHTML"
                + "|insertAdjacentHTML|document\\.write|\\beval\\b|new Function|setHTML|createContextualFragment");
        Map<String, String> texts = ProjectFiles.under("page", "");
        TreeSet<String> found = new TreeSet<>();
        texts.forEach((path, text) -> {
            if (path.endsWith(".js") || path.endsWith(".css")) {
                // What names of the W3C stand for is not asked for there.
                String plain = text.replaceAll("\"http://www\\.w3\\.org/[\\w/.#-]+\"", "\"\"");
                outside.matcher(plain).results().forEach(match -> found.add(path + ": " + match.group()));
            }
        });

        assertTrue(texts.size() > 3, texts.keySet().toString());
        assertEquals(new TreeSet<>(), found);
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
