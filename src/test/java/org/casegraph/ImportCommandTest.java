package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.casegraph.problem.Problem;
import org.casegraph.shapes.CaseShapes;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.TurtleSource;
import org.casegraph.store.Disk;
import org.casegraph.store.FailingDisk;
import org.casegraph.store.PowerLossDisk;
import org.casegraph.timeline.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {
    private static final Path SAMPLES = Path.of("src/test/resources/phenopackets");

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void importedCasesConformToTheShapesAndTheirTimeHasNoContradiction() {
        assertEquals(
                0,
                run(
                        SAMPLES.resolve("comet.json"),
                        SAMPLES.resolve("harbour.yaml"),
                        SAMPLES.resolve("family.json"),
                        SAMPLES.resolve("kindred.json"),
                        SAMPLES.resolve("antenatal.json"),
                        SAMPLES.resolve("remedy.json"),
                        SAMPLES.resolve("version1.json")),
                err::toString);
        CaseShapes shapes = CaseShapes.ofProject();
        Graph ontology = ProjectSources.ontologyGraph();
        for (Path file : written()) {
            SourceGraph source = TurtleSource.read(file);
            assertEquals(
                    List.of(),
                    shapes.violations(source, ontology).stream()
                            .map(Problem::getMessage)
                            .toList());
            Timeline.of(source.graph());
        }
        assertEquals(9, written().size());
    }

    @Test
    void goodFilesAreKeptWhenBadOnesFailAndTheStatusSaysSo() {
        assertEquals(1, run(SAMPLES.resolve("bad"), SAMPLES.resolve("comet.json")));
        assertEquals(
                List.of("age.ttl", "comet-1.ttl", "curie.ttl", "field.ttl", "twice.ttl"),
                written().stream().map(file -> file.getFileName().toString()).toList());
        assertEquals(6, err.toString().lines().count(), err::toString);
    }

    @Test
    void theSummarySumsWhatWasNotCarried() {
        run(SAMPLES.resolve("comet.json"), SAMPLES.resolve("harbour.yaml"));
        List<String> lines = out.toString().lines().toList();
        assertEquals("2 cases written to " + folder + ", 0 faults", lines.get(0));
        assertEquals(
                List.of(
                        "not carried: 1 × $.files[].uri",
                        "not carried: 1 × $.metaData.createdBy",
                        "not carried: 1 × $.metaData.submittedBy",
                        "not carried: 1 × $.subject.alternateIds[]",
                        "may tell who somebody is, in 2 cases: 7 × dates finer than a year or ages over 89; check lists each"),
                lines.subList(1, lines.size()));
    }

    @Test
    void aFileOfTheSameContentStaysAndOneOfOtherContentIsReplacedOnlyByForce() throws IOException {
        assertEquals(0, run(SAMPLES.resolve("comet.json")));
        assertEquals(0, run(SAMPLES.resolve("comet.json")), err::toString);
        Path file = Files.writeString(folder.resolve("comet-1.ttl"), "mine");

        assertEquals(1, run(SAMPLES.resolve("comet.json")));
        assertEquals(
                file + ": this is there already with other content. Name another folder, or give --force to replace it."
                        + " [not-written]",
                err.toString().strip());
        assertEquals("mine", Files.readString(file));
        assertEquals(
                0, run(Disk.SYSTEM, "--force", SAMPLES.resolve("comet.json").toString()));
        assertTrue(Files.readString(file).contains("cg:Case"));
    }

    @Test
    void nothingIsWrittenThroughALink() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim.txt"), "mine");
        Files.createSymbolicLink(folder.resolve("comet-1.ttl"), victim);

        assertEquals(
                1, run(Disk.SYSTEM, "--force", SAMPLES.resolve("comet.json").toString()));
        assertTrue(err.toString().contains("this is a link, which is not written through"), err::toString);
        assertEquals("mine", Files.readString(victim));
    }

    @Test
    void whatMayTellWhoSomebodyIsIsCounted() {
        run(SAMPLES.resolve("comet.json"));

        assertTrue(
                out.toString()
                        .lines()
                        .anyMatch(
                                line -> line.matches(
                                        "may tell who somebody is, in 1 case: \\d+ × dates finer than a year or ages over 89.*; check lists each")),
                out::toString);
    }

    /** Each step on the disk fails in turn: the file before stays or the new one is whole, and nothing lies beside. */
    @Test
    void whicheverStepOfTheDiskFailsAFileIsOldOrNew() throws IOException {
        run(SAMPLES.resolve("comet.json"));
        String fresh = Files.readString(folder.resolve("comet-1.ttl"));
        FailingDisk counting = new FailingDisk(Integer.MAX_VALUE);
        Files.writeString(folder.resolve("comet-1.ttl"), "old");
        run(counting, "--force", SAMPLES.resolve("comet.json").toString());
        assertTrue(counting.steps() >= 6, () -> counting.steps() + " steps");
        for (int step = 1; step <= counting.steps(); step++) {
            Path file = Files.writeString(folder.resolve("comet-1.ttl"), "old");
            int number = step;
            int status = run(
                    new FailingDisk(step),
                    "--force",
                    SAMPLES.resolve("comet.json").toString());

            assertEquals(1, status, () -> "step " + number + ": " + err);
            assertTrue(Set.of("old", fresh).contains(Files.readString(file)), () -> "torn at step " + number);
            assertEquals(List.of(file), written(), () -> "left beside at step " + number);
            assertEquals(number, err.toString().lines().count(), err::toString);
        }
    }

    @Test
    void afterALossOfPowerAFileIsOldOrNewAndWhatWasImportedStays() throws IOException {
        String[] words = {"--force", SAMPLES.resolve("comet.json").toString()};
        run(SAMPLES.resolve("comet.json"));
        Path file = folder.resolve("comet-1.ttl");
        String fresh = Files.readString(file);
        Files.writeString(file, "old");
        PowerLossDisk counting = new PowerLossDisk(folder, Integer.MAX_VALUE);
        assertEquals(0, run(counting, words), err::toString);
        assertTrue(counting.steps() >= 5, () -> counting.steps() + " steps");
        Random random = new Random(13);
        for (int step = 0; step <= counting.steps(); step++) {
            Files.writeString(file, "old");
            PowerLossDisk disk = new PowerLossDisk(folder, step);
            run(disk, words);
            for (PowerLossDisk.Loss loss : PowerLossDisk.Loss.values()) {
                Path found = Files.createDirectory(elsewhere.resolve(step + "-" + loss));
                disk.restore(found, loss, random);
                String content = Files.readString(found.resolve("comet-1.ttl"));
                int number = step;
                assertTrue(Set.of("old", fresh).contains(content), () -> "torn at " + number + " by " + loss);
                assertTrue(step < counting.steps() || content.equals(fresh), () -> "imported, and lost by " + loss);
            }
        }
    }

    private int run(Disk disk, String... words) {
        String[] arguments = Arrays.copyOf(words, words.length + 2);
        arguments[words.length] = "--to";
        arguments[words.length + 1] = folder.toString();
        return new CommandLine(new ImportCommand(Timeline::of, disk))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((thrown, command, parsed) -> {
                    err.write(Problem.reason(thrown) + "\n");
                    return 1;
                })
                .execute(arguments);
    }

    private int run(Path... sources) {
        String[] arguments = new String[sources.length + 2];
        for (int i = 0; i < sources.length; i++) {
            arguments[i] = sources[i].toString();
        }
        arguments[sources.length] = "--to";
        arguments[sources.length + 1] = folder.toString();
        return new CommandLine(new ImportCommand(Timeline::of))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private List<Path> written() {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
