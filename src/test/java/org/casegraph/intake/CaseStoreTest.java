package org.casegraph.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.casegraph.problem.Problem;
import org.casegraph.store.BuildWatch;
import org.casegraph.store.DatasetMetadata;
import org.casegraph.store.Disk;
import org.casegraph.store.StoreFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseStoreTest {
    private static final List<Path> SOURCES = Stream.of("antenatal", "comet", "family", "kindred", "remedy")
            .map(name -> Path.of("src/test/resources/phenopackets/" + name + ".json"))
            .toList();

    @TempDir
    private Path folder;

    @Test
    void whoWatchesABuildIsToldOfEachPhaseAndEachCase() {
        Map<String, List<Long>> done = new LinkedHashMap<>();
        List<Long> expected = new ArrayList<>();
        int cases = CaseStore.build(
                        SOURCES,
                        folder.resolve("store"),
                        DatasetMetadata.NONE,
                        Disk.SYSTEM,
                        dataset -> Map.of(),
                        (phase, number, all) -> {
                            done.computeIfAbsent(phase, name -> new ArrayList<>())
                                    .add(number);
                            expected.add(all);
                        })
                .cases();

        assertEquals(
                List.of(
                        "reading cases",
                        "putting cases in order",
                        "counting what cases have",
                        "describing the store",
                        "writing the store"),
                List.copyOf(done.keySet()));
        List<Long> each = Stream.iterate(1L, number -> number + 1).limit(cases).toList();
        assertEquals(each, done.get("reading cases"));
        assertEquals(each, done.get("putting cases in order"));
        assertTrue(expected.subList(0, cases).stream().allMatch(all -> all >= 1), expected::toString);
        assertEquals(cases, expected.get(cases - 1));
    }

    @Test
    void filesThatDidNotChangeAreNotReadAgainAndGiveTheSameStore() throws IOException {
        Path sources = Files.createDirectory(folder.resolve("sources"));
        for (Path file : SOURCES) {
            Files.copy(file, sources.resolve(file.getFileName()));
        }
        assertEquals(0, built("changed", sources).unchanged());
        int cases = built("changed", sources).cases();
        assertEquals(cases, built("changed", sources).unchanged());
        Files.copy(Path.of("src/test/resources/phenopackets/senses.json"), sources.resolve("senses.json"));
        Path altered = sources.resolve("comet.json");
        Files.writeString(altered, Files.readString(altered).replaceFirst("\"label\": ?\"", "$0very "));
        Files.delete(sources.resolve("remedy.json"));

        StoreFolder.Built changed = built("changed", sources);
        StoreFolder.Built anew = built("anew", sources);

        assertEquals(0, anew.unchanged());
        assertEquals(cases - 2, changed.unchanged());
        assertEquals(texts(anew), texts(changed));
        assertEquals(columns("anew"), columns("changed"));
        assertEquals(text("anew"), text("changed"));
    }

    @Test
    void aDamagedStoreIsNotBuiltUpon() throws IOException {
        built("damaged", SOURCES.get(0));
        Path columns = folder.resolve("damaged").resolve(columns("damaged"));
        byte[] bytes = Files.readAllBytes(columns);
        bytes[bytes.length / 2] ^= 1;
        Files.write(columns, bytes);

        assertEquals(0, built("damaged", SOURCES.get(0)).unchanged());
        built("anew", SOURCES.get(0));
        assertEquals(columns("anew"), columns("damaged"));
    }

    private StoreFolder.Built built(String name, Path source) {
        return CaseStore.build(
                List.of(source),
                folder.resolve(name),
                DatasetMetadata.NONE,
                Disk.SYSTEM,
                dataset -> Map.of(),
                BuildWatch.NONE);
    }

    private static List<String> texts(StoreFolder.Built built) {
        return built.faults().stream().map(Problem::text).toList();
    }

    private String columns(String name) throws IOException {
        return file(name, ".cgc");
    }

    private String text(String name) throws IOException {
        return file(name, ".cgt");
    }

    /** Named by what is in it. */
    private String file(String name, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ending))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
