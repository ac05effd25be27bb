package org.casegraph.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.casegraph.ServedProject;
import org.casegraph.face.InertPageTest;
import org.junit.jupiter.api.Test;

/** What scripts put into the page stays text, too: an answer in the editor, what is offered while one types. */
@InBrowser
class InertScriptTest {
    private static final String FOREIGN =
            "return [...document.querySelectorAll('main *')].filter((element) => ['SCRIPT', 'IMG', 'IFRAME', 'OBJECT', 'EMBED',"
                    + " 'VIDEO', 'BASE', 'META', 'LINK', 'MATH'].includes(element.tagName) || [...element.attributes].some("
                    + " (attribute) => attribute.name.startsWith('on') || /^(javascript|vbscript|data:text)/i.test("
                    + " attribute.value.trim()) && ['href', 'src', 'action'].includes(attribute.name)))"
                    + ".map((element) => element.outerHTML).join('\\n')";

    @Test
    void everyPayloadInAnAnswerIsShownAsText(Browser browser) {
        List<String> payloads = InertPageTest.PAYLOADS.stream()
                .filter(payload -> payload.indexOf('\u0000') < 0)
                .toList();
        String query = "SELECT ?literal ?x ?xLabel ?passage ?quote { VALUES ?literal { "
                + payloads.stream().map(InertScriptTest::literal).collect(Collectors.joining("\n"))
                + " } BIND(?literal AS ?xLabel) BIND(?literal AS ?quote)"
                + " BIND(IRI(CONCAT(\"urn:x:\", ENCODE_FOR_URI(?literal))) AS ?x) BIND(IRI(?literal) AS ?passage) }";
        browser.open("/query");
        browser.script("document.querySelector('.CodeMirror').CodeMirror.setValue(arguments[0])", query);
        browser.click(".sparql button[type=submit]");
        browser.until("it is answered", () -> browser.all("#answer tbody tr").size() == payloads.size());

        assertEquals("", browser.script(FOREIGN));
        assertEquals(payloads.stream().map(String::strip).toList(), texts(browser, "td[data-title=Literal]"));
        assertEquals(payloads.stream().map(String::strip).toList(), texts(browser, "td[data-title=Passage] q"));
    }

    @Test
    void whatIsTypedIntoAFieldAndWhatIsOfferedForItStaysText(Browser browser, ServedProject served) {
        for (String payload : List.of("<img src=x onerror=alert(1)>", "\"><script>alert(1)</script>")) {
            browser.open("/questions/timeline?case=" + encode(payload));
            browser.find("[role=combobox]").sendKeys("gl");
            browser.script(
                    "const original = window.fetch; window.fetch = (...all) => Promise.resolve(new Response(JSON.stringify("
                            + "{ terms: [{ iri: 'urn:x', name: arguments[0], label: arguments[0], by: 'also ' + arguments[0],"
                            + " vocabulary: arguments[0] }] })));",
                    payload);
            browser.find("[role=combobox]").sendKeys("u");
            browser.until(
                    "it is offered",
                    () -> browser.has("[role=option]")
                            && browser.text("[role=option]").contains("also"));

            assertEquals("", browser.script(FOREIGN));
            assertFalse(browser.has("[role=option] img"), payload);
        }
    }

    private static List<String> texts(Browser browser, String css) {
        List<?> found = (List<?>) browser.script(
                "return [...document.querySelectorAll(arguments[0])].map((cell) => cell.textContent.trim())", css);
        IntFunction<String> text = i -> String.valueOf(found.get(i));
        return IntStream.range(0, found.size()).mapToObj(text).toList();
    }

    private static String literal(String payload) {
        return "\"" + payload.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
