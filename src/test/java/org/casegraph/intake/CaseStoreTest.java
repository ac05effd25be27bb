package org.casegraph.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.casegraph.store.DatasetMetadata;
import org.casegraph.store.Disk;
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
}
