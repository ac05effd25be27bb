package org.casegraph.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that is measured: how long it ran, what it took of the processors, how much it held in memory. */
final class RunningProcess implements AutoCloseable {
    private static final long KIBIBYTES_OF_A_MEGABYTE = 1_000_000 / 1024;

    private static final double SHORTEST_UNREST = 6;
    private static final double LONGEST_UNREST = 120;
    /** Of one processor, in one second. */
    private static final double CALM_SHARE = 0.1;

    private final Process process;
    private final long started = System.nanoTime();
    private final Path log;

    private RunningProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param log takes all that it says */
    static RunningProcess start(Path folder, Path log, Map<String, String> environment, List<String> command)
            throws IOException {
        Files.createDirectories(folder);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        // Whoever ends the run ends all that it started.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new RunningProcess(process, log.toAbsolutePath());
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    /** What it took of all processors so far. */
    double processorSeconds() {
        return process.info()
                .totalCpuDuration()
                .map(taken -> taken.toMillis() / 1e3)
                .orElse(0.0);
    }

    /** Waits until it has done what it does by itself after its start. */
    void awaitCalm() throws InterruptedException {
        double used = processorSeconds();
        while (isAlive() && seconds() < LONGEST_UNREST) {
            Thread.sleep(1_000);
            double now = processorSeconds();
            if (seconds() > SHORTEST_UNREST && now - used < CALM_SHARE) {
                return;
            }
            used = now;
        }
    }

    /** Whether it comes to rest within that time. */
    boolean isCalmWithin(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        double used = processorSeconds();
        do {
            Thread.sleep(1_000);
            double now = processorSeconds();
            if (now - used < CALM_SHARE) {
                return true;
            }
            used = now;
        } while (System.nanoTime() < end);
        return false;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Resident now, in megabytes; 0 where the system does not tell. */
    long resident() {
        return status("VmRSS:");
    }

    /** The most that was resident so far, in megabytes. */
    long mostResident() {
        return status("VmHWM:");
    }

    /** What is backed by no file, so that nobody else has it. */
    long ownMemory() {
        return status("RssAnon:");
    }

    private long status(String name) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kibibytes -> Long.parseLong(kibibytes) / KIBIBYTES_OF_A_MEGABYTE)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * Waits for the end.
     *
     * @return what it took, with the most that was resident when it was looked at, each tenth of a second
     * @throws IOException if it does not end well, with the end of what it said
     */
    Taken await(Duration most) throws IOException, InterruptedException {
        Taken taken = awaitAnyEnd(most);
        if (process.exitValue() != 0) {
            throw new IOException("status " + process.exitValue() + ": " + lastWords());
        }
        return taken;
    }

    /** As {@link #await}, whether or not it ends well. */
    Taken awaitAnyEnd(Duration most) throws IOException, InterruptedException {
        long resident = 0;
        double processor = 0;
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            resident = Math.max(resident, mostResident());
            processor = Math.max(processor, processorSeconds());
            if (seconds() > most.toSeconds()) {
                close();
                throw new IOException("not done within " + most.toSeconds() + " s");
            }
        }
        return new Taken(seconds(), processor, resident);
    }

    String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }

    record Taken(double seconds, double processorSeconds, long mostResident) {}

    @Override
    public void close() {
        close(Duration.ofSeconds(10));
    }

    /** @param most what it may take to end by itself */
    void close(Duration most) {
        process.destroy();
        try {
            if (!process.waitFor(most.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
