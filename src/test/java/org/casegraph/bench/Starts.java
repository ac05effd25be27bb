package org.casegraph.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** From the start of the process to its first answer. */
final class Starts {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Settings settings;
    private final Goals goals;
    private final SparqlClient client;

    Starts(Settings settings, Goals goals, SparqlClient client) {
        this.settings = settings;
        this.goals = goals;
        this.client = client;
    }

    void ofStore(int cases, Casegraph ours, Path store) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        long resident = 0;
        for (int round = 0; round < 4; round++) {
            Engine.Running served = ours.serve(settings.heap(), List.of(store.toString()));
            try (RunningProcess process = served.process()) {
                client.awaitAnswer(served.endpoint(), process, PATIENCE);
                // The first fills the caches of the file system.
                if (round > 0) {
                    seconds.add(process.seconds());
                }
                resident = process.resident();
            }
        }
        seconds.sort(null);
        goals.atMost(cases + " cases: start to first answer, median of 3", 2, "s", seconds.get(1));
        goals.atMost(cases + " cases: resident then, " + settings.heap(), 300, "MB", resident);
    }

    /** Our own cases, which the jar holds, and stock Fuseki, which reads the same triples. */
    void besideFuseki(Path work, Casegraph ours, Path triples) throws IOException, InterruptedException {
        Fuseki fuseki = new Fuseki(settings.work(), settings.cap());
        Path cache = work.resolve("cache");
        Path archive = work.resolve("fuseki.jsa").toAbsolutePath();
        try {
            startInTurn(
                    "own cases: start to first answer beside stock Fuseki",
                    () -> ours.serve(settings.heap(), List.of()),
                    () -> fuseki.serveFromMemory(triples, work, List.of()));
            // One makes its archive when it is started for the first time, the other when it ends.
            started(ours.launch(settings.heap(), cache));
            Files.deleteIfExists(archive);
            Engine.Running first =
                    fuseki.serveFromMemory(triples, work, List.of("-XX:ArchiveClassesAtExit=" + archive));
            client.awaitAnswer(first.endpoint(), first.process(), PATIENCE);
            first.process().close(PATIENCE);
            awaitArchives(cache, archive);
            startInTurn(
                    "own cases, by the launcher: start to first answer beside stock Fuseki with an archive of classes",
                    () -> ours.launch(settings.heap(), cache),
                    () -> fuseki.serveFromMemory(triples, work, List.of("-XX:SharedArchiveFile=" + archive)));
        } catch (IOException e) {
            goals.missing("start beside stock Fuseki", String.valueOf(e.getMessage()));
        }
    }

    private static void awaitArchives(Path cache, Path archive) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(archive) || !isMade(cache.resolve("casegraph"))) {
            if (System.nanoTime() > end) {
                throw new IOException("no archive of classes was made");
            }
            Thread.sleep(200);
        }
    }

    private static boolean isMade(Path cache) throws IOException {
        if (!Files.isDirectory(cache)) {
            return false;
        }
        try (Stream<Path> files = Files.list(cache)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            return names.stream().anyMatch(name -> name.endsWith(".jsa"))
                    && names.stream().noneMatch(name -> name.contains(".making"));
        }
    }

    private interface Starting {
        Engine.Running start() throws IOException, InterruptedException;
    }

    /** What a start took until the first answer, by the clock and of the processors. */
    private record Started(double seconds, double processor) {}

    private void startInTurn(String what, Starting ours, Starting theirs) throws IOException, InterruptedException {
        List<Started> own = new ArrayList<>();
        List<Started> others = new ArrayList<>();
        for (int round = 0; round <= settings.runs(); round++) {
            Started first = started(ours.start());
            Started second = started(theirs.start());
            // The first fills the caches of the file system.
            if (round > 0) {
                own.add(first);
                others.add(second);
            }
        }
        double median = median(own, Started::seconds);
        double other = median(others, Started::seconds);
        goals.goal(
                what,
                "≤ 1.2 times",
                String.format(
                        Locale.ROOT,
                        "%.2f s (%.2f of processor) v. %.2f s (%.2f), %.2f times",
                        median,
                        median(own, Started::processor),
                        other,
                        median(others, Started::processor),
                        median / other),
                median <= 1.2 * other);
    }

    private static double median(List<Started> starts, ToDoubleFunction<Started> of) {
        double[] inOrder = starts.stream().mapToDouble(of).sorted().toArray();
        return inOrder[inOrder.length / 2];
    }

    private Started started(Engine.Running served) throws IOException, InterruptedException {
        try (RunningProcess process = served.process()) {
            client.awaitAnswer(served.endpoint(), process, PATIENCE);
            return new Started(process.seconds(), process.processorSeconds());
        }
    }
}
