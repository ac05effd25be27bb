package org.casegraph.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.casegraph.ServedProject;
import org.casegraph.SharedProject;
import org.casegraph.face.html.WrittenNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How pages say things, whatever they are about. */
@ExtendWith(SharedProject.class)
class PageWordsTest {
    private static final Pattern BARE = Pattern.compile("<td[^>]*>(?:<a [^>]*>)?\\d{4,}(?:</a>)?</td>");

    @Test
    void aNumberHasACommaAtEachThousand(ServedProject served) {
        assertEquals("5,853", WrittenNumber.of(5853));
        for (String path :
                List.of("/dataset", "/schema", "/ontology", "/compare-groups?first.sex=male&second.sex=female")) {
            assertEquals(
                    List.of(),
                    BARE.matcher(served.page(path))
                            .results()
                            .map(found -> found.group())
                            .toList(),
                    path);
        }
    }

    /** The sign that explains a word stands behind it, and no blank before a colon. */
    @Test
    void whatAllRowsShareIsToldWithItsColonBesideItsName(ServedProject served) {
        String page = served.page("/questions/findings-before-diagnosis?case=wang-2022");

        assertTrue(page.contains("<i>Polarity:<button"), page);
        assertFalse(page.contains("</button>: "), page);
    }

    @Test
    void aPersonWhoFindsNothingIsNotSentToWhatProgramsAsk(ServedProject served) {
        String person = text(served, "/nothing-here", "text/html");
        String program = text(served, "/nothing-here", "application/json");

        assertTrue(person.contains("Nothing is at /nothing-here.<"), person);
        assertFalse(person.contains("/health"), person);
        assertFalse(person.contains("Nearest"), person);
        assertTrue(program.contains("/health"), program);
        assertTrue(text(served, "/compere", "text/html").contains("<a href=\"/compare\">"), "one that is near");
    }

    @Test
    void anUnknownCaseHasNoNearestThatIsUnlikeIt(ServedProject served) {
        String unlike = text(served, "/case/nothing-like-it-at-all", "text/html");
        String like = text(served, "/case/wang-2021", "text/html");

        assertTrue(unlike.contains("None has a name like it; /case lists all."), unlike);
        assertTrue(like.contains("Nearest: wang-2022"), like);
    }

    @Test
    void timesOfWhichNoneCanBeUsedAreNotDrawn(ServedProject served) {
        String page = served.page("/curve?from=cg:Presentation&to=cg:FinalDiagnosis&disease=cg:Gastrinoma");

        assertTrue(page.contains("No case has a time that can be used"), page);
        assertFalse(page.contains("class=\"picture\""), page);
        assertTrue(page.toLowerCase(Locale.ROOT).contains("not used"), page);
    }

    /** A few weeks are no line at the edge of years in which nothing more is known. */
    @Test
    void aCurveEndsWhereItHasCertainlyFallen(ServedProject served) {
        String page = served.page("/curve?from=cg:Presentation&to=cg:FinalDiagnosis");

        assertFalse(page.contains(">300</text>"), page);
        assertTrue(page.contains(">0.3</text>"), page);
    }

    private static String text(ServedProject served, String path, String accept) {
        return new String(served.get(path, accept).body(), StandardCharsets.UTF_8);
    }
}
