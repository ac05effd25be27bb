package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.report.ReportText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {
    private static final String CONFORMS = "src/test/resources/shapes/conforms/";
    private static final String VIOLATES = "src/test/resources/shapes/violates/";

    @TempDir
    private Path folder;

    private record Outcome(int status, String out, String err) {}

    @Test
    void aGoodCaseGivesOneLineOfResult() {
        Outcome outcome = check(CONFORMS + "order-and-date.ttl");

        assertEquals(
                CONFORMS
                        + "order-and-date.ttl: conforms (4 statements, 1 passage, looked up in no text); the rules of privacy tell nothing\n",
                outcome.out());
        assertEquals("", outcome.err());
        assertEquals(0, outcome.status());
    }

    @Test
    void aBadCaseGivesALineForEachProblemAndStatusOne() {
        Outcome outcome = check(CONFORMS + "bare-case.ttl", VIOLATES + "grade-on-patient.ttl");

        assertEquals(1, outcome.out().lines().count());
        assertEquals(1, outcome.err().lines().count());
        assertTrue(outcome.err().startsWith(VIOLATES + "grade-on-patient.ttl:11:14: "), outcome.err());
        assertEquals(1, outcome.status());
    }

    @Test
    void anImplausibleNumberIsToldAtItsLineAndIsNoError() {
        Outcome outcome = check("data/cases/fonc-2024.ttl");

        assertEquals(0, outcome.status());
        assertTrue(outcome.out().startsWith("data/cases/fonc-2024.ttl: conforms"), outcome.out());
        assertEquals(
                2,
                outcome.err()
                        .lines()
                        .filter(line -> line.matches(
                                "data/cases/fonc-2024\\.ttl:\\d+:\\d+: .* outside what is plausible of what"
                                        + " is measured: \"(1138.3|136.4)\"\\. .* \\[doubtful]"))
                        .count(),
                outcome.err());
        assertEquals(2, outcome.err().lines().count(), outcome.err());
    }

    @Test
    void aUnitThatUcumDoesNotKnowOrThatDoesNotFitIsAnError() {
        for (String file : new String[] {"unit-unknown-code.ttl", "unit-of-another-dimension.ttl"}) {
            Outcome outcome = check(VIOLATES + file);

            assertEquals(1, outcome.status());
            assertTrue(outcome.err().startsWith(VIOLATES + file + ":20:"), outcome.err());
        }
    }

    @Test
    void aFolderStandsForTheTurtleFilesInIt() throws IOException {
        Files.copy(Path.of(CONFORMS + "bare-case.ttl"), folder.resolve("b.ttl"));
        Files.copy(Path.of(CONFORMS + "exact-value.ttl"), folder.resolve("a.ttl"));

        Outcome outcome = check(folder.toString());

        assertEquals(2, outcome.out().lines().count());
        assertTrue(outcome.out().startsWith(folder.resolve("a.ttl") + ": conforms"), outcome.out());
        assertEquals(0, outcome.status());
    }

    @Test
    void aFolderWithoutTurtleIsAProblem() {
        Outcome outcome = check(folder.toString());

        assertEquals(
                folder
                        + ": there is no case, phenopacket, terminology or annotation file in this folder. Name another folder."
                        + " [nothing-to-read]\n",
                outcome.err());
        assertEquals(1, outcome.status());
    }

    @Test
    void anUnreadableFileDoesNotHideTheOthers() {
        Outcome outcome = check("missing.ttl", CONFORMS + "bare-case.ttl");

        assertEquals("missing.ttl: there is no such file. Check the path. [file-missing]\n", outcome.err());
        assertEquals(1, outcome.out().lines().count());
        assertEquals(1, outcome.status());
    }

    @Test
    void aContradictionInTimeIsAProblem() {
        Outcome outcome = check(
                source -> List.of(
                        Problem.of(Mistake.CONTRADICTION, "biopsy", "comes before itself", "Correct a constraint")),
                CONFORMS + "bare-case.ttl");

        assertEquals(
                CONFORMS + "bare-case.ttl: biopsy: comes before itself. Correct a constraint." + " [contradiction]\n",
                outcome.err());
        assertEquals("", outcome.out());
        assertEquals(1, outcome.status());
    }

    @Test
    void passagesAreHeldAgainstTheGivenText() throws IOException {
        Path text = Files.writeString(folder.resolve("report.txt"), "another text");

        Outcome outcome = check("--text", text.toString(), CONFORMS + "absent-finding.ttl");

        assertEquals(2, outcome.err().lines().count());
        assertTrue(outcome.err().contains("was made from a file with SHA-256"), outcome.err());
        assertTrue(
                outcome.err().contains("#p1> quotes \"glossitis\", but \"another t\" stands at 0 to 9"), outcome.err());
        assertEquals(1, outcome.status());
    }

    @Test
    void anAbsenceThatNoWordOfTheTextDeniesIsDoubtful() throws IOException {
        String place = CONFORMS + "absence-in-words.ttl:16:";
        Map<String, Integer> texts = Map.of(
                "Told on the day. She had glossitis and pallor. Nothing else was seen.", 1,
                "She denied having had\nglossitis and pallor.", 0,
                "The tongue was normal: glossitis and pallor were looked for.", 0);
        texts.forEach((text, notes) -> {
            Outcome outcome = check("--text", written(text), CONFORMS + "absence-in-words.ttl");

            assertEquals(notes, (int) outcome.err().lines().count(), outcome.err());
            assertTrue(outcome.err().lines().allMatch(line -> line.startsWith(place)), outcome.err());
            assertTrue(outcome.err().lines().allMatch(line -> line.endsWith("[doubtful]")), outcome.err());
            assertEquals(0, outcome.status());
        });
    }

    private String written(String text) {
        try {
            return Files.writeString(folder.resolve("told.txt"), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aTextIsHeldAgainstTheCaseThatWasMadeFromIt() throws IOException {
        String turtle = Files.readString(Path.of(CONFORMS + "absent-finding.ttl"));
        Path text = Files.writeString(folder.resolve("report.txt"), "glossitis, no rash");
        Path its = Files.writeString(
                folder.resolve("its.ttl"),
                turtle.replaceAll("[0-9a-f]{64}", ReportText.read(text).sha256()));

        Outcome outcome = check("--text", text.toString(), its.toString(), CONFORMS + "absent-finding.ttl");

        assertEquals(
                CONFORMS
                        + "absent-finding.ttl:10:15: 1 passage was not looked up, because no text at hand has this SHA-256."
                        + " Give the text of the report with --text. [not-compared]\n",
                outcome.err());
        assertEquals(2, outcome.out().lines().count());
        assertEquals(0, outcome.status());
    }

    @Test
    void idsThatAreHeldAgainstNoReleaseAreToldOnce() throws IOException {
        String turtle = Files.readString(Path.of(CONFORMS + "absent-finding.ttl"));
        Path one = Files.writeString(
                folder.resolve("one.ttl"),
                turtle.replaceAll("cg:absenceOf \\S+", "cg:absenceOf <http://purl.obolibrary.org/obo/HP_0000988>"));

        Outcome outcome = check(one.toString(), one.toString());

        assertEquals(
                one + ":0:0: 1 id of HPO, here the first, was held against no release of it. Give one beside the cases,"
                        + " for example hp.json or mondo.obo. [not-compared]\n",
                outcome.err().replaceFirst(":\\d+:\\d+:", ":0:0:"));
        assertEquals(0, outcome.status());
    }

    @Test
    void whatIsLeftInCapitalsIsToldOnceSomebodyHasBegun() throws IOException {
        CommandLineRun.of("new", "a", "--into", folder.toString());
        Path made = folder.resolve("a.ttl");
        assertEquals("", check(made.toString()).err());
        Files.writeString(
                made,
                Files.readString(made)
                        .replace("SHORT NAME OF THE CASE", "A case")
                        .replace("https://doi.org/10.0000/WRITE-THE-DOI", "https://doi.org/10.1000/182"));

        Outcome outcome = check(made.toString());

        assertTrue(
                outcome.err().contains(":16:19: \"TITLE OF THE REPORT\" still stands as in every new case."),
                outcome.err());
        assertEquals(5, outcome.err().lines().count(), outcome.err());
        assertEquals(0, outcome.status());
    }

    @Test
    void aMissingTextIsAProblem() {
        Outcome outcome = check("--text", "missing.txt", CONFORMS + "bare-case.ttl");

        assertEquals("missing.txt: there is no such file. Check the path. [file-missing]\n", outcome.err());
        assertEquals(1, outcome.status());
    }

    @Test
    void aModuleOfTheOntologyIsCheckedForItsTerms() throws IOException {
        Path module = Files.writeString(
                folder.resolve("module.ttl"),
                """
                @prefix cg: <https://w3id.org/casegraph/ontology#> .
                @prefix owl: <http://www.w3.org/2002/07/owl#> .
                @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                <https://w3id.org/casegraph/ontology/module> a owl:Ontology .
                cg:NewFinding a owl:Class ; rdfs:subClassOf cg:Findng .
                """);

        Outcome outcome = check(module.toString());

        assertEquals(
                module
                        + ":5:45: cg:NewFinding: cg:Findng is not defined in the ontology. Nearest are cg:Finding. [shape-violated]\n",
                outcome.err());
    }

    @Test
    void withoutSourceTheCasesOfTheProjectAreChecked() {
        Outcome outcome = check();

        assertTrue(outcome.err().lines().allMatch(line -> line.startsWith("data/cases/")), outcome.err());
        assertTrue(outcome.out().lines().allMatch(line -> line.startsWith("data/cases/")), outcome.out());
    }

    /** The scheme, the www and the sign at the end are what people mistake. */
    @Test
    void aNamespaceThatIsNearlyOursIsToldAtItsPrefix() throws IOException {
        String good = Files.readString(Path.of(CONFORMS + "order-and-date.ttl"));
        for (String mistaken : List.of(
                "http://w3id.org/casegraph/ontology#",
                "https://w3id.org/casegraph/ontology/",
                "http://w3id.org/casegraph/ontology/")) {
            Path file = Files.writeString(
                    folder.resolve("case.ttl"), good.replace("https://w3id.org/casegraph/ontology#", mistaken));

            Outcome outcome = check(file.toString());

            assertEquals(1, outcome.status());
            assertTrue(
                    outcome.err().startsWith(file + ":2:18: the namespace <" + mistaken + "> is not that of casegraph"),
                    outcome.err());
            assertTrue(outcome.err().contains("https://w3id.org/casegraph/ontology#"), outcome.err());
        }
    }

    @Test
    void passagesAreLookedUpInTheTextThatComesWithTheProject() throws IOException {
        String case41 = Files.readString(Path.of("data/cases/lee-2005.ttl"));
        Path file = folder.resolve("lee-2005.ttl");
        Files.writeString(file, case41);
        assertEquals(0, check(file.toString()).status());

        Files.writeString(file, case41.replace("\"A 41-year-old female\"", "\"A 41-year-old male\""));
        Outcome outcome = check(file.toString());

        assertEquals(1, outcome.status());
        assertTrue(
                outcome.err().contains("quotes \"A 41-year-old male\", but \"A 41-year-old female\" stands at"),
                outcome.err());
        assertFalse(outcome.err().contains("unused-sentence"), outcome.err());
    }

    @Test
    void aWatchedFileIsCheckedAgainOnceItHasChanged() throws Exception {
        Path file = folder.resolve("case.ttl");
        String good = Files.readString(Path.of(CONFORMS + "order-and-date.ttl"));
        Files.writeString(file, good);
        ToldLines out = new ToldLines();
        ToldLines err = new ToldLines();
        Thread watching = new Thread(() -> new CommandLine(new CheckCommand(source -> List.of()))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(file.toString(), "--watch"));
        watching.start();
        try {
            out.awaitText("conforms");
            Files.writeString(file, good.replace("cg:DateConstraint", "cg:DateConstrain"));
            err.awaitText("cg:DateConstrain is not defined");
            Files.writeString(file, good + "# mended\n");
            out.awaitText("conforms");
        } finally {
            watching.interrupt();
            watching.join();
        }
    }

    /** What a command writes from another thread. */
    private static final class ToldLines extends StringWriter {
        @Override
        public void flush() {
            synchronized (getBuffer()) {
                getBuffer().notifyAll();
            }
        }

        /** Waits until a text was told, and forgets all that was told up to it. */
        void awaitText(String text) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            synchronized (getBuffer()) {
                while (getBuffer().indexOf(text) < 0) {
                    assertTrue(System.nanoTime() < end, "waited for " + text + " in: " + getBuffer());
                    getBuffer().wait(1_000);
                }
                getBuffer().delete(0, getBuffer().indexOf(text) + text.length());
            }
        }
    }

    private static Outcome check(String... arguments) {
        return check(source -> List.of(), arguments);
    }

    private static Outcome check(Function<SourceGraph, List<Problem>> time, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new CommandLine(new CheckCommand(time))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Outcome(status, normal(out), normal(err));
    }

    private static String normal(StringWriter writer) {
        return writer.toString().replace(System.lineSeparator(), "\n");
    }
}
