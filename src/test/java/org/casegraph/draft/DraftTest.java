package org.casegraph.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.casegraph.problem.Problem;
import org.casegraph.timeline.TimeCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {
    private static final Optional<String> LICENCE = Optional.of("https://creativecommons.org/publicdomain/zero/1.0/");
    private static final String REPORT =
            """
            Case presentation

            A 54-year-old woman presented with diarrhoea in 2019. She denied flushing. No sudden fever was noted. \
            Weight loss had begun 6 weeks before presentation. Fatigue had begun thirteen months before it.
            """;

    @TempDir
    private Path folder;

    private Draft draft(Optional<String> licence, String... rows) throws IOException {
        Path report = Files.writeString(folder.resolve("report.txt"), REPORT);
        Path draft = Files.writeString(
                folder.resolve("draft.csv"),
                "id,kind,what,status,value,when,quote\n"
                        + "presentation,event,Presentation,,,2019,presented with diarrhoea in 2019\n"
                        + String.join("\n", rows) + "\n");
        return Draft.of(draft, report, "tried-1", licence, TimeCheck::problems);
    }

    @Test
    void theLicenceIsAskedForAndNeverInvented() throws IOException {
        Draft none = draft(Optional.empty());

        assertFalse(none.turtle().contains("dcterms:license"), none.turtle());
        assertTrue(none.report()
                .lines()
                .get(0)
                .contains("no row gives the licence of the case; add one of the kind report"));
        assertEquals(
                List.of("the case does not name a licence by its IRI"),
                none.unresolved().stream()
                        .map(Problem::getMessage)
                        .map(line -> line.replaceFirst(".*>: ([^.]*)[.].*", "$1"))
                        .toList());

        Draft ofRow = draft(LICENCE, "l,report,licence,,https://creativecommons.org/licenses/by/4.0/,,");
        assertTrue(ofRow.turtle().contains("<https://creativecommons.org/licenses/by/4.0/>"), "a row weighs more");
        assertEquals(List.of(), ofRow.unresolved());
        assertEquals(List.of(), draft(LICENCE).unresolved());
    }

    @Test
    void aDenialIsTakenFromItsCueAndTold() throws IOException {
        Draft draft = draft(
                LICENCE,
                "flushing,,flushing,absent,,at presentation,denied flushing",
                "fever,,fever,absent,,at presentation,No sudden fever was noted");

        assertEquals(List.of(), draft.report().lines());
        assertTrue(block(draft, "flushing").contains("cg:PatientDenial"), draft.turtle());
        assertTrue(block(draft, "fever").contains("cg:ReportStatement"), "no ground is read off the word sudden");
        assertTrue(draft.report().json().contains("its basis is taken as denial, as the words have it"));
    }

    @Test
    void weeksOfTheAuthorsAreTheAuthors() throws IOException {
        Draft draft = draft(
                LICENCE,
                "loss,,weight loss,,,6 weeks before presentation,Weight loss had begun 6 weeks before presentation");

        assertEquals(List.of(), draft.report().lines());
        assertEquals(List.of(), draft.unresolved());
        assertTrue(block(draft, "t-loss-1").contains("P42D"), draft.turtle());
        assertTrue(block(draft, "t-loss-1").contains("cg:AuthorsOnPatient"), draft.turtle());
    }

    @Test
    void aNumberAboveTwelveMayBeAWordToo() throws IOException {
        Draft draft = draft(
                LICENCE,
                "fatigue,,fatigue,,,13 months before presentation,Fatigue had begun thirteen months before it");

        assertEquals(List.of(), draft.unresolved());
        assertTrue(block(draft, "t-fatigue-1").contains("P13M"), draft.turtle());
    }

    @Test
    void anotherNumberOfWeeksIsRefused() throws IOException {
        Draft draft = draft(
                LICENCE,
                "loss,,weight loss,,,5 weeks before presentation,Weight loss had begun 6 weeks before presentation");

        assertTrue(
                draft.report().lines().get(0).endsWith("[value-not-in-quote]"),
                draft.report().lines()::toString);
    }

    private static String block(Draft draft, String fragment) {
        String from = draft.turtle().substring(draft.turtle().indexOf("\n<#" + fragment + ">"));
        return from.substring(0, from.indexOf(" .\n"));
    }
}
