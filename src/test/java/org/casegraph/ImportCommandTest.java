package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.casegraph.problem.Problem;
import org.casegraph.shapes.CaseShapes;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.TurtleSource;
import org.casegraph.timeline.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {
    private static final Path SAMPLES = Path.of("src/test/resources/phenopackets");

    @TempDir
    private Path folder;

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
                        "not carried: 1 × $.subject.alternateIds[]"),
                lines.subList(1, lines.size()));
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
