package org.casegraph.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.casegraph.endpoint.ServedFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Nothing that a query makes, or a request says, becomes markup: as literal, IRI, language tag, graph name or parameter. */
public class InertPageTest {
    public static final List<String> PAYLOADS = List.of(
            "<script>alert(1)</script>",
            "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
            "<img src=x onerror=alert(1)>",
            "<svg onload=alert(1)>",
            "<svg><script>alert(1)</script></svg>",
            "<body onload=alert(1)>",
            "<iframe src=javascript:alert(1)>",
            "<object data=javascript:alert(1)>",
            "<embed src=javascript:alert(1)>",
            "<a href=javascript:alert(1)>x</a>",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:msgbox(1)",
            "\"><script>alert(1)</script>",
            "'><script>alert(1)</script>",
            "\" onmouseover=\"alert(1)",
            "' onmouseover='alert(1)",
            "` onmouseover=`alert(1)",
            "\" autofocus onfocus=\"alert(1)",
            "</title><script>alert(1)</script>",
            "</textarea><script>alert(1)</script>",
            "</style><script>alert(1)</script>",
            "</code></pre><script>alert(1)</script>",
            "</q><img src=x onerror=alert(1)>",
            "</td></tr></table><script>alert(1)</script>",
            "</option></select><img src=x onerror=alert(1)>",
            "<!--<script>alert(1)</script>-->",
            "--><script>alert(1)</script>",
            "<![CDATA[<script>alert(1)</script>]]>",
            "<math><mi xlink:href=javascript:alert(1)>",
            "<form action=javascript:alert(1)><input type=submit>",
            "<input onfocus=alert(1) autofocus>",
            "<details open ontoggle=alert(1)>",
            "<video><source onerror=alert(1)>",
            "<meta http-equiv=refresh content=0;url=javascript:alert(1)>",
            "<base href=//evil.example/>",
            "<link rel=stylesheet href=//evil.example/x.css>",
            "{{title}}<script>alert(1)</script>{{content}}",
            "\u0000<script>alert(1)</script>",
            "&lt;script&gt;alert(1)&lt;/script&gt;<script>",
            "\\u003cscript\\u003ealert(1)<script>");

    /** Each so many-th payload is in a short run. */
    private static final int SAMPLE = 3;

    private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!][^>]*>");
    private static final Pattern HANDLER = Pattern.compile("<[^>]*\\son\\w+\\s*=[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCHEME =
            Pattern.compile("(?:href|src|action)=\"\\s*(?:javascript|data:text|vbscript)", Pattern.CASE_INSENSITIVE);

    private static ServedFixture served;

    @BeforeAll
    static void serve() {
        served = ServedFixture.start(Face::pages);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @TestFactory
    Stream<DynamicTest> aSampleOfPayloadsIsTextInEachPlace() {
        return inEachPlace(IntStream.range(0, PAYLOADS.size())
                .filter(number -> number % SAMPLE == 0)
                .mapToObj(PAYLOADS::get)
                .toList());
    }

    @TestFactory
    @Tag("long")
    Stream<DynamicTest> eachPayloadIsTextInEachPlace() {
        assertTrue(PAYLOADS.size() >= 40, PAYLOADS.size() + " payloads");
        return inEachPlace(PAYLOADS);
    }

    private static Stream<DynamicTest> inEachPlace(List<String> payloads) {
        return payloads.stream()
                .map(payload -> DynamicTest.dynamicTest(payload, () -> {
                    assertInert(query("SELECT ?literal { BIND(TEXT AS ?literal) }", payload));
                    assertInert(query(
                            "SELECT ?case ?caseLabel { BIND(IRI(TEXT) AS ?case) BIND(TEXT AS ?caseLabel) }", payload));
                    assertInert(query(
                            "SELECT ?x ?xLabel { BIND(IRI(CONCAT(\"urn:x:\", TEXT)) AS ?x) BIND(TEXT AS ?xLabel) }",
                            payload));
                    assertInert(query(
                            "SELECT ?passage ?quote { BIND(TEXT AS ?quote) BIND(IRI(TEXT) AS ?passage) }", payload));
                    assertInert(query("SELECT ?tagged { BIND(STRLANG(\"a\", TEXT) AS ?tagged) }", payload));
                    assertInert(query("SELECT ?typed { BIND(STRDT(\"a\", IRI(TEXT)) AS ?typed) }", payload));
                    assertInert(query("CONSTRUCT { ?g <urn:p> TEXT } WHERE { BIND(IRI(TEXT) AS ?g) }", payload));
                    assertInert("/query?query=" + ServedFixture.encode("SELECT ?" + payload + " { ?s ?p ?o }"));
                    assertInert("/query?query=" + ServedFixture.encode(payload));
                    assertInert("/questions/" + ServedFixture.encode(payload).replace("+", "%20"));
                    assertInert("/questions/findings-before-diagnosis?case=" + ServedFixture.encode(payload));
                    assertInert("/questions/findings-before-diagnosis?" + ServedFixture.encode(payload) + "=1");
                }));
    }

    private static String query(String text, String payload) {
        String literal =
                "\"" + payload.replace("\\", "\\\\").replace("\"", "\\\"").replace("\u0000", "") + "\"";
        return "/query?query=" + ServedFixture.encode(text.replace("TEXT", literal));
    }

    /** The page has no element that the program does not write, no handler, and no address but its own. */
    private static void assertInert(String path) {
        HttpResponse<String> response = served.get(path, "Accept", "text/html");
        String page = OwnScripts.without(response.body());

        assertTrue(response.statusCode() < 500, response.statusCode() + " " + path);
        if (!response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            assertEquals(
                    "nosniff",
                    response.headers().firstValue("X-Content-Type-Options").orElse(""));
            return;
        }
        TreeSet<String> foreign = new TreeSet<>();
        TAG.matcher(page).results().forEach(tag -> {
            String name =
                    tag.group().replaceFirst("^</?([a-zA-Z0-9!-]+).*$", "$1").toLowerCase(java.util.Locale.ROOT);
            if (List.of("script", "img", "svg", "iframe", "object", "embed", "math", "video", "source", "base")
                    .contains(name)) {
                foreign.add(tag.group());
            }
        });
        assertTrue(foreign.isEmpty(), () -> path + " has " + foreign);
        assertEquals(1, page.split("<body", -1).length - 1, path);
        assertEquals(1, page.split("</title>", -1).length - 1, path);
        // Values are in double quotes, which escaping keeps out of them.
        assertTrue(!HANDLER.matcher(page.replaceAll("=\"[^\"]*\"", "")).find(), path);
        assertTrue(!SCHEME.matcher(page).find(), path);
        assertTrue(response.headers()
                .firstValue("Content-Security-Policy")
                .orElse("")
                .startsWith("default-src 'self'"));
    }
}
