package org.casegraph.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

@InBrowser
class EditorTest {
    private static final String PREFIX = "PREFIX cg: <https://w3id.org/casegraph/ontology#>\n";

    @Test
    void aQueryIsEditedAndAskedByKeyboardAndItsAddressKeepsIt(Browser browser) {
        browser.open("/query");
        write(browser, PREFIX + "SELECT ?case { ?case a cg:Case }");
        browser.chord(Keys.CONTROL, Keys.ENTER);

        browser.until("there is an answer", () -> browser.has("#answer tbody tr"));
        browser.until("the time is told", () -> browser.text(".state").matches("[\\d,]+ rows?, \\d+\\.\\d\\d s"));
        assertTrue(browser.path().startsWith("/query?query=PREFIX"), browser.path());

        browser.open(browser.path());
        assertTrue(browser.has("#answer tbody tr"));
        assertTrue(text(browser).contains("?case a cg:Case"));
    }

    @Test
    void aSyntaxErrorIsMarkedAtItsPlaceAndTheKeyboardLeadsThere(Browser browser) {
        browser.open("/query");
        write(browser, "SELECT * {\n  ?s ?p }");
        browser.click(".sparql button[type=submit]");

        browser.until("the problem is shown", () -> browser.has("#answer .problem button"));
        assertTrue(browser.text(".problem strong").contains("line 2, column 9"), browser.text(".problem"));
        assertTrue(browser.has(".at-fault"));

        browser.find(".problem button").sendKeys(Keys.ENTER);
        assertEquals(
                "1:8",
                browser.script("const at = document.querySelector('.CodeMirror').CodeMirror.getCursor();"
                        + " return `${at.line}:${at.ch}`"));
    }

    @Test
    void anEmptyAnswerSaysWhichClauseAndMarksIt(Browser browser) {
        browser.open("/query?query=" + encode(PREFIX + "SELECT * {\n ?f a cg:Finding ; a cg:Glositis }"));

        assertTrue(browser.text(".nothing").contains("?f a cg:Glositis"), browser.text(".nothing"));
        assertTrue(browser.text(".nothing").contains("Nearest: cg:Glossitis"), browser.text(".nothing"));
        assertTrue(browser.has(".at-fault"));
    }

    @Test
    void classesAndTermsAreCompletedFromTheGraphByNameAndByLabel(Browser browser) {
        browser.open("/query");
        write(browser, "SELECT * { ?f a ");
        browser.press("gloss");
        browser.until("a class is offered", () -> browser.has(".CodeMirror-hint"));
        browser.until("it is the one", () -> browser.text(".CodeMirror-hint").startsWith("cg:Glossitis"));
        browser.press(Keys.ENTER);

        browser.until("it is written", () -> text(browser).contains("?f a cg:Glossitis"));
        assertTrue(text(browser).startsWith("PREFIX cg: <https://w3id.org/casegraph/ontology#>"), text(browser));
    }

    @Test
    void propertiesAreCompletedWithHowOftenTheyAreUsed(Browser browser) {
        browser.open("/query");
        write(browser, PREFIX + "SELECT * { ?f cg:certainly");
        browser.chord(Keys.CONTROL, " ");
        browser.until("a property is offered", () -> browser.has(".CodeMirror-hint"));

        assertTrue(
                browser.text(".CodeMirror-hint").matches("cg:certainly\\w+\\s.*\\d ×"),
                browser.text(".CodeMirror-hint"));
        browser.press(Keys.ESCAPE);
        assertFalse(browser.has(".CodeMirror-hint"));
    }

    @Test
    void thePropertiesThatTheClassHasAreOffered(Browser browser) {
        browser.open("/query");
        write(browser, "SELECT * { ?m a cg:Measurement ; ");
        browser.press("cg:unit");
        browser.until("one is offered", () -> browser.text(".CodeMirror-hint").matches("(?s)cg:unit\\s.*"));
        browser.press(Keys.ENTER);
        browser.until("it is written", () -> text(browser).endsWith("; cg:unit"));

        write(browser, "SELECT * { ?d a cg:FinalDiagnosis ; ");
        browser.press("cg:u");
        browser.chord(Keys.CONTROL, " ");
        browser.until("a list is offered", () -> browser.has(".CodeMirror-hint"));
        assertFalse(
                browser.all(".CodeMirror-hint").stream()
                        .anyMatch(hint -> hint.getText().matches("(?s)cg:unit\\s.*")),
                "a diagnosis has no unit");
    }

    @Test
    void whatAPropertyLinksToIsOfferedAfterABlank(Browser browser) {
        browser.open("/query");
        write(browser, "SELECT * { ?m a cg:Measurement ; cg:measures");
        browser.press(" ");
        browser.until("a list is offered", () -> browser.has(".CodeMirror-hint"));
        assertTrue(browser.text(".CodeMirror-hint").startsWith("?measures"), browser.text(".CodeMirror-hint"));
        browser.press(Keys.ARROW_DOWN, Keys.ENTER);
        browser.until("it is written", () -> text(browser).matches("(?s).*cg:measures [\\w:]+"));
        assertTrue(text(browser).contains("cg:measures cg:"), text(browser));
    }

    @Test
    void aKnownPrefixThatIsMissingIsDeclared(Browser browser) {
        browser.open("/query");
        write(browser, "SELECT ?l { ?s rdfs:label ?l FILTER (?l != \"cg:not\" && ?s != <skos:not>) } LIMIT 3");
        browser.chord(Keys.CONTROL, Keys.ENTER);

        browser.until("there is an answer", () -> browser.has("#answer tbody tr"));
        assertTrue(
                text(browser).startsWith("PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\nSELECT"),
                text(browser));
    }

    @Test
    void behindPrefixThePrefixesAreOffered(Browser browser) {
        browser.open("/query");
        write(browser, "PREFIX ");
        browser.press("rdfs");
        browser.until("prefixes are offered", () -> browser.has(".CodeMirror-hint"));
        assertTrue(browser.text(".CodeMirror-hint").startsWith("rdfs: <"), browser.text(".CodeMirror-hint"));
        browser.press(Keys.ENTER);

        browser.until(
                "it is written", () -> text(browser).equals("PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"));
    }

    @Test
    void anExpertDrawsAnAnswerFromAnEmptyEditorByFewCharacters(Browser browser) {
        browser.open("/query");
        browser.find(".tabs > button").sendKeys(Keys.ENTER);
        browser.script("document.querySelector('.CodeMirror').CodeMirror.focus()");
        StringBuilder typed = new StringBuilder();
        type(browser, typed, "?m a ");
        type(browser, typed, "meas");
        choose(browser, "cg:Measurement", "?m a cg:Measurement");
        type(browser, typed, " ; ");
        choose(browser, "cg:measures", "; cg:measures");
        type(browser, typed, " ");
        choose(browser, "?measures", "cg:measures ?measures");
        browser.chord(Keys.CONTROL, Keys.ENTER);
        browser.until("there is an answer", () -> browser.has("#answer .views button"));
        browser.find(".views button").sendKeys(Keys.ENTER);
        browser.until("it is drawn", () -> browser.all(".chart svg rect").size() > 5);

        assertTrue(typed.length() <= 40, typed.length() + " characters: " + typed);
        assertEquals("true", browser.find(".views button:nth-child(2)").getDomAttribute("aria-pressed"));
        assertEquals(List.of(), browser.findings());
    }

    @Test
    void everyKindOfPictureIsDrawnOfColumnsThatFit(Browser browser) {
        browser.open("/query");
        write(
                browser,
                "SELECT * { VALUES (?a ?b ?n ?day ?m) { (<urn:x:1> <urn:x:2> 1 \"2020-01-02\"^^xsd:date 3.5) "
                        + "(<urn:x:2> <urn:x:3> 2 \"2021-05-01\"^^xsd:date 4) } }");
        browser.chord(Keys.CONTROL, Keys.ENTER);
        browser.until("there is an answer", () -> browser.has("#answer .views button"));
        browser.find(".views button").sendKeys(Keys.ENTER);
        browser.until("it is drawn", () -> browser.has(".chart svg"));

        assertEquals(
                List.of("Table", "Bars", "Lines", "Scatter", "Timeline", "Graph"),
                browser.all(".views button").stream().map(WebElement::getText).toList());
        for (int kind = 2; kind <= 6; kind++) {
            browser.find(".views button:nth-child(" + kind + ")").sendKeys(Keys.ENTER);
            assertTrue(browser.has(".chart svg :is(rect.band, circle)"), "kind " + kind);
            assertFalse(browser.find(".chart svg").getDomProperty("outerHTML").contains("NaN"), "kind " + kind);
        }
    }

    @Test
    void aGraphIsShownAsRowsAndDrawnWithItsProperties(Browser browser) {
        browser.open(
                "/query?query="
                        + encode(
                                "CONSTRUCT { <urn:x:a> <urn:x:sees> <urn:x:b> . <urn:x:b> <urn:x:sees> <urn:x:c> ; "
                                        + "<http://www.w3.org/2000/01/rdf-schema#label> \"the \\\"second\\\"\" ; <urn:x:age> 3 } WHERE {}"));
        assertEquals("4 rows", browser.text("caption b"));
        browser.find(".views button").sendKeys(Keys.ENTER);
        browser.until("it is drawn", () -> browser.has(".chart svg circle"));

        assertEquals("Graph", browser.text(".views button[aria-pressed=true]"));
        assertEquals(3, browser.all(".chart circle").size());
        assertEquals(2, browser.all(".chart polygon.arrow-head").size());
        String told = (String) browser.script("return document.querySelector('.chart svg').textContent");
        assertTrue(told.contains("urn:x:a urn:x:sees → the \"second\""), told);
        assertEquals(
                "2 rows lead to a text or a number, or to nothing, and are in the table only.",
                browser.text(".chart figcaption"));
        assertEquals(List.of(), browser.findings());
    }

    @Test
    void anAnswerIsCopiedWhole(Browser browser) {
        browser.open("/query?query=" + encode("SELECT ?s ?n { VALUES (?s ?n) { (<urn:x:1> 1) (<urn:x:2> 2) } }"));
        assertEquals("?s\t?n\n<urn:x:1>\t1\n<urn:x:2>\t2\n", copied(browser, "Copy as TSV"));
        assertEquals("2 rows are copied, with tabs between the columns.", browser.text(".tools [role=status]"));

        browser.open("/query?query=" + encode("CONSTRUCT { <urn:x:1> <urn:x:p> 1 , 2 } WHERE {}"));
        String turtle = copied(browser, "Copy as Turtle");
        assertTrue(turtle.matches("(?s).*<urn:x:1>\\s+<urn:x:p>\\s+1\\s*,\\s*2\\s*\\.\\s*"), turtle);
    }

    /** What goes to the clipboard, which a browser without a window does not give back. */
    private static String copied(Browser browser, String button) {
        browser.script("navigator.clipboard.writeText = async (text) => { window.copied = text; }");
        browser.all(".tools button").stream()
                .filter(one -> one.getText().equals(button))
                .findFirst()
                .orElseThrow()
                .sendKeys(Keys.ENTER);
        browser.until("it is told", () -> browser.text(".tools [role=status]").contains("copied"));
        return (String) browser.script("return window.copied");
    }

    @Test
    void rowsArePagedAndFiltered(Browser browser) {
        browser.open("/query?query=" + encode("SELECT * { ?s a ?type } ORDER BY ?s LIMIT 345"));
        assertEquals("Rows 1 to 100 of 345.", browser.text(".tools [role=status]"));
        browser.click(".pager button:last-child");
        browser.click(".pager button:last-child");
        browser.until("the rows that were not there are", () -> browser.text(".tools [role=status]")
                .equals("Rows 201 to 300 of 345."));
        browser.find(".filter input").sendKeys("Class");
        browser.until("only those with the word are shown", () -> browser.text(".tools [role=status]")
                .matches("Rows 1 to \\d+ of \\d+\\."));
        assertTrue(
                browser.all("tbody tr").stream().filter(WebElement::isDisplayed).allMatch(row -> row.getText()
                        .contains("Class")),
                "a row without the word is shown");
    }

    @Test
    void queriesStandBesideEachOtherInTabs(Browser browser) {
        browser.open("/query");
        write(browser, "ASK { ?s ?p ?o }");
        browser.chord(Keys.CONTROL, Keys.ENTER);
        browser.until("it is answered", () -> browser.has("#answer .truth"));
        browser.find(".tabs > button").sendKeys(Keys.ENTER);
        assertTrue(text(browser).startsWith("SELECT * WHERE {"), text(browser));
        assertFalse(browser.has("#answer .truth"));

        browser.press(Keys.ARROW_LEFT);
        assertEquals("ASK { ?s ?p ?o }", text(browser));
        assertTrue(browser.has("#answer .truth"));
        browser.open("/query");
        assertEquals(2, browser.all("[role=tab]").size());

        browser.find("[role=tab]").sendKeys(Keys.DELETE);
        assertEquals(1, browser.all("[role=tab]").size());
    }

    @Test
    void tidyingChangesNothingButBlanks(Browser browser) {
        browser.open("/query");
        Object changed = browser.script(
                """
                const base = document.querySelector("script[type=module]").src.replace(/[^/]*$/, "");
                return import(base + "tidy.js").then(({ tidy }) =>
                  [...document.querySelectorAll(".library li a")]
                    .map((link) => new URL(link.href).searchParams.get("query"))
                    .filter((query) => {
                      const bare = (text) => text.replace(/\\s+/g, "");
                      return bare(tidy(query)) !== bare(query) || tidy(tidy(query)) !== tidy(query);
                    })
                    .map((query) => query.slice(0, 60)));
                """);
        assertEquals(List.of(), changed);

        write(browser, "SELECT * {?s a ?t;rdfs:label ?l FILTER(?l=\". ;\") OPTIONAL{?s ?p ?o}}");
        browser.find(".sparql .row button:nth-of-type(3)").sendKeys(Keys.ENTER);
        assertEquals(
                """
                SELECT * {
                  ?s a ?t ;
                    rdfs:label ?l
                  FILTER(?l=". ;")
                  OPTIONAL {
                    ?s ?p ?o
                  }
                }
                """,
                text(browser));
    }

    @Test
    void aPlanTellsWhatEachPatternMatchesAndWhatMakesItSlow(Browser browser) {
        browser.open("/query");
        write(browser, PREFIX + "SELECT * { ?c a cg:Case .\n?d a cg:FinalDiagnosis .\n?d cg:inCase ?e }");
        browser.find(".sparql .row button:nth-of-type(4)").sendKeys(Keys.ENTER);
        browser.until("it is explained", () -> browser.has(".plan table"));

        assertTrue(
                browser.text(".plan li").matches("Nothing ties .*line 2.* together: .*share a variable\\."),
                browser.text(".plan li"));
        assertEquals(3, browser.all(".plan tbody tr").size());
        assertTrue(browser.text(".plan tbody tr").matches("(?s)\\?[cd] a cg:\\w+\\s+[23]\\s+\\d+\\s+\\d+"));
    }

    @Test
    void theLinkToASlowQueryOpensAtOnceAndCanBeStopped(Browser browser) {
        long before = System.nanoTime();
        browser.open("/query?query=" + encode("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"));
        browser.until("the time left is told", () -> browser.text(".state").matches("Running\\. \\d+ s left\\."));
        assertTrue(System.nanoTime() - before < 20_000_000_000L, "the page waited for the answer");
        browser.click(".row .second");
        browser.until("it is", () -> browser.text(".state").equals("Stopped."));
    }

    @Test
    void examplesAreFoundByWhatTheyShow(Browser browser) {
        browser.open("/query");
        int all = browser.all(".library li").size();
        browser.find(".library input").sendKeys("median");
        browser.until(
                "only those with the word are shown",
                () -> browser.all(".library li").stream()
                                .filter(WebElement::isDisplayed)
                                .count()
                        < all);
        browser.find(".library input").sendKeys("xxxx");
        browser.until("it is told that there are none", () -> browser.find(".library .none")
                .isDisplayed());
    }

    @Test
    void tabLeavesTheEditor(Browser browser) {
        browser.open("/query");
        browser.script("document.querySelector('.CodeMirror').CodeMirror.focus()");
        browser.press(Keys.TAB);
        assertNotEquals("textarea", browser.focused().getTagName());

        // The text that scrolls is a stop of its own.
        browser.press(Keys.TAB);
        assertEquals("Ask", browser.focused().getText());
    }

    @Test
    void aQuestionOfTheLibraryIsOneKeyAway(Browser browser) {
        browser.open("/query");
        browser.find(".side li a").sendKeys(Keys.ENTER);

        browser.until("it is in the editor", () -> text(browser).startsWith("#+ summary"));
        browser.click(".sparql button[type=submit]");
        browser.until("it is answered", () -> browser.has("#answer .rows"));
    }

    @Test
    void aLongQueryShowsTheTimeLeftAndCanBeStopped(Browser browser) {
        browser.open("/query");
        write(browser, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }");
        browser.chord(Keys.CONTROL, Keys.ENTER);
        browser.until("the time left is told", () -> browser.text(".state").matches("Running\\. \\d+ s left\\."));

        browser.until("it can be stopped", () -> browser.find(".row .second").isDisplayed());
        browser.click(".row .second");
        browser.until("it is", () -> browser.text(".state").equals("Stopped."));
        browser.until("the server has stopped it, too", () -> browser.script(
                        "const asked = new XMLHttpRequest(); asked.open('GET', '/health', false); asked.send();"
                                + " return JSON.parse(asked.responseText).queries")
                .equals(0L));
    }

    @Test
    void recentQueriesAreKeptInTheBrowserUntilTheyAreForgotten(Browser browser) {
        String first = PREFIX + "SELECT ?case { ?case a cg:Case }";
        browser.open("/query");
        assertFalse(browser.find(".recent").isDisplayed());
        for (String query : List.of(first, "ASK { <urn:x> ?p ?o }", first)) {
            write(browser, query);
            browser.chord(Keys.CONTROL, Keys.ENTER);
            browser.until("it is answered", () -> browser.text(".state").matches(".*\\d s.?"));
        }

        browser.open("/query");
        browser.find(".recent summary").sendKeys(Keys.ENTER);
        assertEquals(
                List.of("SELECT ?case { ?case a cg:Case }", "ASK { <urn:x> ?p ?o }"),
                browser.all(".recent li").stream().map(WebElement::getText).toList());
        assertTrue(browser.text(".recent p").contains("kept in this browser only"), browser.text(".recent p"));
        assertEquals(List.of(), browser.seriousFindings());

        browser.find(".recent li a").sendKeys(Keys.ENTER);
        browser.until("it is in the editor", () -> text(browser).equals(first));

        browser.find(".recent button").sendKeys(Keys.ENTER);
        browser.until("it is told", () -> browser.text(".state").equals("Your recent queries are forgotten."));
        assertFalse(browser.find(".recent").isDisplayed());
        browser.open("/query");
        assertFalse(browser.find(".recent").isDisplayed());
        assertEquals("", browser.script("return localStorage.getItem('queries')"));
    }

    @Test
    void moreRowsThanArePutOnAPageAreCounted(Browser browser) {
        browser.open("/query?query=" + encode("SELECT * { ?s ?p ?o } LIMIT 1234"));

        assertEquals("200 of 1,234 rows", browser.text("caption b"));
        assertEquals(200, browser.all("tbody tr").size());
    }

    @Test
    void theEditorIsDarkInTheDark(Browser browser) {
        browser.prefers("dark", false);
        browser.open("/query");

        String paper = (String)
                browser.script("return getComputedStyle(document.querySelector('.CodeMirror')).backgroundColor");
        assertEquals("rgb(28, 33, 36)", paper);
    }

    private static void type(Browser browser, StringBuilder typed, String text) {
        typed.append(text);
        browser.press(text);
    }

    /** From the list that is open, by arrow keys. */
    private static void choose(Browser browser, String wanted, String written) {
        browser.until("it is offered: " + wanted, () -> browser.script(
                        "return [...document.querySelectorAll('.CodeMirror-hint span')].some(one => one.textContent === arguments[0])",
                        wanted)
                .equals(true));
        for (int i = 0; i < 10 && !chosen(browser).equals(wanted); i++) {
            browser.press(Keys.ARROW_DOWN);
        }
        browser.press(Keys.ENTER);
        browser.until("it is written: " + written, () -> text(browser).contains(written));
    }

    private static Object chosen(Browser browser) {
        return browser.script("return document.querySelector('.CodeMirror-hint-active span')?.textContent");
    }

    private static void write(Browser browser, String text) {
        browser.script(
                "const editor = document.querySelector('.CodeMirror').CodeMirror;"
                        + "editor.setValue(arguments[0]); editor.focus(); editor.execCommand('goDocEnd')",
                text);
    }

    private static String text(Browser browser) {
        return (String) browser.script("return document.querySelector('.CodeMirror').CodeMirror.getValue()");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
