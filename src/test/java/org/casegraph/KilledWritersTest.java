package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.casegraph.graph.CaseIris;
import org.casegraph.intake.CaseStore;
import org.casegraph.store.Disk;
import org.casegraph.store.PausedDisk;
import org.casegraph.store.StoreFolder;
import org.casegraph.timeline.Timeline;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Two hundred processes that write, each killed: at each step of the disk in turn, the two of the swap among them, and at
 * times drawn from a seed. Old or new is there, whole, and the next run leaves nothing else.
 */
@Tag("long")
class KilledWritersTest {
    private static final System.Logger LOG = System.getLogger(KilledWritersTest.class.getName());
    private static final int KILLS = Integer.getInteger("killed.writers", 100);
    /** Lock, manifest, columns and text. */
    private static final int LEFT = 4;

    private static final String PACKET = "src/test/resources/phenopackets/comet.json";
    private static final List<String> FIRST = List.of("data/cases/wang-2022.ttl");
    private static final List<String> SECOND = List.of("data/cases/wang-2022.ttl", "data/cases/yu-2024.ttl");

    @TempDir
    private Path folder;

    private final Random random = new Random(13);
    private final Map<String, Integer> found = new TreeMap<>();

    /** Writes on a disk that stops at a step: {@code import} or {@code build}, the step, and what the command takes. */
    public static void main(String[] arguments) {
        Disk disk = new PausedDisk(Integer.parseInt(arguments[1]), step -> {
            System.out.println("step " + step);
            System.out.flush();
        });
        PrintWriter toErr = new PrintWriter(System.err, true);
        CommandLine command = arguments[0].equals("build")
                ? new CommandLine(new BuildCommand(System.err, disk))
                : new CommandLine(new ImportCommand(Timeline::of, disk));
        System.exit(command.setOut(toErr).execute(Arrays.copyOfRange(arguments, 2, arguments.length)));
    }

    @Test
    void aStoreIsOldOrNewWheneverItsBuildIsKilled() throws Exception {
        Path store = folder.resolve("store");
        build(store, FIRST);
        long whole = milliseconds("build", words(SECOND, "--store", store));
        int steps = lastStep("build", words(SECOND, "--store", store));
        for (int kill = 0; kill < KILLS; kill++) {
            boolean isForced = kill % 2 == 0;
            build(store, FIRST);
            List<String> before = cases(store);
            boolean ended = isForced
                    ? killedAt(step(kill / 2, steps), "build", words(SECOND, "--store", store))
                    : killedWithin(whole, "build", words(SECOND, "--store", store));
            StoreFolder.requireUndamaged(store);
            List<String> now = cases(store);
            count(isForced, ended, now.equals(before) ? "old" : "new");

            assertTrue(now.equals(List.of("wang-2022")) || now.equals(List.of("wang-2022", "yu-2024")), now::toString);
            assertTrue(!ended || now.size() == 2, "a build that ended is there");
            build(store, SECOND);
            assertEquals(List.of("wang-2022", "yu-2024"), cases(store));
            assertEquals(LEFT, files(store).size(), () -> files(store).toString());
        }
        LOG.log(
                System.Logger.Level.INFO,
                "{0} builds killed, of {1} steps and {2} ms: {3}",
                KILLS,
                steps,
                whole,
                found);
    }

    @Test
    void anImportedFileIsOldOrNewWheneverItsImportIsKilled() throws Exception {
        Path to = Files.createDirectory(folder.resolve("cases"));
        Path file = to.resolve("comet-1.ttl");
        assertEquals(
                0, CommandLineRun.of("import", PACKET, "--to", to.toString()).status());
        String fresh = Files.readString(file);
        String[] words = words(List.of(PACKET, "--force"), "--to", to);
        long whole = milliseconds("import", words);
        Files.writeString(file, "old");
        int steps = lastStep("import", words);
        for (int kill = 0; kill < KILLS; kill++) {
            boolean isForced = kill % 2 == 0;
            Files.writeString(file, "old");
            boolean ended =
                    isForced ? killedAt(step(kill / 2, steps), "import", words) : killedWithin(whole, "import", words);
            String now = Files.readString(file);
            count(isForced, ended, now.equals("old") ? "old" : "new");

            assertTrue(now.equals("old") || now.equals(fresh), () -> "torn: " + now.length() + " characters");
            assertTrue(!ended || now.equals(fresh), "an import that ended is there");
            CommandLineRun next = CommandLineRun.of("import", PACKET, "--force", "--to", to.toString());
            assertEquals(0, next.status(), next.err());
            assertEquals(List.of("comet-1.ttl"), files(to));
            assertEquals(fresh, Files.readString(file));
        }
        LOG.log(
                System.Logger.Level.INFO,
                "{0} imports killed, of {1} steps and {2} ms: {3}",
                KILLS,
                steps,
                whole,
                found);
    }

    /** Every other one of the last, where one file takes the place of another, and the rest spread over all. */
    private static int step(int turn, int steps) {
        int spread = (int) ((long) turn * steps / (KILLS / 2));
        return 1 + (turn % 2 == 0 ? steps - 1 - turn / 2 % steps : spread);
    }

    private void count(boolean isForced, boolean ended, String what) {
        found.merge(
                (isForced ? "at a step, " : "at any time, ") + (ended ? "had ended, " : "") + what, 1, Integer::sum);
    }

    private static void build(Path store, List<String> sources) {
        CommandLineRun run =
                CommandLineRun.of(Stream.concat(Stream.of("build"), Stream.of(words(sources, "--store", store)))
                        .toArray(String[]::new));
        assertEquals(0, run.status(), run.err());
    }

    private static List<String> cases(Path store) {
        return CaseStore.of(List.of(store)).cases().stream()
                .map(CaseIris::id)
                .sorted()
                .toList();
    }

    private static List<String> files(Path of) {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] words(List<String> sources, String option, Path target) {
        List<String> words = new ArrayList<>(sources);
        words.addAll(List.of(option, target.toString()));
        return words.toArray(String[]::new);
    }

    private long milliseconds(String command, String... words) throws Exception {
        long start = System.nanoTime();
        lastStep(command, words);
        return (System.nanoTime() - start) / 1_000_000;
    }

    private int lastStep(String command, String... words) throws Exception {
        Process process = start(0, command, words);
        int steps = 0;
        try (BufferedReader out = out(process)) {
            while (out.readLine() != null) {
                steps++;
            }
        }
        assertEquals(0, process.waitFor());
        return steps;
    }

    /** Whether it had ended well. */
    private boolean killedAt(int step, String command, String... words) throws Exception {
        Process process = start(step, command, words);
        try (BufferedReader out = out(process)) {
            for (int at = 0; at < step; at++) {
                assertEquals("step " + (at + 1), out.readLine());
            }
            process.destroyForcibly();
        }
        return process.waitFor() == 0;
    }

    private boolean killedWithin(long milliseconds, String command, String... words) throws Exception {
        Process process = start(0, command, words);
        // The start of Java is no part of it.
        long least = milliseconds / 3;
        process.waitFor(least + random.nextLong(milliseconds - least), TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        return process.waitFor() == 0;
    }

    private Process start(int step, String command, String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWritersTest.class.getName(),
                command,
                Integer.toString(step)));
        line.addAll(List.of(words));
        return new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static BufferedReader out(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
