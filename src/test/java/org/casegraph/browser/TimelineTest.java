package org.casegraph.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.drawing.TimelineDrawing;
import org.casegraph.graph.CaseIris;
import org.casegraph.problem.Problem;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.phenopacket.PhenopacketSource;
import org.casegraph.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

        assertEquals("What preceded the diagnosis?", browser.text(".introduction h2"));
        assertTrue(browser.text(".introduction p").contains("Of its 39 findings, 25 came certainly before the final"));
        assertFalse(browser.text(".legend").matches(".*\\d+ certainly.*"), "one count, and it is explained");
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

    /** A grid over all that is drawn for an event: mark, label, the gap between them, the bar of its range. */
    private static final String MISSED =
            """
            const missed = [];
            for (const event of document.querySelectorAll(".drawing a.event")) {
              event.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
              const boxes = [...event.children].filter((part) => part.getBBox).map((part) => part.getBoundingClientRect());
              const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
              const width = Math.max(...boxes.map((box) => box.right)) - left;
              const height = Math.max(...boxes.map((box) => box.bottom)) - top;
              let hit = 0;
              for (let i = 0; i < 40; i++) for (let j = 0; j < 5; j++) {
                const met = document.elementFromPoint(left + ((i + 0.5) / 40) * width, top + ((j + 0.5) / 5) * height);
                if (met && met.closest("a.event") === event) hit++;
              }
              if (hit < 198) missed.push(`${event.dataset.event}: ${hit / 2} %`);
            }
            return missed;
            """;

    @Test
    void theWholeTargetOfAnEventIsTheEvent(Browser browser) {
        browser.open(TIMELINE);
        assertEquals(List.of(), browser.script(MISSED));

        browser.script("document.querySelector('.drawing').innerHTML = arguments[0]", drawingOf(SEVERAL_AGES));
        assertEquals(5, browser.all(".drawing a.event").size());
        assertEquals(List.of(), browser.script(MISSED), "of a record with ages");
    }

    private static final String SEVERAL_AGES =
            """
            { "type": { "id": "HP:0001250", "label": "Seizure" },
              "onset": { "ageRange": { "start": { "iso8601duration": "P3Y" },
                "end": { "iso8601duration": "P15Y" } } } },
            { "type": { "id": "HP:0001166", "label": "Arachnodactyly" },
              "onset": { "age": { "iso8601duration": "P20Y" } } },
            { "type": { "id": "HP:0000545", "label": "Myopia" } },
            """;

    private static String drawingOf(String features) {
        List<ImportedCase> cases = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        new PhenopacketSource(cases::add, problems::add)
                .read(
                        "ages.json",
                        """
                        { "id": "ages", "subject": { "id": "p",
                            "timeAtLastEncounter": { "age": { "iso8601duration": "P23Y" } } },
                          "phenotypicFeatures": [ FEATURES ],
                          "interpretations": [
                            { "id": "i", "progressStatus": "SOLVED",
                              "diagnosis": { "disease": { "id": "OMIM:154700", "label": "Marfan syndrome" } } } ],
                          "metaData": { "phenopacketSchemaVersion": "2.0" } }
                        """
                                .replace("FEATURES", features.strip().replaceFirst(",$", ""))
                                .getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), problems);
        try (Store store = Store.inMemory(
                ProjectSources.ontology(),
                cases.stream().map(ImportedCase::source).toList())) {
            CaseTimeline timeline = CaseTimeline.of(store, CaseIris.of("ages"));
            return new TimelineDrawing(timeline, timeline.diagnoses().stream().findFirst(), event -> "#" + event.id())
                    .svg();
        }
    }

    /** What sticks to an edge of the window and lies over the middle or a corner of what has the focus. */
    private static final String COVER =
            """
            const focused = document.activeElement;
            const box = (focused.querySelector(".target") ?? focused).getClientRects()[0];
            const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
            const [left, right, top, bottom] = [box.left + 2, box.right - 2, box.top + 2, box.bottom - 2];
            for (const [at, down] of [[x, y], [left, top], [right, top], [left, bottom], [right, bottom]]) {
              if (down < 0 || down > innerHeight) return `out of sight: ${focused.outerHTML.slice(0, 120)}`;
              for (let met = document.elementFromPoint(at, down); met && !met.contains(focused) && !focused.contains(met); met = met.parentElement)
                if (["sticky", "fixed"].includes(getComputedStyle(met).position))
                  return `${met.className} lies over ${focused.outerHTML.slice(0, 120)}`;
            }
            return "";
            """;

    /** What covers it once the page is drawn anew, whether the box tells of it, and the event that it is. */
    private static final String SEEN =
            """
            const cover = () => { COVER };
            return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
              done([cover(), document.querySelector(".about.telling") !== null,
                document.activeElement.dataset.event ?? ""]))));
            """
                    .replace("COVER", COVER);

    @ParameterizedTest
    @CsvSource({"1280, 600", "390, 800"})
    void whatHasTheFocusIsNeverCovered(int width, int height, Browser browser) {
        browser.size(width, height);
        browser.open(TIMELINE);
        int telling = 0;
        for (Keys way : List.of(Keys.TAB, Keys.ARROW_DOWN, Keys.ENTER, Keys.ARROW_RIGHT, Keys.ENTER, Keys.ARROW_DOWN)) {
            String last = "";
            for (int step = 0; step < 40; step++) {
                browser.press(way);
                List<?> seen = (List<?>) browser.script(SEEN);
                assertEquals("", seen.get(0), way.name() + " " + step);
                telling += Boolean.TRUE.equals(seen.get(1)) ? 1 : 0;
                String now = String.valueOf(seen.get(2));
                if (way == Keys.ENTER || way == Keys.TAB && !now.isEmpty() || way != Keys.TAB && now.equals(last)) {
                    break;
                }
                last = now;
            }
        }
        assertTrue(telling > 20, telling + " times with the box");
        browser.press(Keys.TAB);
        assertEquals("", browser.script(COVER), "behind the events");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 200})
    void labelsOfALaneDoNotOverlap(int events, Browser browser) {
        browser.open(TIMELINE);
        assertEquals(List.of(), browser.script(OVERLAPS));

        browser.script("document.querySelector('.drawing').innerHTML = arguments[0]", drawingOf(record(events)));
        assertEquals(events + 2, browser.all(".drawing a.event").size());
        assertEquals(List.of(), browser.script(OVERLAPS), events + " events");
    }

    /** Seizures of other years each, known to the day or between bounds, and findings without a time. */
    private static String record(int events) {
        StringBuilder features = new StringBuilder();
        for (int i = 0; i < events; i++) {
            String onset =
                    switch (i % 3) {
                        case 0 ->
                            ", \"onset\": { \"age\": { \"iso8601duration\": \"P" + i % 23 + "Y" + i % 12 + "M\" } }";
                        case 1 ->
                            ", \"onset\": { \"ageRange\": { \"start\": { \"iso8601duration\": \"P" + i % 7
                                    + "Y\" }, \"end\": { \"iso8601duration\": \"P" + (8 + i % 15) + "Y\" } } }";
                        default -> "";
                    };
            features.append(
                    "{ \"type\": { \"id\": \"HP:%07d\", \"label\": \"Seizure of kind %d, with a long name\" }%s },"
                            .formatted(1250 + i, i, onset));
        }
        return features.toString();
    }

    private static final String OVERLAPS =
            """
                        const boxes = [...document.querySelectorAll(".drawing .label")]
                          .map((label) => [label.textContent, label.getBoundingClientRect()]);
                        const hits = [];
                        for (const [one, a] of boxes) for (const [other, b] of boxes)
                          if (one < other && a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom)
                            hits.push(`${one} / ${other}`);
                        return hits;
            """;

    @Test
    void lanesFoldOnBothScales(Browser browser) {
        browser.open("/case/hagi-2017/timeline");
        assertEquals(2, browser.all(".drawing svg.scale").size());
        String bottom = "const svg = document.querySelector('.drawing > svg');"
                + " return [svg.viewBox.baseVal.height, ...[...svg.querySelectorAll('svg.scale')]"
                + ".map((scale) => Number(scale.getAttribute('y')) + Number(scale.getAttribute('height')))]";
        List<?> before = (List<?>) browser.script(bottom);
        browser.click(".tools [aria-label=Results]");
        List<?> after = (List<?>) browser.script(bottom);

        assertFalse(browser.find(".drawing [data-lane=Results]").isDisplayed());
        assertEquals(height(before, 0) - height(before, 2), height(after, 0) - height(after, 2), 0.1);
        assertTrue(height(after, 0) < height(before, 0) - 20, before + " " + after);
        browser.click(".tools [aria-label=Results]");
        assertEquals(before, browser.script(bottom));
    }

    private static double height(List<?> heights, int index) {
        return ((Number) heights.get(index)).doubleValue();
    }

    @ParameterizedTest
    @ValueSource(ints = {768, 1280})
    void theSmallTimelineOfACaseNeedsNoScrolling(int width, Browser browser) {
        browser.size(width, 900);
        browser.open("/case/wang-2022");

        assertTrue(browser.find(".glance .drawing").isDisplayed());
        assertEquals(
                0L,
                browser.script("const box = document.querySelector('.glance .drawing');"
                        + " return box.scrollWidth - box.clientWidth"));
    }

    @Test
    void aLaneFoldsAndTheLegendFiltersByTheKeyboard(Browser browser) {
        browser.open(TIMELINE);
        Object height = browser.script("return document.querySelector('.drawing svg').viewBox.baseVal.height");
        browser.script("document.querySelector('.tools [aria-label=Results]').focus()");
        browser.press(Keys.ENTER);
        assertFalse(browser.find(".drawing [data-lane=Results]").isDisplayed());
        assertTrue(((Number) browser.script("return document.querySelector('.drawing svg').viewBox.baseVal.height"))
                        .doubleValue()
                < ((Number) height).doubleValue() - 300);

        assertTrue(browser.find(".drawing [data-event=skin-improvement]").isDisplayed());
        browser.script("document.querySelector('.legend [data-name=unknown] button.filter').focus()");
        browser.press(Keys.SPACE);
        assertFalse(browser.find(".drawing [data-event=skin-improvement]").isDisplayed());
        assertTrue(browser.find(".drawing [data-event=ct]").isDisplayed());
    }

    @Test
    void theDrawingGrowsInItsBoxAndIsWholeAgain(Browser browser) {
        browser.open(TIMELINE);
        browser.click(".tools [aria-label=Larger]");
        assertEquals(
                true,
                browser.script(
                        "const box = document.querySelector('.drawing'); return box.scrollWidth > 1.4 * box.clientWidth"));
        browser.click(".tools [aria-label='The whole drawing']");
        assertEquals(
                0L,
                browser.script(
                        "const box = document.querySelector('.drawing'); return box.scrollWidth - box.clientWidth"));
    }

    @Test
    void aChosenPairStaysWithAnotherDiagnosisAndInTheAddress(Browser browser) {
        browser.open(TIMELINE + "?first=ct&second=surgery");
        browser.until("the proof is shown", () -> browser.has(".about ol li"));

        browser.script("document.querySelector('#diagnosis').focus()");
        browser.press(Keys.ARROW_UP);
        browser.until(
                "the working diagnosis is compared",
                () -> browser.has(".timeline-figure.enhanced[data-diagnosis=working-diagnosis]"));
        browser.until("the proof is still shown", () -> browser.has(".about ol li"));
        assertTrue(browser.path().contains("first=ct&second=surgery"), browser.path());
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
    @ValueSource(strings = {"light", "dark"})
    void axeFindsNothingSeriousOfTheListOnANarrowScreen(String scheme, Browser browser) {
        browser.size(360, 900);
        browser.prefers(scheme, false);
        browser.open("/");

        assertEquals(List.of(), browser.seriousFindings());
    }
}
