package org.casegraph.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed of the pages of a cohort. */
@InBrowser
class PrintTest {
    /** A4 turned, less half an inch on each side. */
    private static final int TURNED = 1026;

    /** A4 upright, less the same. */
    private static final int UPRIGHT_WIDTH = 698;

    private static final int UPRIGHT_HEIGHT = 1026;

    private static final String IS_LOW = "return document.querySelector(arguments[0]).offsetHeight < 60";
    private static final String HEIGHT = "return document.documentElement.scrollHeight";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/compare-groups?first.sex=female&second.sex=male",
                "/questions/compare-groups?by=sex&first=female&second=male"
            })
    void noColumnOfAWideTableIsCutOff(String path, Browser browser) {
        browser.open(path);
        browser.onPaper(TURNED);

        assertTrue(browser.has(".rows.many-columns tbody tr"), browser.text("main"));
        assertEquals(
                true,
                browser.script("const table = document.querySelector('.rows.many-columns table');"
                        + " return table.getBoundingClientRect().right <= innerWidth"),
                path);
        assertEquals("visible", browser.script("return getComputedStyle(document.querySelector('.rows')).overflow"));
        assertEquals("none", browser.script("return getComputedStyle(document.querySelector('form')).display"));
    }

    /** What is derived, what the order rests on and the list of passages, which the rows quote, are printed where the reader unfolded them. */
    @Test
    void aCaseIsPrintedOnAtMostTwelveSheets(Browser browser) {
        browser.open("/case/wang-2022");
        browser.onPaper(UPRIGHT_WIDTH);

        assertEquals(false, browser.script("return document.querySelector('#section-derived').open"));
        assertEquals(true, browser.script(IS_LOW, "#section-derived"));
        assertEquals(true, browser.script(IS_LOW, "#section-constraints"));
        assertEquals(true, browser.script(IS_LOW, "#section-passages"));
        assertEquals(false, browser.script(IS_LOW, "#section-findings"));
        assertTrue(((Number) browser.script(HEIGHT)).intValue() <= 12 * UPRIGHT_HEIGHT, browser.script(HEIGHT) + "");

        browser.script("document.querySelector('#section-derived').open = true");
        assertEquals(false, browser.script(IS_LOW, "#section-derived"));
    }
}
