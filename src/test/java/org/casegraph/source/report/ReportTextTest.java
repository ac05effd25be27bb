package org.casegraph.source.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.TurtleSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTextTest {
    /** The first character lies outside the Basic Multilingual Plane: one code point, two UTF-16 units. */
    private static final String TEXT = "\uD835\uDC9C pancre-\n atic mass and  a\n mass.";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("report.txt"), TEXT);
    }

    @Test
    void offsetsCountCodePoints() {
        ReportText report = ReportText.read(file);

        assertEquals(34, report.length());
        assertEquals(Optional.of("pancreatic mass"), report.passage(2, 20));
        assertEquals(Optional.of("\uD835\uDC9C"), report.passage(0, 1));
    }

    @Test
    void wordsBrokenAtALineAreWholeAndWhiteSpaceIsOneSpace() throws IOException {
        assertEquals(Optional.of("mass and a mass"), ReportText.read(file).passage(16, 33));
        assertNormalised("a 14-month duration", "a 14-month du-\nration");
        assertNormalised("neuron-specific", "neu-\r\nron-specific");
        assertNormalised("immunohistochemical", "immunohis\u00AD\n tochemical");
    }

    @Test
    void hyphensThatTheAuthorsWroteStay() throws IOException {
        assertNormalised("115-150 g/L", "115-\n150 g/L");
        assertNormalised("anti-SSTR2", "anti-\nSSTR2");
        assertNormalised("Ga-avid", "Ga-avid");
        assertNormalised("one - two", "one -\ntwo");
    }

    @Test
    void surroundingWhiteSpaceIsNoPartOfAQuote() {
        assertEquals(Optional.of(" mass"), ReportText.read(file).passage(15, 20));
    }

    @Test
    void offsetsOutsideTheTextAreNoPassage() {
        ReportText report = ReportText.read(file);

        assertEquals(Optional.empty(), report.passage(-1, 3));
        assertEquals(Optional.empty(), report.passage(3, 3));
        assertEquals(Optional.empty(), report.passage(30, 35));
    }

    @Test
    void aRightPassageIsNoProblem() {
        assertEquals(
                List.of(),
                problems(sha(), "<#p> a cg:Passage ; cg:start 2 ; cg:end 20 ; cg:quote \"pancreatic mass\" ."));
    }

    @Test
    void aWrongPassageIsNamedWithWhatStandsThereAndTheRightOffsets() {
        assertEquals(
                List.of(
                        "x.ttl:5:30: <https://w3id.org/casegraph/case/x#p> quotes \"pancreatic mass\", but \"\uD835\uDC9C"
                                + " pancreatic mas\" stands at 0 to 19. Correct the offsets: the quote occurs at 2 to 20."),
                problems(sha(), "<#p> a cg:Passage ; cg:start 0 ; cg:end 19 ; cg:quote \"pancreatic mass\" ."));
    }

    @Test
    void aQuoteThatOccursTwiceIsNamedWithBothPlaces() {
        assertEquals(
                List.of(
                        "x.ttl:5:30: <https://w3id.org/casegraph/case/x#p> quotes \"mass\", but \"pancreatic\" stands at 2"
                                + " to 15. Correct the offsets: the quote occurs at 16 to 20, or 29 to 33."),
                problems(sha(), "<#p> a cg:Passage ; cg:start 2 ; cg:end 15 ; cg:quote \"mass\" ."));
    }

    @Test
    void aQuoteThatOccursNowhereIsSaidTo() {
        assertEquals(
                List.of(
                        "x.ttl:5:56: <https://w3id.org/casegraph/case/x#p> quotes \"glossitis\", but 90 to 99 is no range"
                                + " of the 34 characters of " + file + ". Correct the quote: it does not occur in "
                                + file + "."),
                problems(sha(), "<#p> a cg:Passage ; cg:start 90 ; cg:end 99 ; cg:quote \"glossitis\" ."));
    }

    @Test
    void aPassageWithoutOffsetsCannotBeLookedUp() {
        assertEquals(
                List.of(
                        "x.ttl:5:8: <https://w3id.org/casegraph/case/x#p> cannot be looked up, because its start, end or"
                                + " quote is missing or no number. Write cg:start, cg:end and cg:quote."),
                problems(sha(), "<#p> a cg:Passage ; cg:start 2 ; cg:quote \"mass\" ."));
    }

    @Test
    void aQuoteFromAFileThatWasNotKeptNeedsOnlyToOccur() {
        assertEquals(
                List.of(
                        "x.ttl:6:55: <https://w3id.org/casegraph/case/x#q> quotes \"glossitis\", which does not occur in "
                                + file + ". Correct the quote, or give the text that the case was made from."),
                problems(
                        sha(),
                        "<#p> a cg:Passage ; cg:fromReport <#other> ; cg:quote \"mass\" .\n"
                                + "<#q> a cg:Passage ; cg:fromReport <#other> ; cg:quote \"glossitis\" ."));
    }

    @Test
    void anotherFileThanTheOneReadIsSaidByItsChecksum() {
        String other = "0".repeat(64);

        assertEquals(
                List.of("x.ttl:4:21: <https://w3id.org/casegraph/case/x#report> was made from a file with SHA-256 "
                        + other + ", but that of " + file + " is " + sha()
                        + ". Give the file that the case was made from, unchanged."),
                problems(other, ""));
    }

    @Test
    void theChecksumIsThatOfTheBytes() throws IOException {
        Path abc = Files.writeString(folder.resolve("abc.txt"), "abc");

        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                ReportText.read(abc).sha256());
    }

    @Test
    void aTextThatIsNoUtf8IsAProblem() throws IOException {
        Path latin1 = Files.write(folder.resolve("latin1.txt"), "a\nbö".getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(
                latin1 + ":2:2: the byte 0xF6 is no UTF-8. Save the file as UTF-8.",
                assertThrows(Problem.class, () -> ReportText.read(latin1)).getMessage());
    }

    private void assertNormalised(String expected, String text) throws IOException {
        ReportText report = ReportText.read(Files.writeString(folder.resolve("other.txt"), text));

        assertEquals(Optional.of(expected), report.passage(0, report.length()));
    }

    private String sha() {
        return ReportText.read(file).sha256();
    }

    private List<String> problems(String sha, String passages) {
        SourceGraph source = TurtleSource.read(
                "x.ttl",
                "@base <https://w3id.org/casegraph/case/x> .\n@prefix cg: <https://w3id.org/casegraph/ontology#> .\n"
                        + "<> a cg:Case .\n<#report> cg:sha256 \"" + sha + "\" .\n" + passages);
        return ReportText.read(file).problems(source).stream()
                .map(Problem::getMessage)
                .toList();
    }
}
