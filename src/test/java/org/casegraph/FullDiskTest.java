package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.casegraph.graph.CaseIris;
import org.casegraph.intake.CaseStore;
import org.casegraph.source.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty disks that are too small for what comes, each filled: what was there is there, whole, nothing lies beside, and the
 * fault is one line. It needs the right to mount, and says so where it has not.
 */
@Tag("long")
class FullDiskTest {
    private static final System.Logger LOG = System.getLogger(FullDiskTest.class.getName());
    private static final int DISKS = 20;
    private static final int PAGE = 4096;
    private static final Path SAMPLES = Path.of("src/test/resources/phenopackets");

    @TempDir
    private Path folder;

    private final Random random = new Random(13);
    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(
                isDone("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString()),
                "skipped: no disk can be mounted here, which takes the rights of root on Linux");
    }

    @AfterEach
    void unmount() throws Exception {
        isDone("umount", "-l", disk.toString());
    }

    @Test
    void aStoreOnAFullDiskIsAsItWas() throws Exception {
        Path store = disk.resolve("store");
        build("data/cases/wang-2022.ttl", store);
        Map<String, String> before = contents(store);
        long used = used();
        build("data/cases/yu-2024.ttl", folder.resolve("whole"));
        long needed = size(folder.resolve("whole"));
        for (int i = 0; i < DISKS; i++) {
            resize(used + PAGE + (long) (random.nextDouble() * 0.9 * needed));
            CommandLineRun run = run("build", "data/cases/yu-2024.ttl", "--store", store.toString());

            assertEquals(1, run.status(), run.err());
            assertEquals(
                    store + ": the store cannot be written: No space left on device. Check the disk; the store that was"
                            + " there before is there or a whole new one. [not-written]\n",
                    run.err());
            assertEquals(before, contents(store));
        }
        resize(64L << 20);
        build("data/cases/yu-2024.ttl", store);
        assertEquals(
                List.of("yu-2024"),
                CaseStore.of(List.of(store)).cases().stream().map(CaseIris::id).toList());
        LOG.log(
                System.Logger.Level.INFO,
                "{0} full disks under a store of {1} bytes: as it was each time",
                DISKS,
                used);
    }

    @Test
    void importedFilesOnAFullDiskAreWholeOrNotThere() throws Exception {
        Path whole = folder.resolve("whole");
        List<String> words = new ArrayList<>(List.of("import"));
        Stream.of("comet.json", "harbour.yaml", "family.json", "kindred.json", "antenatal.json", "remedy.json")
                .map(name -> SAMPLES.resolve(name).toString())
                .forEach(words::add);
        CommandLineRun good = importing(words, whole);
        assertEquals(0, good.status(), good.err());
        Map<String, String> all = contents(whole);
        long size = size(whole);
        List<Integer> written = new ArrayList<>();
        for (int i = 0; i < DISKS; i++) {
            Path to = disk.resolve("cases-" + i);
            resize(used() + PAGE + (long) (random.nextDouble() * 0.9 * (size - 2 * PAGE)));
            CommandLineRun run = importing(words, to);
            Map<String, String> there = contents(to);
            written.add(there.size());

            assertEquals(1, run.status(), run.err());
            assertTrue(
                    run.err()
                            .lines()
                            .allMatch(line -> line.contains(
                                    ".ttl: it cannot be written: No space left on device. Check the disk; what was there before is"
                                            + " as it was. [not-written]")),
                    run.err());
            assertEquals(all.size() - there.size(), run.err().lines().count(), run.err());
            there.forEach((name, content) -> assertEquals(all.get(name), content, name));
            for (String name : there.keySet()) {
                Files.delete(to.resolve(name));
            }
            Files.delete(to);
        }
        LOG.log(
                System.Logger.Level.INFO,
                "{0} full disks under {1} files: whole files {2}",
                DISKS,
                all.size(),
                written);
    }

    private static CommandLineRun importing(List<String> words, Path to) {
        return CommandLineRun.of(
                Stream.concat(words.stream(), Stream.of("--to", to.toString())).toArray(String[]::new));
    }

    private void build(String source, Path store) throws Exception {
        CommandLineRun run = run("build", source, "--store", store.toString());
        assertEquals(0, run.status(), run.err());
    }

    /** In a process of its own: what this one has mapped takes room on the disk after it was deleted. */
    private CommandLineRun run(String... words) throws Exception {
        Path err = folder.resolve("err");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(words));
        int status = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new CommandLineRun(status, "", Files.readString(err));
    }

    /** How much of the disk is; a folder takes a page of some file systems and none of others. */
    private long used() throws IOException {
        FileStore store = Files.getFileStore(disk);
        return store.getTotalSpace() - store.getUnallocatedSpace();
    }

    private void resize(long bytes) throws Exception {
        assertTrue(isDone("mount", "-o", "remount,size=" + bytes, disk.toString()));
    }

    private static boolean isDone(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Names and hashes. */
    private static Map<String, String> contents(Path of) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(of)) {
            files.forEach(file -> contents.put(file.getFileName().toString(), Sha256.of(file)));
        }
        return contents;
    }

    private static long size(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.mapToLong(file -> {
                        try {
                            return (Files.size(file) + PAGE - 1) / PAGE * PAGE;
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .sum();
        }
    }
}
