package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.casegraph.graph.CaseIris;
import org.casegraph.intake.CaseStore;
import org.casegraph.problem.Problem;
import org.casegraph.store.StoreBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder with one good record and one of each odd kind: each is told with its file, and the rest goes in. */
class OddRecordsTest {
    private static final Path ODD = Path.of("src/test/resources/odd-records");

    /** What is told of each, by file; nothing else is. */
    private static final Map<String, String> TOLD = new TreeMap<>(Map.of(
            "contradictory.json", "[contradiction]",
            "deep.json", "[malformed-file]",
            "february.json", "\"2020-02-30T00:00:00Z\" is in no calendar",
            "infinite.yaml", "a number in it is too large",
            "keys.json", "$.id: this key stands twice in one object",
            "laughs.yaml", "its aliases make more than 64 million characters of it",
            "recursive.yaml", "an alias stands inside its own anchor",
            "reversed.json", "the age range ends before it starts",
            "zone.json", "\"2020-02-20T00:00:00+99:99\" is in no calendar"));

    @TempDir
    private Path folder;

    private Path sources;

    @BeforeEach
    void plant() throws IOException {
        sources = Files.createDirectory(folder.resolve("sources"));
        try (Stream<Path> odd = Files.list(ODD)) {
            for (Path file : (Iterable<Path>) odd::iterator) {
                Files.copy(file, sources.resolve(file.getFileName()));
            }
        }
        Files.writeString(sources.resolve("deep.json"), "[".repeat(100_000));
    }

    @Test
    void importWritesTheRestAndTellsEach() throws IOException {
        Path to = folder.resolve("cases");
        CommandLineRun run = CommandLineRun.of("import", sources.toString(), "--to", to.toString());

        assertEquals(1, run.status());
        assertTold(run.err().lines().toList());
        assertTrue(run.out().startsWith("2 cases written to " + to + ", 9 faults"), run.out());
        try (Stream<Path> written = Files.list(to)) {
            assertEquals(
                    List.of("reversed.ttl", "whole.ttl"),
                    written.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aStoreTakesTheRestAndKnowsEach() {
        StoreBuilder builder = CaseStore.builder(List.of(sources));

        assertTold(builder.faults().stream().map(Problem::text).toList());
        assertEquals(
                List.of("reversed", "whole"),
                builder.build().cases().stream().map(CaseIris::id).sorted().toList());
    }

    @Test
    void buildWritesTheRestAndItsStatusSaysThatThereWereFaults() {
        Path store = folder.resolve("store");
        CommandLineRun run = CommandLineRun.of("build", sources.toString(), "--store", store.toString());

        assertEquals(1, run.status(), run.err());
        assertTrue(run.out().matches("2 cases, \\d+ triples in .*store, 9 faults\n"), run.out());
        assertEquals(2, CaseStore.of(List.of(store)).cases().size());
    }

    @Test
    void checkTellsEachAndChecksTheRest() {
        CommandLineRun run = CommandLineRun.of("check", sources.toString());

        assertEquals(1, run.status());
        // It also tells what may be of a person, such as exact dates, and that no release of HPO was given.
        assertTold(run.err()
                .lines()
                .filter(line -> !line.contains("\"date of ") && !line.endsWith("[not-compared]"))
                .toList());
        assertTrue(run.out().contains("whole.json: conforms"), run.out());
        assertFalse(run.err().contains("Exception"), run.err());
    }

    private void assertTold(List<String> lines) {
        assertEquals(TOLD.size(), lines.size(), lines.toString());
        TOLD.forEach((file, what) -> assertTrue(
                lines.stream()
                        .anyMatch(line -> line.startsWith(sources.resolve(file).toString()) && line.contains(what)),
                () -> file + " in " + lines));
    }
}
