package org.casegraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder holds the old store or the new one, whole, whatever fails and whenever the program ends. */
class StoreFolderTest {
    private static final String OLD = "old";
    private static final String NEW = "new";
    private static final List<PowerLossDisk.Loss> DRAWN_TWICE = List.of(
            PowerLossDisk.Loss.ALL,
            PowerLossDisk.Loss.CONTENT_ONLY,
            PowerLossDisk.Loss.DRAWN,
            PowerLossDisk.Loss.DRAWN);

    @TempDir
    private Path folder;

    private final Store before = store(OLD);
    private final Store after = store(NEW);
    private Path built;

    @BeforeEach
    void build() {
        built = folder.resolve("store");
        StoreFolder.save(before, built);
    }

    @Test
    void aStoreThatMayNotBeReadIsNotCalledDamaged() {
        assertEquals(
                "theirs: this may not be read. Give yourself the right to read it.",
                StoreFolder.damaged(Path.of("theirs"), new AccessDeniedException("theirs/store.json"))
                        .getMessage());
    }

    @Test
    void ifOneOfSomeStepsOfTheDiskFailsTheStoreIsOldOrNewAndTheNextBuildLeavesNothingElse() throws IOException {
        failsAtEach(6);
    }

    @Tag("long")
    @Test
    void whicheverStepOfTheDiskFailsTheStoreIsOldOrNewAndTheNextBuildLeavesNothingElse() throws IOException {
        failsAtEach(1);
    }

    /** @param stride from one step that fails to the next */
    private void failsAtEach(int stride) throws IOException {
        FailingDisk counting = new FailingDisk(Integer.MAX_VALUE);
        StoreFolder.save(after, built, counting);
        assertEquals(List.of(), counting.lost());
        assertTrue(counting.steps() > 12, () -> counting.steps() + " steps");
        for (int step = counting.steps(); step > 0; step -= stride) {
            int number = step;
            StoreFolder.save(before, built);
            boolean isNew = saves(built, step);

            String found = opened();
            assertTrue(found.equals(OLD) && !isNew || found.equals(NEW), () -> "step " + number + ": " + found);
            assertTrue(files().stream().noneMatch(name -> name.endsWith(".new")), () -> number + ": " + files());
            StoreFolder.save(after, built);
            assertEquals(NEW, opened());
            assertEquals(4, files().size(), files()::toString);
        }
    }

    /** Whenever the power goes, and whatever of what was not forced is lost, what is found is one of the two, whole. */
    @Test
    void afterALossOfPowerTheStoreIsOldOrNewAndWhatWasSavedStays() throws IOException {
        PowerLossDisk counting = new PowerLossDisk(built, Integer.MAX_VALUE);
        StoreFolder.save(after, built, counting);
        assertTrue(counting.steps() > 10, () -> counting.steps() + " steps");
        Random random = new Random(13);
        int losses = 0;
        for (int step = 0; step <= counting.steps(); step++) {
            StoreFolder.save(before, built);
            PowerLossDisk disk = new PowerLossDisk(built, step);
            StoreFolder.save(after, built, disk);
            for (PowerLossDisk.Loss loss : DRAWN_TWICE) {
                Path found = folder.resolve("found-" + losses++);
                disk.restore(found, loss, random);
                String name = opened(found);
                int number = step;
                assertTrue(Set.of(OLD, NEW).contains(name), () -> number + ", " + loss + ": " + name);
                assertTrue(step < counting.steps() || name.equals(NEW), () -> "saved, and lost by " + loss);
                if (loss == PowerLossDisk.Loss.ALL) {
                    StoreFolder.save(after, found);
                    assertEquals(NEW, opened(found));
                }
            }
        }
    }

    /** So that the one above can fail. */
    @Test
    void aStoreThatIsNotForcedIsTornByALossOfPower() throws IOException {
        PowerLossDisk careless = new PowerLossDisk(built, Integer.MAX_VALUE) {
            @Override
            public void force(Path file) {
                // It says that it is done.
            }
        };
        StoreFolder.save(after, built, careless);
        Path found = folder.resolve("found");
        careless.restore(found, PowerLossDisk.Loss.CONTENT_ONLY, new Random(13));

        assertThrows(Problem.class, () -> StoreFolder.open(found, List::of));
    }

    @Test
    void aFlipInAnyFileOfAStoreIsNoticedInOneLine() throws IOException {
        flips(40);
    }

    @Tag("long")
    @Test
    void aFlipInEachByteOfEachFileOfAStoreIsNoticedInOneLine() throws IOException {
        flips(Integer.MAX_VALUE);
    }

    /** A bit of so many bytes of each file. That of white space in the manifest may leave it as it was. */
    private void flips(int most) throws IOException {
        Random random = new Random(13);
        int unnoticed = 0;
        for (String name : files()) {
            Path file = built.resolve(name);
            byte[] good = Files.readAllBytes(file);
            List<Integer> places =
                    new ArrayList<>(IntStream.range(0, good.length).boxed().toList());
            Collections.shuffle(places, random);
            for (int place : places.subList(0, Math.min(most, places.size()))) {
                byte[] bad = good.clone();
                bad[place] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bad);
                try {
                    StoreFolder.requireUndamaged(built);
                    assertEquals(OLD, opened());
                    assertTrue(Character.isWhitespace(good[place]), () -> name + " at " + place);
                    unnoticed++;
                } catch (Problem problem) {
                    assertTrue(
                            problem.getMessage().startsWith(built + ": this store ")
                                    && problem.getMessage().endsWith(". Build it again."),
                            problem.getMessage());
                }
            }
            Files.write(file, good);
        }
        assertEquals(OLD, opened());
        assertTrue(unnoticed < 40, unnoticed + " unnoticed");
    }

    @Test
    void aFirstBuildThatFailsAtOneOfSomeStepsLeavesNoFolder() {
        firstBuildFailsAtEach(3);
    }

    @Tag("long")
    @Test
    void aFirstBuildThatFailsLeavesNoFolder() {
        firstBuildFailsAtEach(1);
    }

    /** @param stride from one step that fails to the next */
    private void firstBuildFailsAtEach(int stride) {
        FailingDisk counting = new FailingDisk(Integer.MAX_VALUE);
        StoreFolder.save(after, folder.resolve("counted"), counting);
        for (int step = counting.steps(); step > 0; step -= stride) {
            Path first = folder.resolve("first-" + step);
            int number = step;
            if (!saves(first, step)) {
                assertTrue(!Files.exists(first) || StoreFolder.isStore(first), () -> "left behind at step " + number);
            }
            if (StoreFolder.isStore(first)) {
                assertEquals(NEW, opened(first));
            }
        }
    }

    @Test
    void whatAKilledBuildLeftIsNoStoreOfAnotherKindAndIsRemoved() throws IOException {
        Path killed = Files.createDirectory(folder.resolve("killed"));
        Files.writeString(killed.resolve("columns.new"), "half");
        Files.writeString(
                Files.createDirectory(killed.resolve("columns.scratch")).resolve("ROWS"), "half");
        Files.writeString(killed.resolve("columns-" + "0".repeat(32) + ".cgc"), "unnamed");
        Files.writeString(killed.resolve("graphs-" + "0".repeat(32) + ".trdf.gz"), "unnamed");
        Files.writeString(killed.resolve("text.new"), "half");
        Files.writeString(Files.createDirectory(killed.resolve("text.scratch")).resolve("_0.fdt"), "half");
        Files.writeString(killed.resolve("text-" + "0".repeat(32) + ".cgt"), "unnamed");
        Files.writeString(killed.resolve("casegraph-store.new"), "{");

        StoreFolder.save(after, killed);

        assertEquals(NEW, opened(killed));
        try (Stream<Path> files = Files.list(killed)) {
            assertEquals(4, files.count());
        }
    }

    @Test
    void twoBuildsDoNotWriteOneStoreAtOnce() throws IOException {
        try (FileChannel other = FileChannel.open(built.resolve("build.lock"), StandardOpenOption.WRITE)) {
            other.lock();
            Problem refused = assertThrows(Problem.class, () -> StoreFolder.save(after, built));
            assertEquals(built + ": another build writes this store. Wait for its end.", refused.getMessage());
        }
        assertEquals(OLD, opened());
    }

    @Test
    void aStoreOfAnotherOntologyIsNotServed() throws IOException {
        Path file = built.resolve("casegraph-store.json");
        StoreManifest good = StoreManifest.read(file).orElseThrow();
        Files.write(
                file,
                new StoreManifest(
                                good.layout(),
                                "0",
                                good.columns(),
                                good.sha256(),
                                good.size(),
                                good.quads(),
                                good.cases(),
                                good.text(),
                                good.textSha256(),
                                good.textSize(),
                                good.described())
                        .json());

        Problem refused = assertThrows(Problem.class, () -> StoreFolder.open(built, List::of));
        assertEquals(
                built + ": this store was built by another version of casegraph. Build it again.",
                refused.getMessage());
    }

    @Test
    void everyEditOfTheManifestIsNoticedInOneLine() throws IOException {
        Path file = built.resolve("casegraph-store.json");
        String good = Files.readString(file);
        Map<String, String> edits = Map.of(
                "\"sha256\" *: *\"..", "\"sha256\": \"zz",
                "\"size\" *: *", "\"size\": 1",
                "\"quads\" *: *\\d+", "\"quads\": \"many\"",
                "\"quads\" *:", "\"quarts\":",
                "\"cases\" *: *", "\"cases\": 7",
                "\"columns\" *: *\"[^\"]*\"", "\"columns\": \"../../etc/passwd\"",
                "\\{", "[",
                "\"checksum\" *: *\"..", "\"checksum\": \"zz");
        edits.forEach((part, edit) -> {
            String bad = good.replaceFirst(part, edit);
            assertTrue(!bad.equals(good), part);
            assertEquals(built + ": this store is damaged. Build it again.", refused(file, bad), edit);
        });
        for (int cut = 0; cut < good.length() - 2; cut += 7) {
            assertTrue(refused(file, good.substring(0, cut)).startsWith(built + ": this store "), good);
        }
    }

    private String refused(Path file, String manifest) {
        try {
            Files.writeString(file, manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return assertThrows(Problem.class, () -> StoreFolder.open(built, List::of))
                .getMessage();
    }

    /** Whether it ended well. */
    private boolean saves(Path target, int failing) {
        try {
            StoreFolder.save(after, target, new FailingDisk(failing));
            return true;
        } catch (Problem problem) {
            assertTrue(
                    problem.getMessage().startsWith(target + ": the store cannot be written: no space left on device"),
                    problem.getMessage());
            return false;
        }
    }

    @Test
    void whatIsSaidOfTheCasesIsKeptAndCannotBeChangedBeside() throws IOException {
        DatasetMetadata said = new DatasetMetadata(
                Optional.of("Cases of \"others\""),
                List.of("https://example.org/licence"),
                Optional.of("https://example.org/cases"));
        try (Store store = builder(NEW).withMetadata(said).build()) {
            StoreFolder.save(store, built);
        }

        assertEquals(said, StoreFolder.open(built, List::of).metadata());
        assertEquals(
                said,
                StoreFolder.open(built, List::of).withMetadata(said).build().metadata());
        // Its description was written when it was built.
        DatasetMetadata other = new DatasetMetadata(Optional.of("Other"), List.of(), Optional.empty());
        Problem refused = assertThrows(
                Problem.class, () -> StoreFolder.open(built, List::of).withMetadata(other));
        assertEquals(
                "--title, --licence, --source-url: a built store says what it was built with. Give them to build.",
                refused.getMessage());
        Path manifest = built.resolve("casegraph-store.json");
        Files.writeString(manifest, Files.readString(manifest).replace("org/licence", "org/another"));
        assertThrows(Problem.class, () -> StoreFolder.open(built, List::of));
    }

    private String opened() {
        return opened(built);
    }

    private static String opened(Path store) {
        Store opened = StoreFolder.open(store, List::of).build();
        Node name = opened.cases().get(0);
        return opened.dataset()
                .getDefaultGraph()
                .find(name, RDFS.label.asNode(), Node.ANY)
                .next()
                .getObject()
                .getLiteralLexicalForm();
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(built)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Store store(String label) {
        return builder(label).build();
    }

    private static StoreBuilder builder(String label) {
        Node name = NodeFactory.createURI(CG.CASE_BASE + label);
        var graph = GraphFactory.createDefaultGraph();
        graph.add(Triple.create(name, RDF.type.asNode(), CG.Case));
        graph.add(Triple.create(name, RDFS.label.asNode(), NodeFactory.createLiteralString(label)));
        return StoreBuilder.inMemory(List.of(), List.of(new SourceGraph(label + ".ttl", name, graph, Map.of())));
    }
}
