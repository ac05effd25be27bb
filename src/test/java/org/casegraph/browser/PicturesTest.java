package org.casegraph.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of answers, cases beside each other, and the graph of a case. */
@InBrowser
class PicturesTest {
    @Test
    void anAnswerThatCanBeDrawnHasItsPictureAboveTheTable(Browser browser) {
        browser.open("/questions/abnormal-results?case=wang-2022");

        assertEquals(1, browser.all("figure.picture svg .open-end").size(), "glucagon above 800");
        assertTrue(browser.find("figure.picture").getLocation().y
                < browser.find("table").getLocation().y);
    }

    @Test
    void casesStandBesideEachOtherAlignedOnTheDiagnosis(Browser browser) {
        browser.open("/compare?case=wang-2022&case=han-tgh-3627");

        assertEquals(2, browser.all(".compare th[scope=col]").size());
        assertTrue(browser.text(".compare td:nth-of-type(1) b").startsWith("pruritus"), "shared by its class");
    }

    @Test
    void theGraphOfACaseIsDrawnAndAlsoATable(Browser browser) {
        browser.open("/case/wang-2022/graph");

        assertTrue(browser.has(".network canvas"));
        assertTrue(browser.all("tbody tr").size() > 50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/questions/abnormal-results?case=wang-2022",
                "/questions/grade-by-specimen?case=wang-2022",
                "/questions/finding-frequency",
                "/compare?case=wang-2022&case=han-tgh-3627",
                "/case/wang-2022/graph"
            })
    void axeFindsNothingSeriousAndNothingScrollsSideways(String path, Browser browser) {
        browser.open(path);
        assertEquals(List.of(), browser.seriousFindings());

        browser.size(360, 740);
        assertEquals(
                0L,
                browser.script("const page = document.documentElement; return page.scrollWidth - page.clientWidth"));
    }
}
