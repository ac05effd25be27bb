package org.casegraph.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A quote that leads to its passage does so wherever it is pressed, also on its quotation marks. */
@InBrowser
class QuoteTest {
    /** Each end of each quote that is seen, as what a press there would meet if that is not the link around it. */
    private static final String MISSES =
            """
            const quotes = [...document.querySelectorAll("a q, q:has(a)")].filter((quote) => quote.getClientRects().length);
            const misses = quotes.flatMap((quote) => {
              const link = quote.closest("a");
              if (!link) return [`no link around ${quote.outerHTML}`];
              quote.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
              const text = quote.firstChild;
              const letter = (at) => {
                const range = document.createRange();
                range.setStart(text, at);
                range.setEnd(text, at + 1);
                return range.getBoundingClientRect();
              };
              const [first, last] = [letter(0), letter(text.data.trimEnd().length - 1)];
              const met = (x, line) => document.elementFromPoint(x, line.top + line.height / 2);
              return [met(first.left - 2, first), met(first.left + 1, first), met(last.right - 1, last), met(last.right + 2, last)]
                .filter((element) => !link.contains(element))
                .map((element) => `${quote.textContent} meets ${element?.outerHTML.slice(0, 60)}`);
            });
            return [quotes.length, misses.slice(0, 5)];
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/questions/findings-before-diagnosis?case=wang-2022",
                "/case/wang-2022",
                "/case/wang-2022/timeline?event=surgery",
                "/case/giampatzis-2023",
                "/knowledge"
            })
    void aPressOnAQuotationMarkIsOneOnTheLink(String path, Browser browser) {
        browser.open(path);

        assertWholeLinks(browser, path);
    }

    @Test
    void soItIsOnANarrowScreenWhereQuotesTakeSeveralLines(Browser browser) {
        browser.size(360, 740);
        for (String path : List.of("/", "/questions/findings-before-diagnosis?case=wang-2022")) {
            browser.open(path);

            assertWholeLinks(browser, path);
        }
    }

    @Test
    void soItIsWhereAScriptTellsOfAnEvent(Browser browser) {
        browser.open("/case/wang-2022/timeline");
        browser.script("document.querySelector('a.event[data-event=surgery]').focus()");
        browser.until("its passage is told", () -> browser.has(".about q"));

        assertWholeLinks(browser, browser.path());
    }

    private static void assertWholeLinks(Browser browser, String path) {
        browser.script("document.querySelectorAll('details').forEach((folded) => { folded.open = true; })");
        List<?> found = (List<?>) browser.script(MISSES);
        assertEquals(List.of(), found.get(1), path);
        assertTrue((Long) found.get(0) > 0, "no quote is a link on " + path);
    }
}
