package org.casegraph.workbench;

import static org.casegraph.workbench.Encoding.apply;
import static org.casegraph.workbench.Encoding.fact;
import static org.casegraph.workbench.Encoding.node;
import static org.casegraph.workbench.Encoding.place;
import static org.casegraph.workbench.Encoding.term;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.problem.Problem;
import org.casegraph.statement.OrderWord;
import org.casegraph.statement.Standing;
import org.casegraph.statement.TimeLength;
import org.casegraph.store.FailingDisk;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does to a case file, without a page. */
class CaseFileTest {
    private static final Edit RASH = fact(Standing.PRESENT, term("SkinLesion"), "a rash on both legs");

    @TempDir
    private Path folder;

    private Encoding encoding;

    @BeforeEach
    void begin() {
        encoding = Encoding.begun(folder);
    }

    @Test
    void aFactIsAddedInItsPlaceAndAllElseStaysAsItWas() {
        String before = encoding.written();
        CaseFile file = encoding.open();

        apply(file, RASH);

        String fact =
                """

                <#skin-lesion> a cg:SkinLesion , cg:Finding ;
                    rdfs:label "skin lesion"@en ;
                    cg:about <#patient> ; cg:inCase <> ; cg:voice cg:AuthorsOnPatient ;
                    cg:statedIn <#p-skin-lesion> .
                """;
        String passage =
                """

                <#p-skin-lesion> a cg:Passage ;
                    cg:section cg:CaseDescription ;
                    cg:sentence 2 ; cg:start 61 ; cg:end 80 ;
                    cg:quote "a rash on both legs" ;
                    cg:fromReport <#report> ; cg:inCase <> .
                """;
        assertEquals(before, encoding.written().replace(fact, "").replace(passage, ""), "nothing but these two is new");
        assertTrue(encoding.written().indexOf(fact) < encoding.written().indexOf("### Passages"));
        assertTrue(encoding.written().indexOf(passage) < encoding.written().indexOf("# The end of what I read."));
    }

    @Test
    void whatWasBrokenByAWindowsEditorKeepsItsLines() throws IOException {
        Files.writeString(encoding.file(), "\uFEFF" + encoding.written().replace("\n", "\r\n"));
        CaseFile file = encoding.open();

        apply(file, RASH);

        assertTrue(encoding.written().startsWith("\uFEFF@base"));
        assertFalse(encoding.written().replace("\r\n", "").contains("\n"), "each line ends as the others do");
        assertTrue(encoding.written().contains("\r\n<#skin-lesion> a cg:SkinLesion"));
    }

    @Test
    void prefixesAreThoseOfTheFile() throws IOException {
        Files.writeString(
                encoding.file(),
                encoding.written()
                        .replace("cg:", "c:")
                        .replace("@prefix rdfs:", "@prefix r:")
                        .replace("rdfs:", "r:"));
        CaseFile file = encoding.open();

        apply(file, RASH);

        assertTrue(encoding.written().contains("<#skin-lesion> a c:SkinLesion , c:Finding ;\n    r:label "));
    }

    @Test
    void wordsThatAreQuotedAlreadyAreNotQuotedAgain() {
        CaseFile file = encoding.open();
        apply(file, RASH);

        apply(file, fact(Standing.SUSPECTED, term("Dermatosis"), "a rash on both legs"));

        assertEquals(1, encoding.written().split("\"a rash on both legs\"", -1).length - 1);
        assertTrue(encoding.written().contains("cg:suspects cg:Dermatosis"));
    }

    @Test
    void aDenialIsNoInstanceOfWhatIsDenied() {
        CaseFile file = encoding.open();

        apply(
                file,
                new Edit.State(
                        new Fact(
                                term("Diarrhoea"),
                                Standing.ABSENT,
                                Optional.empty(),
                                List.of(
                                        new Fact.Detail(CG.basis, CG.PatientDenial),
                                        new Fact.Detail(CG.span, CG.AtPresentation)),
                                List.of(),
                                "",
                                List.of(),
                                Optional.empty(),
                                "",
                                CG.AuthorsOnPatient),
                        place("denied any diarrhoea")));

        assertTrue(
                encoding.written()
                        .contains(
                                """
                                <#no-diarrhoea> a cg:AbsentFinding ;
                                    rdfs:label "no diarrhoea"@en ;
                                    cg:absenceOf cg:Diarrhoea ;
                                    cg:basis cg:PatientDenial ;
                                    cg:span cg:AtPresentation ;
                                """),
                encoding.written());
        assertEquals(
                "absent",
                StatedFact.of(file).stream()
                        .filter(fact -> fact.label().equals("no diarrhoea"))
                        .findFirst()
                        .orElseThrow()
                        .standing());
    }

    @Test
    void aCensoredResultHasABoundAndNoValue() {
        CaseFile file = encoding.open();

        apply(file, measured("Plasma glucagon was >900 pg/mL (normal <200)", ">900", "pg/mL", "", "200"));

        assertTrue(
                encoding.written()
                        .contains(
                                """
                                    cg:measures cg:BloodGlucagon ;
                                    cg:lower 900.0 ; cg:lowerInclusive false ;
                                    cg:unit "pg/mL" ; cg:ucum "pg/mL" ;
                                    cg:referenceHigh 200.0 ;
                                """),
                encoding.written());
        assertEquals(List.of(), errors(file));
    }

    private static Edit measured(String words, String value, String unit, String low, String high) {
        return new Edit.State(
                new Fact(
                        term("BloodGlucagon"),
                        Standing.PRESENT,
                        Optional.of(new Fact.Result(value, unit, low, high)),
                        List.of(),
                        List.of(),
                        "",
                        List.of(),
                        Optional.empty(),
                        "",
                        CG.AuthorsOnPatient),
                place(words));
    }

    private static List<String> errors(CaseFile file) {
        return LiveCheck.ofProject().messages(file).stream()
                .filter(message -> message.level().equals("error"))
                .map(message -> message.what())
                .toList();
    }

    @Test
    void aWordThatIsNoResultIsRefusedWithWhatToWrite() {
        CaseFile file = encoding.open();
        String before = encoding.written();

        Problem problem = assertThrows(
                Problem.class, () -> apply(file, measured("Plasma glucagon was >900", "very high", "pg/mL", "", "")));

        assertEquals(
                "the statement: “very high” is no number, bound or range. Write it as 95, 31.2, >800 or 10-20, with a"
                        + " decimal point.",
                problem.getMessage());
        assertEquals(before, encoding.written());
    }

    @Test
    void nineWordsAreNotQuoted() {
        CaseFile file = encoding.open();

        Problem problem = assertThrows(
                Problem.class,
                () -> apply(file, fact(Standing.PRESENT, term("SkinLesion"), "a rash on both legs and a sore tongue")));

        assertTrue(problem.getMessage().contains("the quote has 9 words, and at most 8 may be quoted"));
    }

    @Test
    void aFactBeforeAnotherIsOrderedInTheSameStep() {
        CaseFile file = encoding.open();
        Tie tie =
                new Tie(OrderWord.BEFORE, node(file, "presentation"), Optional.of(new TimeLength(14, "month")), false);

        apply(file, fact(Standing.PRESENT, term("SkinLesion"), "rash had begun 14 months before presentation", tie));

        assertTrue(
                encoding.written()
                        .contains(
                                """
                                <#t-skin-lesion> a cg:TemporalConstraint ;
                                    rdfs:label "skin lesion 14 months before presentation"@en ;
                                    cg:earlier <#skin-lesion> ; cg:later <#presentation> ;
                                    cg:minimum "P14M"^^xsd:duration ; cg:maximum "P14M"^^xsd:duration ;
                                    cg:tolerance "P15D"^^xsd:duration ;
                                    cg:strength cg:StatedOrder ;
                                """),
                encoding.written());
        assertEquals(List.of(), errors(file));
        file.undo(file.version());
        assertEquals(Encoding.begun(temporary()).written(), encoding.written());
    }

    private Path temporary() {
        try {
            return Files.createTempDirectory(folder, "other");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void sexAndAgeGoIntoTheBlockOfThePatientBehindWhatIsThere() {
        CaseFile file = encoding.open();

        apply(file, new Edit.Person(Optional.of(CG.Female), Optional.of(58), place("58-year-old woman")));

        assertTrue(
                encoding.written()
                        .contains(
                                """
                                    # cg:sex cg:Female ; cg:ageYears 54 ; cg:ageAt <#presentation> ;
                                    cg:inCase <> ; cg:voice cg:AuthorsOnPatient ;
                                    cg:statedIn <#p1> ;
                                    cg:sex cg:Female ;
                                    cg:ageYears 58 ;
                                    cg:ageAt <#presentation> ;
                                    cg:alsoStatedIn <#p-patient> .
                                """),
                encoding.written());
        assertEquals(List.of(), errors(file));
    }

    @Test
    void whatIsInCapitalsIsReplacedWhereItStands() {
        CaseFile file = encoding.open();
        String before = encoding.written();

        apply(
                file,
                new Edit.Reworded(
                        file.source().name(), RDFS.label.asNode(), "A \"rash\" and weight loss (Miller 2021)"));

        assertEquals(
                before.replace(
                        "\"SHORT NAME OF THE CASE\"@en ;", "\"A \\\"rash\\\" and weight loss (Miller 2021)\"@en ;"),
                encoding.written());
    }

    @Test
    void aFactIsTakenAwayWithItsOrderAndItsWords() {
        CaseFile file = encoding.open();
        String before = encoding.written();
        apply(
                file,
                fact(
                        Standing.PRESENT,
                        term("SkinLesion"),
                        "a rash on both legs",
                        new Tie(OrderWord.BEFORE, node(file, "presentation"), Optional.empty(), false)));

        apply(file, new Edit.Removed(node(file, "skin-lesion")));

        assertEquals(before, encoding.written());
    }

    @Test
    void whatOthersRestOnStays() {
        CaseFile file = encoding.open();
        apply(
                file,
                fact(
                        Standing.PRESENT,
                        term("SkinLesion"),
                        "a rash on both legs",
                        new Tie(OrderWord.AT, node(file, "presentation"), Optional.empty(), false)));

        Problem problem = assertThrows(Problem.class, () -> apply(file, new Edit.Removed(node(file, "presentation"))));

        assertTrue(problem.getMessage().contains("other things rest on it: skin lesion"), problem.getMessage());
    }

    @Test
    void turtleThatCannotBeReadIsToldWithItsPlaceAndNotWritten() {
        CaseFile file = encoding.open();
        String before = encoding.written();

        Problem problem = assertThrows(
                Problem.class,
                () -> apply(file, new Edit.Rewritten(node(file, "presentation"), "<#presentation> a cg:Presentation")));

        assertTrue(problem.text().contains("[malformed-file]"), problem.text());
        assertTrue(problem.getMessage().contains("miller-2021.ttl:"), problem.getMessage());
        assertEquals(before, encoding.written());
    }

    @Test
    void aFileThatChangedOutsideIsNotOverwritten() throws IOException {
        CaseFile file = encoding.open();
        String others = encoding.written() + "# By another hand.\n";
        Files.writeString(encoding.file(), others);

        Problem problem = assertThrows(Problem.class, () -> apply(file, RASH));

        assertTrue(
                problem.getMessage().contains("the file was changed outside the workbench, and is not overwritten"),
                problem.getMessage());
        assertEquals(others, encoding.written());
        file.reload();
        apply(file, RASH);
        assertTrue(encoding.written().contains("<#skin-lesion>"));
        assertTrue(encoding.written().endsWith("# By another hand.\n"));
    }

    @Test
    void aFileThatIsGoneIsNotMadeAgain() throws IOException {
        CaseFile file = encoding.open();
        Files.delete(encoding.file());

        assertThrows(Problem.class, () -> apply(file, RASH));

        assertFalse(Files.exists(encoding.file()));
    }

    @Test
    void whatASecondWindowHasNotSeenItDoesNotChange() {
        CaseFile file = encoding.open();
        String seen = file.version();
        apply(file, RASH);

        Problem problem = assertThrows(Problem.class, () -> file.apply(seen, RASH));

        assertTrue(problem.getMessage().contains("the case was changed in another window"), problem.getMessage());
    }

    /** Whichever step of a save fails, the file is the old one or the new one, and so it is told. */
    @Test
    void theOldOrTheNewFileIsThereWhereverASaveFails() throws IOException {
        String before = encoding.written();
        CaseFile whole = encoding.open();
        apply(whole, RASH);
        String after = encoding.written();
        int failing = 1;
        for (boolean isFailing = true; isFailing; failing++) {
            Files.writeString(encoding.file(), before);
            CaseFile file = encoding.open(new FailingDisk(failing));
            isFailing = false;
            try {
                apply(file, RASH);
            } catch (Problem problem) {
                isFailing = true;
                assertTrue(problem.text().contains("[not-written]"), problem.text());
            }
            String now = encoding.written();
            assertTrue(now.equals(before) || now.equals(after), "half a file after step " + failing);
            assertEquals(now, file.text(), "what is told is what is there");
            assertEquals(List.of(), left(), "nothing is left beside");
            assertFalse(file.isChangedOutside());
        }
        assertTrue(failing > 5, "each step failed once: " + failing);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(".casegraph"))
                    .toList();
        }
    }

    @Test
    void aFileOfAnotherReportIsRefused() throws IOException {
        Files.writeString(encoding.report(), "Another report of another patient.");

        Problem problem = assertThrows(Problem.class, encoding::open);

        assertTrue(problem.text().contains("[report-changed]"), problem.text());
    }
}
