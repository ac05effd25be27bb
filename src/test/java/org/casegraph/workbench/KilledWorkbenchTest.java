package org.casegraph.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.casegraph.source.TurtleSource;
import org.casegraph.statement.Standing;
import org.casegraph.store.Disk;
import org.casegraph.store.PausedDisk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A workbench in a process of its own, killed while it saves: the file is the one before an edit or the one after it. In
 * each build the steps of a save fail in turn, in {@link CaseFileTest}, which needs no process.
 */
@Tag("long")
class KilledWorkbenchTest {
    private static final int EDITS = 12;

    @TempDir
    private Path folder;

    /**
     * States and takes back, again and again.
     *
     * @param arguments file, report, the step of the disk that is never made or 0, and how many edits
     */
    public static void main(String[] arguments) {
        Disk disk = new PausedDisk(Integer.parseInt(arguments[2]), step -> {
            System.out.println("step " + step);
            System.out.flush();
        });
        CaseFile file = CaseFile.open(Path.of(arguments[0]), Path.of(arguments[1]), Encoding.ONTOLOGY, disk);
        System.out.println("open");
        System.out.flush();
        for (int edit = 0; edit < Integer.parseInt(arguments[3]); edit++) {
            edit(file, edit);
        }
    }

    private static void edit(CaseFile file, int number) {
        switch (number % 3) {
            case 0 ->
                Encoding.apply(
                        file, Encoding.fact(Standing.PRESENT, Encoding.term("SkinLesion"), "a rash on both legs"));
            case 1 ->
                Encoding.apply(file, Encoding.fact(Standing.SUSPECTED, Encoding.term("Dermatosis"), "a rash on both"));
            default -> file.undo(file.version());
        }
    }

    /** All texts that the file has one after the other. */
    private List<String> texts() throws IOException {
        Encoding encoding = Encoding.begun(Files.createTempDirectory(folder, "whole"));
        CaseFile file = encoding.open();
        List<String> texts = new ArrayList<>(List.of(encoding.written()));
        for (int edit = 0; edit < EDITS; edit++) {
            edit(file, edit);
            texts.add(encoding.written());
        }
        return texts;
    }

    /** Each step of three saves in turn, and a hundred times drawn from a seed while it does nothing but save. */
    @Test
    void atAHundredAndMoreTimesNothingIsTorn() throws Exception {
        List<String> texts = texts();
        TreeSet<Integer> seen = new TreeSet<>();
        int steps = steps();
        for (int step = 1; step <= steps; step++) {
            seen.add(texts.subList(0, 4).indexOf(killedAt(step, texts, 3)));
        }
        assertEquals(new TreeSet<>(List.of(0, 1, 2)), seen, "of " + steps + " steps some lie behind each edit");
        Random random = new Random(17);
        for (int kill = 0; kill < 100; kill++) {
            killedWithin(random.nextInt(400), texts);
        }
    }

    private int steps() throws Exception {
        Encoding encoding = Encoding.begun(Files.createTempDirectory(folder, "steps"));
        Process process = start(encoding, 0, 3);
        int steps = 0;
        try (BufferedReader out = out(process)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                steps += line.startsWith("step ") ? 1 : 0;
            }
        }
        assertEquals(0, process.waitFor());
        return steps;
    }

    /** What is there then. */
    private String killedAt(int step, List<String> texts, int edits) throws Exception {
        Encoding encoding = Encoding.begun(Files.createTempDirectory(folder, "step"));
        Process process = start(encoding, step, edits);
        try (BufferedReader out = out(process)) {
            String line = out.readLine();
            while (line != null && !line.equals("step " + step)) {
                line = out.readLine();
            }
            assertEquals("step " + step, line);
            process.destroyForcibly();
        }
        assertFalse(process.waitFor() == 0, "it was killed");
        return left(encoding, texts);
    }

    private void killedWithin(int milliseconds, List<String> texts) throws Exception {
        Encoding encoding = Encoding.begun(Files.createTempDirectory(folder, "time"));
        Process process = start(encoding, 0, EDITS);
        try (BufferedReader out = out(process)) {
            assertEquals("open", out.readLine());
            process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
            process.destroyForcibly();
        }
        process.waitFor();
        left(encoding, texts);
    }

    /** The file is whole, and whoever opens it next goes on, with nothing of the killed left beside. */
    private static String left(Encoding encoding, List<String> texts) throws IOException {
        String now = encoding.written();
        assertTrue(texts.contains(now), () -> "torn: " + now.length() + " characters");
        assertFalse(TurtleSource.read("left.ttl", now).graph().isEmpty());
        CaseFile again = encoding.open();
        Encoding.apply(again, Encoding.fact(Standing.PRESENT, Encoding.term("Glossitis"), "sore tongue"));
        again.undo(again.version());
        assertEquals(now, encoding.written());
        try (Stream<Path> files = Files.list(encoding.file().getParent())) {
            assertEquals(
                    List.of("miller-2021.ttl", "report.txt"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        return now;
    }

    private static Process start(Encoding encoding, int step, int edits) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWorkbenchTest.class.getName(),
                        encoding.file().toString(),
                        encoding.report().toString(),
                        Integer.toString(step),
                        Integer.toString(edits))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static BufferedReader out(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
