package org.casegraph.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

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
    void similarCasesShowWhatTheyShareAndWhatIsDeniedAndNotReportedIsNotTheSame(Browser browser) {
        browser.open("/case/wang-2022");
        browser.click("a[href*='similar-cases']");
        browser.settle();

        assertEquals(10, browser.all("figure.picture .track").size(), "a bar for each of ten cases");
        assertTrue(browser.has("figure.picture path.against"));
        assertTrue(browser.has("figure.picture circle.silent"));
        assertTrue(titles(browser, "path.against").contains("denies liver metastasis"));
        assertTrue(titles(browser, "g:has(> .part)").contains("glossitis only as oral mucosal finding"));

        browser.click(".in-words summary");
        assertEquals(10, browser.all(".in-words tbody tr").size());
        assertTrue(browser.text(".in-words tbody").contains("denies liver metastasis"));
    }

    private static String titles(Browser browser, String mark) {
        return browser.script(
                        "return [...document.querySelectorAll('figure.picture .cell')].filter(cell =>"
                                + " cell.querySelector(arguments[0])).map(cell => cell.textContent).join('\\n')",
                        mark)
                .toString();
    }

    @Test
    void casesStandBesideEachOtherAlignedOnTheDiagnosis(Browser browser) {
        browser.open("/compare?case=wang-2022&case=han-tgh-3627");

        assertEquals(2, browser.all(".compare th[scope=col]").size());
        List<String> bold = browser.all(".compare td:nth-of-type(1) b").stream()
                .map(WebElement::getText)
                .toList();
        assertTrue(bold.contains("pruritus of the skin lesions"), "shared by its class");
        assertFalse(bold.contains("cheilitis"), "only the first case has it");
    }

    @Test
    void comparedCasesAreDrawnOnOneScaleAboveTheTable(Browser browser) {
        browser.open("/compare?case=wang-2022&case=han-tgh-3627");

        assertTrue(browser.has("#case-1-event-glossitis .open"), "no distance from the diagnosis is known");
        assertTrue(browser.find(".aligned").getLocation().y
                < browser.find(".rows.compare").getLocation().y);
        assertEquals(
                middle(browser, "#case-1-event-final-diagnosis"), middle(browser, "#case-2-event-final-diagnosis"));

        browser.choose("#align option[value=visit]");
        browser.click(".fields button");
        browser.until("the form was sent", () -> browser.path().contains("align=visit"));
        browser.settle();
        assertTrue(
                browser.find("#case-1-event-skin-lesions")
                        .getDomAttribute("aria-label")
                        .startsWith("skin lesions, "),
                "it is months before that visit");
        assertTrue(browser.has("#case-1-event-skin-lesions .mark.dated"));

        browser.choose("#show option[value=shared]");
        browser.click(".fields button");
        browser.until("the form was sent", () -> browser.path().contains("show=shared"));
        browser.settle();
        assertFalse(browser.has("#case-1-event-glossitis"), "only the first case has it");
        assertTrue(browser.has("#case-1-event-pruritus"));
        assertTrue(browser.find(".downloads a[download]")
                .getDomAttribute("href")
                .contains("/compare.svg?align=visit&show=shared&case=wang-2022&case=han-tgh-3627"));
    }

    private static Object middle(Browser browser, String event) {
        return browser.script(
                "const box = document.querySelector(arguments[0] + ' .mark').getBoundingClientRect();"
                        + " return Math.round(box.x + box.width / 2)",
                event);
    }

    @Test
    void theGraphOfACaseFillsItsBoxAndIsAlsoATable(Browser browser) {
        browser.open("/case/wang-2022/graph");

        assertTrue(browser.has(".network canvas"));
        assertTrue(browser.all("tbody tr").size() > 50);
        double filled = ((Number) browser.script("const drawn = document.querySelector('.network .canvas')._cyreg.cy;"
                        + " return drawn.nodes().renderedBoundingBox().x2 / drawn.width()"))
                .doubleValue();
        assertTrue(filled > 0.9 && filled <= 1, "to " + filled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/questions/finding-frequency", "/questions/order-patterns?fewest=3", "/schema", "/elements"})
    void barsAndTheSchemaFitATelephone(String path, Browser browser) {
        browser.size(360, 740);
        browser.open(path);

        assertEquals(
                List.of(),
                browser.script("return [...document.querySelectorAll('figure.picture')]"
                        + ".filter(of => of.scrollWidth > of.clientWidth"
                        + " || [...of.querySelectorAll('svg')].filter(one => one.checkVisibility()).length !== 1)"
                        + ".map(of => of.outerHTML.slice(0, 80))"));
    }

    @Test
    void aTitleIsNotBrokenWithinAnAge(Browser browser) {
        browser.size(360, 740);
        browser.open("/case/wang-2022");

        assertEquals("23-year-old", browser.text("h1 .unbroken"));
        assertEquals(1L, browser.script("return document.querySelector('h1 .unbroken').getClientRects().length"));
    }

    @Test
    void theMatrixTellsWhatIsSuspectedAndWhatWasNotRead(Browser browser) {
        browser.open("/compare?case=al-faouri-2016&case=dld-2022");
        String erythema = browser.all(".matrix tbody tr").stream()
                .map(WebElement::getText)
                .filter(row -> row.startsWith("necrolytic migratory erythema"))
                .findFirst()
                .orElseThrow();
        assertTrue(erythema.contains("suspected: necrolytic migratory erythema"), erythema);
        assertTrue(browser.has(".matrix tbody td:nth-child(2) .status.suspected"));
        assertTrue(browser.has(".matrix .status.not-read"));
        assertFalse(browser.has(".matrix .status.not-reported"), "neither report was read whole");
        for (int width : new int[] {1280, 360}) {
            browser.size(width, 900);
            assertEquals(
                    0L,
                    browser.script(
                            "const of = document.querySelector('.matrix'); return of.scrollWidth - of.clientWidth"));
        }
    }

    @Test
    void aNodeOfTheListShowsWhatIsBoundToItAndAKindCanBeLeftOut(Browser browser) {
        browser.open("/case/wang-2022/graph");
        browser.script("document.querySelector(\"[data-node$='#ct']\").focus()");

        List<String> near =
                browser.all(".members a.near").stream().map(WebElement::getText).toList();
        assertTrue(near.contains("contrast-enhanced abdominal CT"), near.toString());
        assertTrue(near.contains("pancreatic mass on CT"), near.toString());
        assertFalse(near.contains("glossitis"), near.toString());

        browser.press(Keys.TAB);
        assertEquals(
                browser.focused().getDomAttribute("data-node"),
                browser.find(".members a.near:focus").getDomAttribute("data-node"),
                "the tab key goes to the next node");
        assertTrue(browser.all("[data-kind=results] a").get(0).isDisplayed());
        browser.click(browser.all(".tools label").stream()
                .filter(label -> label.getText().equals("Results"))
                .findFirst()
                .orElseThrow());
        assertFalse(browser.all("[data-kind=results] a").get(0).isDisplayed());
        assertTrue(browser.all("[data-kind=tests] a").get(0).isDisplayed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/questions/abnormal-results?case=wang-2022",
                "/questions/similar-cases?case=wang-2022",
                "/case/wang-2022/graph"
            })
    void axeFindsNothingSeriousAndNothingScrollsSideways(String path, Browser browser) {
        findsNothingSeriousAndNothingScrollsSideways(path, browser);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/questions/grade-by-specimen?case=wang-2022",
                "/questions/finding-frequency",
                "/compare?case=wang-2022&case=han-tgh-3627",
                "/compare?case=wang-2022&case=esa-srb-2022&case=he-2021&align=birth"
            })
    void axeFindsNothingSeriousAndNothingScrollsSidewaysInOtherPictures(String path, Browser browser) {
        findsNothingSeriousAndNothingScrollsSideways(path, browser);
    }

    private static void findsNothingSeriousAndNothingScrollsSideways(String path, Browser browser) {
        browser.open(path);
        assertEquals(List.of(), browser.seriousFindings());

        browser.size(360, 740);
        assertEquals(
                0L,
                browser.script("const page = document.documentElement; return page.scrollWidth - page.clientWidth"));
    }
}
