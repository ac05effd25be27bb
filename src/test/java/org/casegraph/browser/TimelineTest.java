package org.casegraph.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The opening page and the timeline of the first case, as a reader uses them. */
@InBrowser
class TimelineTest {
    private static final String TIMELINE = "/case/wang-2022/timeline";

    private static void focus(Browser browser, String event) {
        browser.script("document.querySelector('.drawing [data-event=\"" + event + "\"]').focus()");
    }

    private static String focused(Browser browser) {
        return String.valueOf(browser.script("return document.activeElement.dataset.event"));
    }

    @Test
    void theStartPageAnswersWhatPrecededTheDiagnosis(Browser browser) {
        browser.open("/");

        assertEquals("What preceded the diagnosis?", browser.text("h1"));
        assertTrue(browser.text(".introduction p").contains("25 certainly came before the final diagnosis"));
        assertTrue(browser.text(".findings").contains("glossitis\ncheilitis and glossitis"), browser.text(".findings"));
        assertTrue(browser.find(".drawing svg").isDisplayed());
        assertFalse(browser.has("textarea"));
    }

    @Test
    void focusTellsThePassageOfAnEvent(Browser browser) {
        browser.open("/");
        focus(browser, "glossitis");

        String about = browser.text(".about");
        assertTrue(about.startsWith("glossitis\ncheilitis and glossitis case description, sentence 16"), about);
        assertTrue(about.contains("not after 31 Jul 2020 · authors on the patient"), about);
    }

    @Test
    void theTimelineIsOneStopOfTheTabKeyAndTheArrowsGoOn(Browser browser) {
        browser.open(TIMELINE);
        focus(browser, "ct");
        browser.press(Keys.ARROW_RIGHT);
        String right = focused(browser);
        browser.press(Keys.ARROW_LEFT, Keys.ARROW_DOWN);

        assertFalse(right.equals("ct"));
        assertEquals(1L, browser.script("return document.querySelectorAll('.drawing a.event[tabindex=\"0\"]').length"));
        browser.press(Keys.HOME);
        assertEquals("presentation", focused(browser));
        browser.press(Keys.TAB);
        assertEquals("", focused(browser), "the next stop is outside the drawing");
    }

    @Test
    void twoChosenEventsTellTheirOrderAndItsProof(Browser browser) {
        browser.open(TIMELINE);
        focus(browser, "ct");
        browser.press(Keys.ENTER);
        focus(browser, "surgery");
        browser.press(Keys.ENTER);
        browser.until("the proof is shown", () -> browser.has(".about ol li"));

        assertEquals(
                "contrast-enhanced abdominal CT – certainly before – synchronous resection of pancreatic tumour and liver"
                        + " metastasis",
                browser.text(".about h3"));
        assertEquals(4, browser.all(".about ol li").size());
        assertTrue(browser.text(".about ol").contains("“were then performed”"));

        browser.press(Keys.ESCAPE);
        assertTrue(browser.text(".about").startsWith("Point at an event"));
    }

    @Test
    void whatCannotBeToldIsSaidSo(Browser browser) {
        browser.open(TIMELINE);
        focus(browser, "skin-improvement");
        browser.press(Keys.SPACE);
        focus(browser, "final-diagnosis");
        browser.press(Keys.SPACE);
        browser.until("the relation is shown", () -> String.valueOf(
                        browser.script("return document.querySelector('.about h3').textContent"))
                .contains("cannot be told"));

        assertTrue(browser.text(".about").contains("allows both"));
    }

    @Test
    void anotherDiagnosisIsChosenByTheKeyboard(Browser browser) {
        browser.open(TIMELINE);
        assertEquals(
                "event before", browser.find(".drawing [data-event=surgery]").getDomAttribute("class"));

        browser.script("document.querySelector('#diagnosis').focus()");
        browser.press(Keys.ARROW_UP);
        browser.until(
                "the working diagnosis is compared",
                () -> browser.has(".timeline-figure.enhanced[data-diagnosis=working-diagnosis]"));

        assertEquals(
                "event after", browser.find(".drawing [data-event=surgery]").getDomAttribute("class"));
        assertEquals("diagnosis", browser.focused().getDomAttribute("id"));
    }

    @Test
    void withoutScriptsLinksAndAFormDoTheSame(Browser browser) {
        browser.open(TIMELINE + "?diagnosis=working-diagnosis&event=surgery");

        assertTrue(browser.has(".about"));
        browser.open("/case/wang-2022/order?first=ct&second=surgery");
        assertTrue(browser.text("h1").contains("certainly before"));
        assertEquals(4, browser.all("main ol li").size());
    }

    @Test
    void labelsOfALaneDoNotOverlap(Browser browser) {
        browser.open(TIMELINE);

        assertEquals(
                List.of(),
                browser.script(
                        """
                        const boxes = [...document.querySelectorAll(".drawing .label")]
                          .map((label) => [label.textContent, label.getBoundingClientRect()]);
                        const hits = [];
                        for (const [one, a] of boxes) for (const [other, b] of boxes)
                          if (one < other && a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom)
                            hits.push(`${one} / ${other}`);
                        return hits;
                        """));
    }

    @Test
    void thePictureIsSavedAsPng(Browser browser) {
        browser.open(TIMELINE);
        browser.script(
                """
                HTMLAnchorElement.prototype.click = function () { window.saved = this.download + " " + this.protocol; };
                document.querySelector(".png button").click();
                """);

        browser.until("the picture is made", () -> !browser.script("return window.saved")
                .equals(""));
        assertEquals("timeline.png blob:", browser.script("return window.saved"));
    }

    @Test
    void aNarrowScreenHasAListInsteadAndNoSidewaysScrolling(Browser browser) {
        browser.size(360, 740);
        browser.open("/");

        assertFalse(browser.find(".drawing").isDisplayed());
        assertTrue(browser.text(".moments").startsWith("between 16 Apr 2019 and 15 Jun 2019\nskin lesions"));
        assertEquals(
                0L,
                browser.script("const page = document.documentElement; return page.scrollWidth - page.clientWidth"));
    }

    @ParameterizedTest
    @CsvSource({"/,light,1280", "/,dark,1280", "/,dark,360", "/case/wang-2022/timeline,light,1280"})
    void axeFindsNothingSerious(String path, String scheme, int width, Browser browser) {
        browser.size(width, 900);
        browser.prefers(scheme, false);
        browser.open(path);

        assertEquals(List.of(), browser.seriousFindings());
    }
}
