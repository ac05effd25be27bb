package org.casegraph.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

@InBrowser
class ShellTest {
    private static final String PAPER = "return getComputedStyle(document.body).backgroundColor";

    @Test
    void theFirstKeyLeadsPastTheHeader(Browser browser) {
        browser.open("/dataset");
        browser.press(Keys.TAB);
        assertEquals("Skip to the content", browser.focused().getText());

        browser.press(Keys.ENTER);
        browser.press(Keys.TAB);
        assertEquals(true, browser.script("return document.querySelector('main').contains(document.activeElement)"));
    }

    @Test
    void theSystemsThemeHoldsUntilAnotherIsChosenAndThatOneStays(Browser browser) {
        browser.open("/dataset");
        Object light = browser.script(PAPER);
        browser.prefers("dark", false);
        Object dark = browser.script(PAPER);
        assertNotEquals(light, dark);

        browser.open("/dataset");
        browser.click("#theme");
        assertEquals(light, browser.script(PAPER));

        browser.open("/ontology");
        assertEquals(light, browser.script(PAPER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ontology", "/case/wang-2022", "/query"})
    void aNarrowScreenNeedsNoScrollingSideways(String path, Browser browser) {
        browser.size(360, 740);
        browser.open(path);

        assertEquals(
                0L,
                browser.script("const page = document.documentElement; return page.scrollWidth - page.clientWidth"));
    }

    @Test
    void aNameInATableOfADocumentStandsWithinItsLineAndWhole(Browser browser) {
        browser.size(390, 740);
        browser.open("/docs/assistants");

        assertEquals(
                List.of(),
                browser.script("return [...document.querySelectorAll('td > code')].filter((code) =>"
                        + " getComputedStyle(code).display !== 'inline' || code.getClientRects().length > 1"
                        + " && /^\\w+$/.test(code.textContent)).map((code) => code.textContent)"));
        assertEquals(
                0L,
                browser.script("const page = document.documentElement; return page.scrollWidth - page.clientWidth"));
    }

    @Test
    void whatIsFocusedIsSeenToBe(Browser browser) {
        browser.open("/");
        for (int step = 0; step < 12; step++) {
            browser.press(Keys.TAB);
            Object outline = browser.script("return getComputedStyle(document.activeElement).outlineStyle");
            assertEquals("solid", outline, browser.focused().getText());
        }
    }
}
