package org.casegraph.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.project.ProjectFiles;
import org.casegraph.source.OwnCases;
import org.casegraph.source.TurtleSource;
import org.casegraph.source.report.CaseSection;
import org.casegraph.source.report.ReportText;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class PrivacyLintTest {
    private static final Path VIOLATES = Path.of("src/test/resources/privacy/violates");
    private static final PrivacyLint LINT = PrivacyLint.ofProject();

    private static final String HEAD =
            """
            @base <https://w3id.org/casegraph/case/x> .
            @prefix cg: <https://w3id.org/casegraph/ontology#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            <> a cg:Case .
            """;

    @TestFactory
    Stream<DynamicTest> eachIdentifierIsNamedAtItsLineAndOnlyByItsRule() throws IOException {
        try (Stream<Path> files = Files.list(VIOLATES)) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> namesItsDefect(file)));
        }
    }

    private static void namesItsDefect(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String expected = lines.get(0).replace("# expect: ", "");
        long marked = lines.stream().takeWhile(line -> !line.endsWith("# here")).count() + 1;
        List<Problem> problems = LINT.problems(TurtleSource.read(file));
        String told = problems.stream().map(Problem::text).collect(Collectors.joining("\n"));

        assertTrue(
                problems.stream()
                        .map(Problem::getMessage)
                        .anyMatch(
                                message -> message.startsWith(file + ":" + marked + ":") && message.contains(expected)),
                () -> "expected " + marked + " … " + expected + " among:\n" + told);
        assertTrue(
                LINT.disclosures(TurtleSource.read(file)).stream().allMatch(found -> file.getFileName()
                        .toString()
                        .startsWith(found.rule().id() + "-")),
                told);
    }

    @TestFactory
    Stream<DynamicTest> noCaseOfTheProjectTellsWhoItsPatientIs() {
        return OwnCases.all().stream()
                .map(source -> DynamicTest.dynamicTest(
                        source.file(),
                        () -> assertEquals(
                                List.of(),
                                LINT.problems(source).stream()
                                        .map(Problem::text)
                                        .toList())));
    }

    @Test
    void aPersonIsToldWithPlaceRuleParagraphAndRemedy() {
        assertEquals(
                List.of(
                        "x.ttl:5:19: <https://w3id.org/casegraph/case/x#n>: a person is named: \"Mrs. Doe\" (rule names,"
                                + " HIPAA 164.514(b)(2)(i)(A)). Write the patient, the sister, the physician; if it must stay,"
                                + " accept it with the reason in a cg:AcceptedDisclosure. [identifies-person]"),
                told("<#n> rdfs:comment \"seen with Mrs. Doe\" ."));
    }

    @Test
    void eachOfSeveralNamesInOneTextIsTold() {
        assertEquals(2, told("<#n> rdfs:comment \"Mrs. Doe and Mr. Roe\" .").size());
    }

    @Test
    void whatIsAcceptedIsNotToldAndOnlyThat() {
        String accepted =
                "<#ok> a cg:AcceptedDisclosure ; cg:privacyRule \"names\" ; cg:disclosedText \"Mrs. Doe\" .\n";

        assertEquals(List.of(), told(accepted + "<#n> rdfs:comment \"seen with Mrs. Doe\" ."));
        assertTrue(told(accepted + "<#n> rdfs:comment \"Mrs. Doe and Mr. Roe\" .")
                .get(0)
                .contains("\"Mr. Roe\""));
        assertEquals(
                Map.of(),
                LINT.counts(TurtleSource.read("x.ttl", HEAD + accepted + "<#n> rdfs:comment \"Mrs. Doe\" .")));
    }

    @Test
    void anAcceptanceOfWhatIsNotThereIsANote() {
        List<Problem> problems = LINT.problems(TurtleSource.read(
                "x.ttl",
                HEAD + "<#ok> a cg:AcceptedDisclosure ; cg:privacyRule \"names\" ; cg:disclosedText \"Mrs. Doe\" ."));

        assertEquals(1, problems.size());
        assertTrue(problems.get(0).isNote());
        assertTrue(
                problems.get(0).text().contains("the rule names does not tell \"Mrs. Doe\""),
                problems.get(0).text());
        assertTrue(problems.get(0).text().endsWith("[" + Mistake.DOUBTFUL.id() + "]"));
    }

    @Test
    void identifiersInTheCaseSectionOfAReportAreNotesAtTheirPlace(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("report.txt"),
                "John Doe, 12 Elm Street, Springfield\n\nCase report\n\nA woman came in May\n2011. Her son, Mr. Roe,"
                        + " came with Mr. Roe in May 2011.\n\nDiscussion\n\nMrs. Poe wrote of it.\n");
        String accepted = "<#ok> a cg:AcceptedDisclosure ; cg:privacyRule \"names\" ; cg:disclosedText \"Mr. Roe\" .";
        CaseSection section = ReportText.read(file).caseSection();

        List<Problem> notes = LINT.notes(TurtleSource.read("x.ttl", HEAD), section);

        assertEquals(
                List.of("5:14: in May 2011", "6:43: in May 2011", "6:16: Mr. Roe", "6:35: Mr. Roe"),
                notes.stream()
                        .map(note -> note.text().replaceAll("(?s)^.*?txt:(\\d+:\\d+): [^\"]*\"([^\"]*)\".*", "$1: $2"))
                        .toList());
        assertTrue(notes.stream().allMatch(Problem::isNote));
        assertTrue(notes.get(2).text().endsWith("[" + Mistake.TEXT_IDENTIFIES_PERSON.id() + "]"));
        assertEquals(
                2,
                LINT.notes(TurtleSource.read("x.ttl", HEAD + accepted), section).size());
    }

    @Test
    void theAuthorsOfAReportMayBeNamed() {
        assertEquals(
                List.of(),
                told(
                        "<> <http://purl.org/dc/terms/creator> \"Maria Lopez\" .\n"
                                + "<#r> a cg:Report ; <http://purl.org/dc/terms/bibliographicCitation> \"Maria Lopez, May 2011\" ."));
        assertEquals(
                1,
                told("<#p> a cg:Patient ; <http://purl.org/dc/terms/title> \"Maria Lopez\" .")
                        .size());
    }

    /** As each published phenopacket names its vocabularies. */
    @Test
    void theReleaseAndThePageOfAVocabularyAreNobodys() {
        String said = " rdfs:seeAlso <https://vocabulary.example.org> ;"
                + " <http://www.w3.org/2002/07/owl#versionInfo> \"2024-11-18\" , \"06/01/25\" ;"
                + " <http://purl.org/vocab/vann/preferredNamespaceUri> \"https://vocabulary.example.org/data/#!/hgnc_id/\" .";

        assertEquals(List.of(), told("<#vocabulary-1> a cg:VocabularyResource ;" + said));
        assertEquals(4, told("<#patient> a cg:Patient ;" + said).size());
    }

    /** HIPAA has eighteen categories, from names to any other unique characteristic. */
    @Test
    void thereIsARuleForEachParagraphOfTheSafeHarbour() {
        assertEquals(
                "ABCDEFGHIJKLMNOPQR",
                PrivacyRule.ofProject().stream()
                        .map(PrivacyRule::paragraph)
                        .sorted()
                        .collect(Collectors.joining()));
    }

    @Test
    void theDocumentNamesEachRuleAndNeverCallsACaseDeIdentified() throws IOException {
        String document = Files.readString(Path.of("docs/privacy.md"));

        LINT.titles().keySet().forEach(rule -> assertTrue(document.contains("| `" + rule + "` |"), rule));
        assertTrue(ProjectFiles.under("data/privacy", ".yaml").values().stream()
                .noneMatch(text -> text.contains("de-identified")));
    }

    /** As cases come from others: a pattern that tried each way to match would need minutes. */
    @Test
    void longTextsOfOthersTakeNoLongTime() {
        String text = Stream.of(
                        "Aa ", "1 ", "1-", "a.", "A.", "the ", "patient ", "://", "Mr ", "(1)", "of ", "0:", "A")
                .map(word -> word.repeat(4_000 / word.length()))
                .collect(Collectors.joining(" "));

        assertTimeout(
                Duration.ofSeconds(20),
                () -> LINT.disclosures(TurtleSource.read("x.ttl", HEAD + "<#n> rdfs:comment \"" + text + "\" .")));
    }

    private static List<String> told(String turtle) {
        return LINT.problems(TurtleSource.read("x.ttl", HEAD + turtle)).stream()
                .map(Problem::text)
                .toList();
    }
}
