package org.casegraph.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

@InBrowser
class ListTest {
    @Test
    void aCaseIsFoundByItsDiagnosisAndOpened(Browser browser) {
        browser.open("/case");
        browser.find("input[type=search]").sendKeys("wang glucagonoma", Keys.ENTER);
        browser.until("it is searched", () -> browser.path().startsWith("/case?q="));
        browser.settle();
        assertTrue(browser.text(".rows").contains("wang-2022"), browser.text("main"));

        browser.click("tbody a[href='/case/wang-2022']");
        browser.settle();
        assertEquals("/case/wang-2022", browser.path());
    }

    @Test
    void termsArePagedAndFoundBySynonym(Browser browser) {
        browser.open("/terms");
        assertTrue(browser.text(".pages").startsWith("1 to 50 of "), browser.text(".pages"));
        browser.click(".pages a");
        browser.settle();
        assertTrue(browser.text(".pages").startsWith("51 to 100 of "), browser.text(".pages"));

        browser.find("input[type=search]").sendKeys("hypoalbuminemia", Keys.ENTER);
        browser.until("it is searched", () -> browser.path().startsWith("/terms?q="));
        browser.settle();
        assertEquals("1 term", browser.text(".pages"));
        assertTrue(browser.text("tbody").contains("hypoalbuminemia"), browser.text("tbody"));
    }

    @Test
    void theHierarchyUnfoldsWhereItHasTheWordsAndTellsInHowManyCases(Browser browser) {
        browser.open("/ontology");
        assertFalse(browser.all("#Glossitis").get(0).isDisplayed());

        browser.find("#hierarchy-classes input").sendKeys("glossitis");
        browser.until("it is unfolded", () -> browser.find("#Glossitis").isDisplayed());
        assertTrue(browser.text("#Glossitis").matches("glossitis \\d+ present.*"), browser.text("#Glossitis"));
        assertTrue(browser.text("#hierarchy-classes [role=status]").matches("\\d+ terms?"));
        browser.find("#Finding > .fold").sendKeys(Keys.ENTER);
        assertFalse(browser.find("#Glossitis").isDisplayed());
    }

    @Test
    void aTermLeadsToItsInstancesAndTheyToTheirCases(Browser browser) {
        browser.open("/ontology/Glossitis");
        browser.click("a[href^='/schema?class=']");
        browser.settle();
        assertEquals("glossitis", browser.text("h1"));
        browser.click("a[href='/case/wang-2022#glossitis']");
        assertTrue(browser.path().startsWith("/case/wang-2022#"), browser.path());
    }

    @Test
    void aSearchThatFindsNothingSaysWhatIsSearched(Browser browser) {
        browser.open("/case?q=nobody+at+all");

        assertTrue(browser.text("main").contains("No case has all of these words"), browser.text("main"));
    }
}
