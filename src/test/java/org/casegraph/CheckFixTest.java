package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.casegraph.project.ProjectFiles;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.TurtleSource;
import org.casegraph.source.report.CaseRepair;
import org.casegraph.source.report.ReportText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code check --fix} puts right what was planted, and nothing else. */
class CheckFixTest {
    private static final String REPORT =
            "A wöman had a rash on both legs, and she denied diarrhoea at all times. Glucagon was high.\n";

    @TempDir
    private Path folder;

    private Path report;
    private String good;

    @BeforeEach
    void write() throws IOException {
        report = Files.writeString(folder.resolve("report.txt"), REPORT);
        good =
                """
                # A comment that stays.
                @base <https://w3id.org/casegraph/case/x> .
                @prefix cg: <https://w3id.org/casegraph/ontology#> .
                @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

                <> a cg:Case ;   rdfs:label "x"@en .
                <#report> a cg:Report ; cg:inCase <> ; cg:sha256 "SHA" .
                <#p1> a cg:Passage ; # the first
                    cg:sentence 1 ; cg:start 0 ; cg:end 18 ;
                    cg:quote "A wöman had a rash" ; cg:fromReport <#report> ; cg:inCase <> .
                <#p2> a cg:Passage ; cg:sentence 1 ; cg:start 22 ; cg:end 31 ;
                    cg:quote "both legs" ; cg:fromReport <#report> ; cg:inCase <> .
                <#p3> a cg:Passage ; cg:sentence 1 ; cg:start 41 ; cg:end 57 ;
                    cg:quote "denied diarrhoea" ; cg:fromReport <#report> ; cg:inCase <> .
                <#p4> a cg:Passage ; cg:sentence 2 ; cg:start 72 ; cg:end 89 ;
                    cg:quote "Glucagon was high" ; cg:fromReport <#report> ; cg:inCase <> .
                <#no-diarrhoea> a cg:AbsentFinding ; cg:absenceOf cg:Diarrhoea ; cg:inCase <> ; cg:statedIn <#p3> .
                """
                        .replace("SHA", ReportText.read(report).sha256());
    }

    @Test
    void aFileThatIsRightStaysByteForByte() throws IOException {
        Path file = Files.writeString(folder.resolve("x.ttl"), good);

        CommandLineRun run = fix(file, true);

        assertFalse(run.out().contains("@@"), run.out());
        assertEquals(good, Files.readString(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cg:start 22 ; cg:end 31 | cg:start 21 ; cg:end 30",
                "cg:start 22 ; cg:end 31 | cg:start 9999 ; cg:end 7",
                "cg:end 57 | cg:end 999",
                "<#p2> a cg:Passage ; cg:sentence 1 | <#p2> a cg:Passage ; cg:sentence 7"
            })
    void whatWasPlantedIsPutRightInItsPlaceAndShown(String right, String planted) throws IOException {
        Path file = Files.writeString(folder.resolve("x.ttl"), good.replace(right, planted));

        CommandLineRun run = fix(file, true);

        assertEquals(good, Files.readString(file), run.err());
        assertTrue(run.out().contains("--- " + file + "\n+++ " + file + "\n@@ -"), run.out());
        assertEquals(
                1, run.out().lines().filter(line -> line.matches("-[^-].*")).count(), run.out());
        fixAgainChangesNothing(file);
    }

    @Test
    void aWrongHashIsPutRightWhereEveryQuoteIsInTheText() throws IOException {
        Path file = Files.writeString(
                folder.resolve("x.ttl"), good.replace(ReportText.read(report).sha256(), "0".repeat(64)));

        fix(file, true);

        assertEquals(good, Files.readString(file));
    }

    @Test
    void anotherTextChangesNothing() throws IOException {
        String planted =
                good.replace(ReportText.read(report).sha256(), "0".repeat(64)).replace("both legs", "both arms");
        Path file = Files.writeString(folder.resolve("x.ttl"), planted);

        CommandLineRun run = fix(file, true);

        assertEquals(planted, Files.readString(file));
        assertEquals(1, run.status());
    }

    @Test
    void aTypeThatIsMissingIsTheOneThatThePropertiesAreFor() throws IOException {
        Path file = Files.writeString(
                folder.resolve("x.ttl"), good.replace("<#no-diarrhoea> a cg:AbsentFinding ;", "<#no-diarrhoea>"));

        fix(file, false);

        assertEquals(good, Files.readString(file));
        fixAgainChangesNothing(file);
    }

    @Test
    void missingOffsetsAreWrittenBehindTheQuote() throws IOException {
        Path file = Files.writeString(
                folder.resolve("x.ttl"), good.replace(" cg:sentence 1 ; cg:start 41 ; cg:end 57 ;\n", "\n"));

        fix(file, true);

        assertTrue(
                Files.readString(file)
                        .contains(
                                "cg:quote \"denied diarrhoea\" ; cg:start 41 ; cg:end 57 ; cg:sentence 1 ; cg:fromReport"),
                Files.readString(file));
        fixAgainChangesNothing(file);
    }

    @Test
    void withoutATextNoOffsetChanges() throws IOException {
        String planted = good.replace("cg:start 22 ; cg:end 31", "cg:start 21 ; cg:end 30");
        Path file = Files.writeString(folder.resolve("x.ttl"), planted);

        fix(file, false);

        assertEquals(planted, Files.readString(file));
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkStay() throws IOException {
        String windows = "\uFEFF" + good.replace("\n", "\r\n");
        Path file = Files.writeString(folder.resolve("x.ttl"), windows.replace("cg:start 22", "cg:start 23"));

        fix(file, true);

        assertEquals(windows, Files.readString(file));
    }

    @Test
    void noOtherTripleChangesAndNothingIsLeftBeside() throws IOException {
        String planted = good.replace("cg:start 22 ; cg:end 31", "cg:start 1 ; cg:end 2")
                .replace("<#no-diarrhoea> a cg:AbsentFinding ;", "<#no-diarrhoea>");
        Path file = Files.writeString(folder.resolve("x.ttl"), planted);
        Graph before = TurtleSource.read(file).graph();

        fix(file, true);

        Graph after = TurtleSource.read(file).graph();
        assertEquals(
                2, before.stream().filter(triple -> !after.contains(triple)).count());
        assertEquals(
                List.of("end", "start", "type"),
                after.stream()
                        .filter(triple -> !before.contains(triple))
                        .map(Triple::getPredicate)
                        .map(property -> property.getLocalName())
                        .sorted()
                        .toList());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void theProjectsOwnCasesNeedNoMending() {
        Graph ontology = ProjectSources.ontologyGraph();
        ProjectFiles.under("data/cases", ".ttl")
                .forEach((file, text) -> assertEquals(
                        "",
                        CaseRepair.of(TurtleSource.read(file, text), text, ontology, Optional.empty())
                                .diff(file)));
    }

    private void fixAgainChangesNothing(Path file) throws IOException {
        String once = Files.readString(file);
        CommandLineRun run = fix(file, true);
        assertEquals(once, Files.readString(file));
        assertFalse(run.out().contains("@@"), run.out());
    }

    private CommandLineRun fix(Path file, boolean isTextGiven) {
        return isTextGiven
                ? CommandLineRun.of("check", file.toString(), "--fix", "--text", report.toString())
                : CommandLineRun.of("check", file.toString(), "--fix");
    }
}
