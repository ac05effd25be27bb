package org.casegraph.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.casegraph.CommandLineRun;
import org.casegraph.workbench.Encoding;
import org.casegraph.workbench.TermLookup;
import org.casegraph.workbench.page.Workbench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** A researcher encodes a report of 15 lines, by keyboard only and by pointer only. */
@InBrowser
class WorkbenchPageTest {
    private static final TermLookup TERMS = new TermLookup(Encoding.ONTOLOGY);

    /** What the report says: the words, the term, and how it is told where the words do not propose it. */
    private record Said(String words, String term, String standing, String id) {}

    private static final List<Said> REPORT = List.of(
            new Said("rash on both legs", "skin rash", "", "skin-rash"),
            new Said("sore tongue", "glossitis", "", "glossitis"),
            new Said("lost weight", "weight loss", "", "weight-loss"),
            new Said("denied any diarrhoea", "diarrhoea", "", "no-diarrhoea"),
            new Said("Fasting glucose was 9.8 mmol/L (3.9-6.1)", "fasting glucose", "", "fasting-glucose"),
            new Said("Plasma glucagon was >900 pg/mL (normal <200)", "blood glucagon", "", "blood-glucagon"),
            new Said("mass in the tail of the pancreas", "pancreatic mass", "", "pancreatic-mass"),
            new Said(
                    "glucagonoma was suspected",
                    "glucagonoma",
                    "suspected-diagnosis",
                    "suspected-diagnosis-glucagonoma"),
            new Said("underwent distal pancreatectomy", "distal pancreatectomy", "", "distal-pancreatectomy"),
            new Said("confirmed a glucagonoma", "glucagonoma", "final", "final-diagnosis-glucagonoma"),
            new Said(
                    "alive without disease",
                    "alive without evidence of disease",
                    "",
                    "alive-without-evidence-of-disease"));

    /** Where some words of the report are on the screen, brought into view: the middle of the first letter and of the last. */
    private static final String WORDS =
            """
            const report = document.getElementById("report");
            const node = report.firstChild;
            const from = node.data.indexOf(arguments[0]);
            const letter = (at) => {
              const range = document.createRange();
              range.setStart(node, at);
              range.setEnd(node, at + 1);
              return range.getBoundingClientRect();
            };
            report.scrollIntoView({ block: "start", behavior: "instant" });
            report.scrollTop += letter(from).top - report.getBoundingClientRect().top - 100;
            const [one, other] = [letter(from), letter(from + arguments[0].length - 1)];
            return [one.left + 1, one.top + one.height / 2, other.right - 1, other.top + other.height / 2].map(Math.round);
            """;

    @TempDir
    private Path folder;

    private Encoding encoding;
    private Workbench workbench;

    @BeforeEach
    void begin() {
        encoding = Encoding.begun(folder);
        workbench = Workbench.start(encoding.open(), TERMS, 0);
    }

    @AfterEach
    void end(Browser browser) {
        browser.leave();
        workbench.close();
    }

    private void open(Browser browser) {
        browser.openOther(workbench.address());
        browser.until("the case is shown", () -> browser.text("#case").startsWith("SHORT NAME"));
    }

    /** Does something after which the file has a node, and the page has the focus back in the report. */
    private void until(Browser browser, String id, Runnable deed) {
        deed.run();
        waitFor(browser, "the report has the focus", "return document.activeElement.id === 'report'");
        assertTrue(
                encoding.written().contains("<#" + id + "> a ")
                        || encoding.written().contains("cg:alsoStatedIn <#" + id + ">"),
                encoding.written());
    }

    private static boolean isFocused(Browser browser, String id) {
        return browser.script("return document.activeElement.id").equals(id);
    }

    private void passes() {
        CommandLineRun check = CommandLineRun.of(
                "check", encoding.file().toString(), "--text", encoding.report().toString());

        assertEquals(0, check.status(), check.err());
        assertTrue(check.out().contains("conforms ("), check.out());
        String written = encoding.written();
        REPORT.forEach(said -> assertTrue(written.contains("<#" + said.id() + "> a "), said + ": " + written));
        assertTrue(written.contains("cg:value 9.8"), written);
        assertTrue(written.contains("cg:lower 900.0 ; cg:lowerInclusive false"), written);
        assertTrue(written.contains("cg:basis cg:PatientDenial"), written);
        assertTrue(written.contains("cg:sex cg:Female ;\n    cg:ageYears 58"), written);
        assertTrue(written.contains("cg:minimum \"P14M\"^^xsd:duration"), written);
        assertTrue(written.contains("cg:date \"2019\"^^xsd:gYear"), written);
        assertTrue(written.contains("# Ask Anna about the doses.\n"), written);
    }

    @Test
    void aReportIsEncodedByKeyboardOnly(Browser browser) {
        open(browser);
        tabTo(browser, "report");
        for (Said said : REPORT) {
            chooseByKeys(browser, said.words());
            browser.press(Keys.ENTER);
            browser.until("the term is asked for", () -> isFocused(browser, "term"));
            browser.press(said.term());
            waitFor(
                    browser,
                    said.term() + " is found",
                    "const [first] = document.querySelectorAll('#fact .lookup li');"
                            + " return Boolean(first?.textContent.startsWith(arguments[0]))",
                    said.term());
            browser.press(Keys.ARROW_DOWN, Keys.ENTER);
            if (!said.standing().isEmpty()) {
                tabTo(browser, "standing");
                browser.press(said.standing().equals("final") ? "the f" : "a sus");
            }
            tabTo(browser, "label");
            until(browser, said.id(), () -> browser.press(Keys.ENTER));
        }
        stateByKeys(browser, "58-year-old woman", "open-person", "age", "p-patient");
        stateByKeys(browser, "in 2019", "open-date", "dated-date", "t-presentation-date");
        chooseByKeys(browser, "begun 14 months before presentation");
        openByKeys(browser, "open-order");
        tabTo(browser, "order-node");
        browser.press("skin rash");
        tabTo(browser, "order-other");
        browser.press("pres");
        browser.until("what it proves is told", () -> browser.text("#trial")
                .contains("skin rash certainly comes before presentation"));
        tabTo(browser, "order-far");
        until(browser, "t-skin-rash", () -> browser.press(Keys.ENTER));

        passes();
        browser.until("the page says so", () -> browser.text("#verdict")
                .equals("It passes check; of the case and its report 6 still to be written."));
        browser.until("what would settle more is asked", () -> browser.has("#questions li"));
        browser.until("the timeline has it", () -> browser.has("#timeline svg a[href='#fact-skin-rash']"));
        String all = encoding.written();
        browser.chord(Keys.CONTROL, "z");
        browser.until("the order is undone", () -> !encoding.written().contains("<#t-skin-rash>"));
        browser.until("it can be done again", () -> browser.find("#redo").isEnabled());
        browser.chord(Keys.CONTROL, "y");
        browser.until("it is done again", () -> encoding.written().equals(all));
    }

    /** From the first word on: to the sentence, to the word, and over the others. */
    private static void chooseByKeys(Browser browser, String words) {
        browser.press(Keys.HOME);
        String text = Encoding.text();
        int at = text.indexOf(words);
        long lines =
                text.substring(0, at).chars().filter(letter -> letter == '\n').count();
        for (int line = 0; line < lines; line++) {
            browser.press(Keys.ARROW_DOWN);
        }
        String before = text.substring(text.lastIndexOf('\n', at) + 1, at);
        for (String word : before.isEmpty() ? new String[0] : before.split(" ")) {
            browser.press(Keys.ARROW_RIGHT);
        }
        for (int word = 1; word < words.split(" ").length; word++) {
            browser.chord(Keys.SHIFT, Keys.ARROW_RIGHT);
        }
        assertEquals(words, browser.text("#quote"));
    }

    private static void tabTo(Browser browser, String id) {
        for (int presses = 0; !isFocused(browser, id); presses++) {
            assertTrue(presses < 80, id + " is reached by the tabulator");
            browser.press(Keys.TAB);
        }
    }

    private static void openByKeys(Browser browser, String id) {
        for (int presses = 0;
                !browser.script("return document.activeElement.parentElement.id")
                        .equals(id);
                presses++) {
            assertTrue(presses < 80, id + " is reached by the tabulator");
            browser.press(Keys.TAB);
        }
        if (browser.script("return document.activeElement.parentElement.open").equals(false)) {
            browser.press(Keys.ENTER);
        }
    }

    private void stateByKeys(Browser browser, String words, String form, String field, String id) {
        chooseByKeys(browser, words);
        openByKeys(browser, form);
        if (form.equals("open-date")) {
            tabTo(browser, "dated-node");
            browser.press("pres");
        }
        tabTo(browser, field);
        until(browser, id, () -> browser.press(Keys.ENTER));
    }

    /** In each build words are chosen and a fact is stated by pointer where the file has changed outside. */
    @Test
    @Tag("long")
    void aReportIsEncodedByPointerOnly(Browser browser) {
        open(browser);
        for (Said said : REPORT) {
            chooseByPointer(browser, said.words());
            take(browser, said.term());
            if (!said.standing().isEmpty()) {
                browser.choose("#standing option[value='" + said.standing() + "']");
            }
            until(browser, said.id(), () -> browser.click("#fact button[type=submit]"));
        }
        stateByPointer(browser, "58-year-old woman", "open-person", "p-patient", any -> {});
        stateByPointer(
                browser,
                "in 2019",
                "open-date",
                "t-presentation-date",
                any -> browser.choose("#dated-node option[value=presentation]"));
        chooseByPointer(browser, "begun 14 months before presentation");
        browser.click("#fact-skin-rash .deeds button[aria-label='Order skin rash']");
        browser.choose("#order-relation option[value=before]");
        browser.choose("#order-other option[value=presentation]");
        browser.until("what it proves is told", () -> browser.text("#trial")
                .contains("skin rash certainly comes before presentation"));
        until(browser, "t-skin-rash", () -> browser.click("#order button[type=submit]"));

        passes();
        String all = encoding.written();
        browser.click("#undo");
        browser.until("the order is undone", () -> !encoding.written().contains("<#t-skin-rash>"));
        browser.until("it can be done again", () -> browser.find("#redo").isEnabled());
        browser.click("#redo");
        browser.until("it is done again", () -> encoding.written().equals(all));
        contradictionIsTold(browser);
    }

    private static void chooseByPointer(Browser browser, String words) {
        List<?> place = (List<?>) browser.script(WORDS, words);
        int[] at = place.stream().mapToInt(one -> ((Number) one).intValue()).toArray();
        browser.drag(new int[] {at[0], at[1]}, new int[] {at[2], at[3]});
        browser.until("the words are chosen", () -> browser.text("#quote").equals(words));
    }

    private static void take(Browser browser, String term) {
        waitFor(
                browser,
                term + " is proposed",
                "return [...document.querySelectorAll('#proposed button')].some((one) => one.textContent === arguments[0])",
                term);
        browser.click(browser.all("#proposed button").stream()
                .filter(one -> one.getText().equals(term))
                .findFirst()
                .orElseThrow());
    }

    /** Tells what the page told where it never comes about. */
    private static void waitFor(Browser browser, String claim, String script, Object... arguments) {
        try {
            browser.until(claim, () -> browser.script(script, arguments).equals(true));
        } catch (AssertionError error) {
            throw new AssertionError(
                    browser.script("return ['state', 'problem', 'quote', 'proposed'].map((id) =>"
                                    + " document.getElementById(id).textContent).join(' | ')")
                            .toString(),
                    error);
        }
    }

    private void stateByPointer(Browser browser, String words, String form, String id, Consumer<Browser> choices) {
        chooseByPointer(browser, words);
        browser.until(form + " is open", () -> {
            if (!browser.has("#" + form + "[open]")) {
                browser.click("#" + form + " > summary");
            }
            return browser.has("#" + form + "[open]");
        });
        choices.accept(browser);
        until(browser, id, () -> browser.click("#" + form + " button[type=submit]"));
    }

    /** The one that came before is dragged upon the other the wrong way round. */
    private static void contradictionIsTold(Browser browser) {
        drag(browser, "presentation", "skin-rash");
        browser.until(
                "the cycle is told with its quote",
                () -> browser.text("#trial").startsWith("This contradicts what the case says")
                        && browser.text("#trial").contains("“begun 14 months before presentation”"));
    }

    /** Of two facts by their labels, both of which are in view. */
    private static void drag(Browser browser, String one, String onto) {
        List<?> places = (List<?>) browser.script(
                """
                document.getElementById(`fact-${arguments[0]}`).scrollIntoView({ block: "center", behavior: "instant" });
                return [...arguments].flatMap((id) => {
                  const box = document.querySelector(`#fact-${id} > span`).getBoundingClientRect();
                  return [box.left + 5, box.top + box.height / 2].map(Math.round);
                });
                """,
                one,
                onto);
        int[] at =
                places.stream().mapToInt(place -> ((Number) place).intValue()).toArray();
        browser.drag(new int[] {at[0], at[1]}, new int[] {at[2], at[3]});
    }

    @Test
    void aFileThatChangedOutsideIsToldAndNotOverwritten(Browser browser) throws IOException {
        open(browser);
        String elsewhere = encoding.written() + "# Elsewhere.\n";
        Files.writeString(encoding.file(), elsewhere);
        chooseByPointer(browser, "rash on both legs");
        take(browser, "skin rash");

        browser.click("#fact button[type=submit]");

        browser.until("it is told", () -> browser.find("#outside").isDisplayed());
        assertTrue(browser.text("#problem").contains("is not overwritten"), browser.text("#problem"));
        assertEquals(elsewhere, encoding.written());
        browser.click("#reload");
        browser.until("it is reloaded", () -> !browser.find("#outside").isDisplayed());
        until(browser, "skin-rash", () -> browser.click("#fact button[type=submit]"));
        assertTrue(encoding.written().endsWith("# Elsewhere.\n"));
        aDraggedFactIsOrdered(browser);
    }

    /** Two facts are in the list here, which saves a page of its own. */
    private static void aDraggedFactIsOrdered(Browser browser) {
        drag(browser, "presentation", "skin-rash");

        browser.until("the order is in the form", () -> browser.has("#open-order[open]"));
        assertEquals(
                List.of("presentation", "before", "skin-rash"),
                browser.script("return ['node', 'relation', 'other'].map((name) =>"
                        + " document.getElementById('order').elements[name].value)"));
        browser.until(
                "what it would prove is told", () -> browser.text("#trial").startsWith("This holds."));
    }

    @Test
    void axeFindsNothingInEitherThemeAndNothingIsTooWide(Browser browser) {
        for (String theme : List.of("light", "dark")) {
            browser.prefers(theme, false);
            for (Map.Entry<Integer, Integer> size :
                    Map.of(1280, 900, 768, 900, 360, 740).entrySet()) {
                browser.size(size.getKey(), size.getValue());
                open(browser);
                browser.until("the timeline is drawn", () -> browser.has("#timeline svg"));
                browser.script("for (const part of document.querySelectorAll('details')) part.open = true");
                if (size.getKey() != 768) {
                    assertEquals(List.of(), browser.seriousFindings(), theme + " at " + size);
                }
                assertEquals(
                        0L,
                        browser.script(
                                "const page = document.documentElement; return page.scrollWidth - page.clientWidth"),
                        theme + " at " + size);
            }
        }
        assertFalse(browser.has("script:not([src])"), "no script stands in the page");
    }
}
