package org.casegraph.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed of the pages of a cohort. */
@InBrowser
class PrintTest {
    /** A4 turned, less half an inch on each side. */
    private static final int TURNED = 1026;

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
}
