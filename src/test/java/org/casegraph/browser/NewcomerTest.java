package org.casegraph.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Who has never seen these pages before. */
@InBrowser
class NewcomerTest {
    @Test
    void threePressesLeadFromTheStartToAPassage(Browser browser) {
        browser.open("/");
        assertTrue(browser.text(".purpose .lead").startsWith("What published cases say of single patients"));
        assertEquals(3, browser.all(".tries li").size());

        browser.click(".tries li:first-child a");
        browser.settle();
        assertTrue(browser.path().startsWith("/case/"), browser.path());
        browser.click(".story p:nth-of-type(3) a");
        browser.settle();

        assertTrue(browser.path().startsWith("/passage?iri="), browser.path());
        assertTrue(browser.has("h1 q"), "two presses, one to spare");
    }

    @Test
    void aWordIsExplainedWhereItStandsByTheKeyboardAlone(Browser browser) {
        browser.open("/case/wang-2022/timeline");
        browser.script("document.querySelector('.legend [popovertarget=gloss-probable]').focus()");
        assertFalse(browser.find("#gloss-probable").isDisplayed());

        browser.press(Keys.ENTER);
        assertTrue(browser.text("#gloss-probable").contains("if the report tells things in the order"));
        browser.press(Keys.ESCAPE);
        assertFalse(browser.find("#gloss-probable").isDisplayed());
    }

    @Test
    void aRowThatAnAddressNamesIsSeenInItsFoldedTable(Browser browser) {
        browser.open("/case/wang-2022#glossitis");

        assertEquals(true, browser.script("return document.getElementById('glossitis').closest('details').open"));
        assertEquals(
                List.of("section-findings"),
                browser.script("return [...document.querySelectorAll('details[open]')].map((one) => one.id)"));
    }
}
