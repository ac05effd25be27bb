package org.casegraph.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.generated.GeneratedPhenopackets;
import org.casegraph.intake.CaseStore;
import org.casegraph.store.Store;

/**
 * Measures what casegraph promises of many cases, beside its peers, and prints goal and figure of each. {@code mvn -Pbench
 * verify}; {@link Settings} says what it may be told.
 */
public final class Bench {
    private static final int OWN_CASES = 22;
    /** More than this no peer loads in the time that a run may take. */
    private static final int MOST_WITH_PEERS = 20_000;

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final List<String> OF_ONE_CASE =
            List.of("case node", "timeline of one", "similar cases of one", "reporting gaps, rare disease");

    private final Settings settings;
    private final Goals goals = new Goals();
    private final SparqlClient client = new SparqlClient();
    /** Median milliseconds of each question of one case, by size. */
    private final Map<String, Map<Integer, Double>> ofOneCase = new LinkedHashMap<>();

    private Bench(Settings settings) {
        this.settings = settings;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Bench bench = new Bench(Settings.ofSystem());
        for (int cases : bench.settings.cases()) {
            bench.measure(cases);
        }
        bench.flat();
        bench.goals.summary();
    }

    private void measure(int cases) throws IOException, InterruptedException {
        goals.say("%n== %,d cases", cases);
        Path work = settings.work().resolve(Integer.toString(cases));
        Files.createDirectories(work);
        Casegraph ours = new Casegraph(settings.jar(), work);
        Path store = store(cases, work, ours);
        if (settings.has("start")) {
            start(cases, ours, store);
        }
        List<Asked> asked;
        Map<String, String> places;
        try (Store opened = CaseStore.of(List.of(store))) {
            DatasetGraph dataset = opened.dataset();
            asked = Asked.of(dataset, skipped -> goals.say("not asked: %s", skipped));
            places = Asked.places(dataset);
        }
        boolean hasPeers = cases > OWN_CASES && cases <= MOST_WITH_PEERS;
        Path triples = work.resolve("triples.nt");
        if (hasPeers && (settings.has("questions") || settings.has("process")) && !Files.exists(triples)) {
            long written = StarTable.write(store.resolveSibling("dump").resolve("dump.nq.gz"), triples, work);
            goals.say("%,d triples of all graphs for the peers", written);
        }
        if (settings.has("questions")) {
            new QuestionRound(settings, goals, client, ofOneCase, OF_ONE_CASE)
                    .ask(cases, work, ours, store, asked, hasPeers ? triples : null);
        }
        if (settings.has("process")) {
            new ProcessRound(settings, goals).ask(cases, work, store, places.get("{disease}"), hasPeers);
        }
    }

    private Path store(int cases, Path work, Casegraph ours) throws IOException, InterruptedException {
        if (cases > OWN_CASES && !settings.store().isEmpty()) {
            return settings.store().get(0);
        }
        List<String> sources = new ArrayList<>();
        if (cases > OWN_CASES) {
            sources.addAll(settings.source());
            if (sources.isEmpty()) {
                Path generated = work.resolve("cases");
                if (!Files.isDirectory(generated)) {
                    GeneratedPhenopackets.write(cases, 1, generated, settings.terminologies());
                }
                sources.add(generated.toString());
            }
            settings.terminologies().forEach(file -> sources.add(file.toString()));
        }
        Path store = work.resolve("store");
        if (Files.isDirectory(store) && !settings.has("build")) {
            return store;
        }
        List<String> arguments = new ArrayList<>(List.of("build", "--store", store.toString()));
        arguments.addAll(sources);
        try (RunningProcess build = ours.run("-Xmx4g", "build.log", arguments)) {
            RunningProcess.Taken taken = build.awaitAnyEnd(PATIENCE);
            if (!Files.exists(store.resolve("casegraph-store.json"))) {
                throw new IOException("no store: " + build.lastWords());
            }
            if (cases > OWN_CASES) {
                goals.atLeast(cases + " cases built", 300, "cases a second", cases / taken.seconds());
                goals.told(
                        cases + " cases built",
                        String.format(
                                Locale.ROOT,
                                "%.0f s, %.0f s of processor, %d MB at most with -Xmx4g",
                                taken.seconds(),
                                taken.processorSeconds(),
                                taken.mostResident()));
                goals.atMost(cases + " cases, of disk", 6, "KB a case", size(store) / 1e3 / cases);
            }
        }
        if (cases > OWN_CASES && cases <= MOST_WITH_PEERS) {
            arguments.addAll(List.of("--dump", work.resolve("dump").toString(), "--force"));
            try (RunningProcess dump = ours.run("-Xmx4g", "dump.log", arguments)) {
                dump.awaitAnyEnd(PATIENCE);
            }
        }
        return store;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private void start(int cases, Casegraph ours, Path store) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        long resident = 0;
        for (int round = 0; round < 4; round++) {
            Engine.Running served = ours.serve(settings.heap(), List.of(store.toString()));
            try (RunningProcess process = served.process()) {
                client.awaitAnswer(served.endpoint(), process, Duration.ofMinutes(2));
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

    /** The smallest and the largest size beside each other. */
    private void flat() {
        ofOneCase.forEach((question, times) -> {
            if (times.size() > 1) {
                List<Double> all = List.copyOf(times.values());
                goals.atMost(
                        question + ": from " + times.keySet() + " cases, largest to smallest",
                        1.3,
                        "times",
                        all.get(all.size() - 1) / all.get(0));
            }
        });
    }
}
