package org.casegraph.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Begun first, as it takes longest: at the end nothing would run beside it. */
@Order(1)
@InBrowser
class AccessibilityTest {
    private static final long SEED = 20_261_127;

    /** By how much the page is wider than the window. */
    private static final String SIDEWAYS =
            "const page = document.documentElement; return page.scrollWidth - page.clientWidth";

    static Stream<String> pages() {
        return Stream.of(
                "/",
                "/questions",
                "/questions/findings-before-diagnosis?case=wang-2022",
                "/questions/findings-before-diagnosis?case=wang-2022&diagnosis=suspected",
                "/questions/abnormal-results?case=nobody",
                "/query",
                "/query?query=SELECT+*+%7B+%3Fs+a+%3Curn%3Ax%3E+%7D",
                "/query?query=CONSTRUCT+WHERE+%7B+%3Fs+a+%3Fo+%7D+LIMIT+3",
                "/query?query=SELECT",
                "/query?query=ASK+%7B%7D",
                "/schema",
                "/schema?q=nobody",
                "/schema?class=https%3A%2F%2Fw3id.org%2Fcasegraph%2Fontology%23FinalDiagnosis",
                "/case",
                "/case?q=nobody",
                "/cohort?sex=female",
                "/compare-groups?first.sex=female&second.sex=male",
                "/questions/order-patterns?fewest=3",
                "/table?disease=glucagonoma",
                "/terms?q=gl",
                "/case/wang-2022",
                "/case/wang-2022/timeline",
                "/case/wang-2022/graph",
                "/case/none",
                "/compare?case=wang-2022&case=he-2021",
                "/curve?from=cg:Presentation&to=cg:FinalDiagnosis",
                "/ontology/Glossitis",
                "/ontology/Gloss",
                "/why?iri=wang-2022%23glossitis",
                "/why?subject=wang-2022%23skin-lesions&property=cg:certainlyPrecedes&object=wang-2022%23working-diagnosis",
                "/passage?iri=https%3A%2F%2Fw3id.org%2Fcasegraph%2Fcase%2Fwang-2022%23p16-2",
                "/dataset",
                "/docs",
                "/elements",
                "/docs/README",
                "/knowledge",
                "/rule/derived-grade");
    }

    /** Some kinds of page, by chance. */
    static Stream<String> somePages() {
        List<String> pages = new ArrayList<>(pages().toList());
        Collections.shuffle(pages, new Random(SEED));
        return pages.stream().limit(12);
    }

    @ParameterizedTest
    @Tag("long")
    @MethodSource("pages")
    void whateverIsFocusedIsSeen(String path, Browser browser) {
        browser.open(path);
        browser.size(1280, 900);
        assertEquals(List.of(), browser.lostFocus(), path);
    }

    @ParameterizedTest
    @MethodSource("somePages")
    void whateverIsFocusedIsSeenOnSomePages(String path, Browser browser) {
        whateverIsFocusedIsSeen(path, browser);
    }

    /** Of the rules, only that on contrast looks at what a theme changes; it is asked in both. */
    @ParameterizedTest
    @MethodSource("pages")
    void eachKindOfPageFitsAndHasNoFindingOfAxeInEitherTheme(String path, Browser browser) {
        browser.open(path);
        for (int width : List.of(360, 768, 1280)) {
            browser.size(width, 900);
            assertEquals(0L, browser.script(SIDEWAYS), path + " at " + width);
        }
        assertEquals(List.of(), browser.findings(), path);
        browser.prefers("dark", false);
        assertEquals(List.of(), browser.weakContrasts(), path + " in the dark");
    }

    /** Each step is a press of the key; after the last thing of the page comes the window, and then the first. */
    @ParameterizedTest
    @Tag("long")
    @MethodSource("pages")
    void theTabKeyGoesThroughAPageAndIsSeenWhereItIs(String path, Browser browser) {
        browser.open(path);
        int steps = 0;
        do {
            browser.press(Keys.TAB);
            if (browser.script("return document.activeElement === document.body")
                    .equals(true)) {
                break;
            }
            assertEquals(
                    "",
                    browser.whyFocusIsLost(),
                    path + " at step " + steps + ": " + browser.focused().getText());
            steps++;
        } while (steps < 1500 && !browser.focused().getText().equals("All data"));
        assertTrue(steps > 7 && steps < 1500, path + " has " + steps + " steps");
    }

    @ParameterizedTest
    @Tag("long")
    @ValueSource(strings = {"/ontology", "/case/wang-2022", "/questions/findings-before-diagnosis", "/dataset"})
    void axeFindsNothingSeriousInAnyRow(String path, Browser browser) {
        browser.open(path);

        assertEquals(List.of(), browser.seriousFindingsInEveryRow(), path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/questions/abnormal-results?case=wang-2022",
                "/query",
                "/why?iri=wang-2022%23glossitis",
                "/questions"
            })
    void axeFindsNothingSeriousOnANarrowScreen(String path, Browser browser) {
        browser.size(360, 740);
        browser.open(path);

        assertEquals(List.of(), browser.seriousFindings(), path);
        assertEquals(0L, browser.script(SIDEWAYS));
    }
}
