package org.casegraph.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.casegraph.problem.Problem;
import org.casegraph.store.BuildWatch;
import org.casegraph.store.CaseSegment;
import org.casegraph.store.DatasetMetadata;
import org.casegraph.store.Disk;
import org.casegraph.store.StoreFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of the sources that are solved each by itself give the store of the whole. */
class CaseSegmentTest {
    private static final Path TERMS = Path.of("src/test/resources/terminologies/tide.obo");
    private static final Path PACKETS = Path.of("src/test/resources/phenopackets");
    private static final Path TURTLE = Path.of("data/cases/halvorson-2013.ttl");
    private static final List<Path> FIRST = List.of(PACKETS.resolve("comet.json"), TURTLE);

    @TempDir
    private static Path shared;

    private static Path segments;
    private static StoreFolder.Built built;

    @TempDir
    private Path folder;

    @BeforeAll
    static void write() throws IOException {
        segments = Files.createDirectory(shared.resolve("segments"));
        Files.writeString(shared.resolve("not-json.json"), "{ \"id\": ");
        assertEquals(2, segment(FIRST, segments.resolve("1.cgs")));
        assertEquals(2, segment(second(), segments.resolve("2.cgs")));
        built = build(List.of(TERMS, segments), shared.resolve("joined"));
    }

    /** One of them does not parse; one case is also in the first part. */
    private static List<Path> second() {
        return List.of(shared.resolve("not-json.json"), PACKETS.resolve("harbour.yaml"), PACKETS.resolve("comet.json"));
    }

    private static int segment(List<Path> cases, Path file) {
        return CaseStore.segment(Stream.concat(Stream.of(TERMS), cases.stream()).toList(), file, Disk.SYSTEM);
    }

    private static StoreFolder.Built build(List<Path> sources, Path store) {
        return CaseStore.build(sources, store, DatasetMetadata.NONE, Disk.SYSTEM, dataset -> Map.of(), BuildWatch.NONE);
    }

    @Test
    void segmentsMakeTheBytesOfTheStoreThatIsBuiltOfTheirSources() throws IOException {
        Path all = Files.createDirectory(folder.resolve("all"));
        int number = 0;
        for (Path file : Stream.of(FIRST, second()).flatMap(List::stream).toList()) {
            Files.copy(file, Files.createDirectory(all.resolve("" + number++)).resolve(file.getFileName()));
        }
        StoreFolder.Built whole = build(List.of(TERMS, all), folder.resolve("whole"));

        assertEquals(3, built.cases());
        assertEquals(whole.cases(), built.cases());
        assertEquals(whole.triples(), built.triples());
        assertEquals(whole.faults().size(), built.faults().size());
        Map<String, byte[]> expected = files(folder.resolve("whole"));
        Map<String, byte[]> actual = files(shared.resolve("joined"));
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, bytes) -> assertArrayEquals(bytes, actual.get(name), name));
    }

    private static Map<String, byte[]> files(Path store) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> inside = Files.list(store)) {
            for (Path file : (Iterable<Path>) inside::iterator) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    void whatWasToldOfASourceIsToldAgainByTheBuild() {
        List<String> told = built.faults().stream().map(Problem::text).toList();

        assertEquals(2, told.size(), told.toString());
        assertTrue(told.stream().anyMatch(line -> line.matches(".*/not-json\\.json: .*\\[[a-z-]+]")), told.toString());
        assertTrue(
                told.stream()
                        .anyMatch(line -> line.endsWith("comet.json. Give each phenopacket an id of its own;"
                                + " the first was kept. [case-twice]")),
                told.toString());
    }

    @Test
    void thePlaceOfAProblemThatIsToldAgainIsNotTheIdOfItsMistake() {
        Problem problem = Problem.told("a.json: this is bad. Mend it [now]. [file-unreadable]");

        assertEquals("a.json: this is bad. Mend it [now].", problem.getMessage());
        assertEquals("a.json: this is bad. Mend it [now]. [file-unreadable]", problem.text());
    }

    @Test
    void aSegmentOfOtherTerminologiesIsRefused() {
        Problem refused = assertThrows(Problem.class, () -> build(List.of(segments), folder.resolve("store")));

        assertEquals(
                segments.resolve("1.cgs")
                        + ": this segment was made by another version of casegraph, or with other terminologies."
                        + " Make it again with those that are given here.",
                refused.getMessage().lines().findFirst().orElseThrow());
        assertFalse(StoreFolder.isStore(folder.resolve("store")));
    }

    @Test
    void aSegmentThatWasCutOrChangedIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(segments.resolve("1.cgs"));
        byte[] changed = whole.clone();
        changed[whole.length - 6] ^= 1;
        int number = 0;
        for (byte[] bytes : List.of(Arrays.copyOf(whole, whole.length / 2), changed)) {
            Path file = folder.resolve(number++ + CaseSegment.ENDING);
            Files.write(file, bytes);

            Problem refused = assertThrows(Problem.class, () -> build(List.of(TERMS, file), folder.resolve("store")));

            assertTrue(refused.getMessage().startsWith(file + ": this segment is damaged."), refused.getMessage());
            assertFalse(StoreFolder.isStore(folder.resolve("store")));
        }
    }

    @Test
    void aCaseThatDoesNotConformStopsItsSegment() throws IOException {
        Path wrong = folder.resolve("wrong.ttl");
        Files.writeString(wrong, Files.readString(TURTLE) + "<#nothing> a cg:Finding ; cg:inCase <> .\n");

        assertThrows(Problem.class, () -> segment(List.of(wrong), folder.resolve("1.cgs")));
        assertFalse(Files.exists(folder.resolve("1.cgs")));
    }

    @Test
    void nobodyElseTakesASegment() {
        Path file = segments.resolve("1.cgs");
        Problem refused = assertThrows(Problem.class, () -> CaseStore.builder(List.of(file)));

        assertEquals(
                file + ": this is a segment, which only a store is made of. Give it to build.", refused.getMessage());
    }
}
