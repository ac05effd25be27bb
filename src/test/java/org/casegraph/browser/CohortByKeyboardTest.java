package org.casegraph.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A review by whoever has no mouse: cohort, table, groups, curve, order and differential, from the form to a passage. */
@InBrowser
class CohortByKeyboardTest {
    private static final int MOST_STEPS = 400;

    @Tag("long")
    @Test
    void casesAreChosenAndTakenToAQuestion(Browser browser) {
        browser.open("/cohort");
        to(browser, "summary");
        browser.press(Keys.ENTER);
        to(browser, "#cohort-sex");
        browser.press("female", Keys.ESCAPE);
        to(browser, "form.fields button");
        browser.press(Keys.ENTER);
        browser.until("they are chosen", () -> browser.path().contains("sex=female"));
        browser.settle();
        assertTrue(browser.text(".lead").contains(" of 57 cases"), browser.text(".lead"));

        to(browser, "main a[href^='/questions/finding-frequency?']");
        browser.press(Keys.ENTER);
        browser.until("the question is asked of them", () -> browser.path()
                .equals("/questions/finding-frequency?sex=female"));
    }

    @Test
    void aCellOfTheTableIsOpenedToItsPassage(Browser browser) {
        browser.open("/table");
        to(browser, "#table-disease");
        browser.press("glucagonoma", Keys.ESCAPE);
        to(browser, "form.fields button[type=submit]");
        browser.press(Keys.ENTER);
        browser.until("it is made", () -> browser.path().contains("disease=glucagonoma"));
        browser.settle();

        to(browser, "tbody td a[href*='/passage'], tbody td summary, tbody td a[href]");
        String there = browser.path();
        browser.press(Keys.ENTER);
        browser.until("the cell opens", () -> !browser.path().equals(there) || browser.has("td details[open]"));
    }

    @Test
    void aCountOfTwoGroupsIsOpenedToItsCases(Browser browser) {
        browser.open("/compare-groups");
        to(browser, "#first-sex");
        browser.press("female", Keys.ESCAPE);
        to(browser, "#second-sex");
        browser.press("male", Keys.ESCAPE);
        to(browser, "form button[type=submit]");
        browser.press(Keys.ENTER);
        browser.until("they are compared", () -> browser.path().contains("second.sex=male"));
        browser.settle();

        to(browser, "main td a[href^='/case?']");
        String count = browser.focused().getText();
        browser.press(Keys.ENTER);
        browser.until("its cases are listed", () -> browser.path().startsWith("/case?"));
        browser.settle();
        assertTrue(browser.text("main").contains(count), count + ": " + browser.text("main"));
    }

    @Tag("long")
    @Test
    void aCurveIsDrawn(Browser browser) {
        browser.open("/curve");
        to(browser, "#curve-to");
        browser.press("diagnosis", Keys.ESCAPE);
        to(browser, "form button[type=submit]");
        browser.press(Keys.ENTER);
        browser.until("it is drawn", () -> browser.path().contains("to="));
        browser.settle();

        assertFalse(browser.has(".problem"), browser.text("main"));
        assertTrue(browser.has("main svg"), browser.text("main"));
        to(browser, "main a[href*='.csv']");
    }

    @Tag("long")
    @Test
    void aPairOfEventsIsOpenedToItsCases(Browser browser) {
        browser.open("/questions/order-patterns");
        to(browser, "main td a[href*='rows=cases']");
        browser.press(Keys.ENTER);
        browser.until("its cases are told", () -> browser.path().contains("rows=cases"));
        browser.settle();

        assertTrue(browser.has(".rows tbody tr"), browser.text("main"));
    }

    @Test
    void aDifferentialLeadsToTheNearestCase(Browser browser) {
        browser.open("/questions/differential");
        to(browser, "[role=combobox]");
        browser.press("wang-2022", Keys.ESCAPE);
        to(browser, "form.fields button[type=submit]");
        assertEquals("Ask", browser.focused().getText());
        browser.press(Keys.ENTER);
        browser.until("it is asked", () -> browser.path().contains("wang-2022"));
        browser.settle();

        to(browser, ".rows td a[href^='/case/']");
        browser.press(Keys.ENTER);
        browser.until("the nearest case is shown", () -> browser.path().startsWith("/case/"));
    }

    /** Steps on by the tab key until something is reached, which must be seen then. */
    private static void to(Browser browser, String css) {
        for (int step = 0; step < MOST_STEPS; step++) {
            browser.press(Keys.TAB);
            if (browser.script("return document.activeElement.matches(arguments[0])", css)
                    .equals(true)) {
                assertEquals(
                        true,
                        browser.script("const box = document.activeElement.getBoundingClientRect();"
                                + " return box.width > 0 && box.bottom > 0 && box.top < innerHeight"),
                        css + " has the focus out of sight, at " + browser.path());
                return;
            }
        }
        throw new AssertionError(css + " is not reached by the keyboard, at " + browser.path());
    }
}
