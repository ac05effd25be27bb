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
import org.apache.jena.sys.JenaSystem;
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
    private final Settings settings;
    private final Goals goals = new Goals();
    private final SparqlClient client = new SparqlClient();
    private Path last = Path.of("");

    private Bench(Settings settings) {
        this.settings = settings;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        JenaSystem.init();
        Bench bench = new Bench(Settings.ofSystem());
        for (int cases : bench.settings.cases()) {
            bench.measure(cases);
        }
        if (bench.settings.has("similar")) {
            new ProcessRound(bench.settings, bench.goals).similar(bench.last);
        }
        bench.goals.summary();
    }

    private void measure(int cases) throws IOException, InterruptedException {
        goals.say("%n== %,d cases", cases);
        Path work = settings.work().resolve(Integer.toString(cases));
        Files.createDirectories(work);
        Casegraph ours = new Casegraph(settings.jar(), work);
        Path store = store(cases, work, ours);
        last = store;
        boolean hasPeers = cases <= MOST_WITH_PEERS;
        PeerTriples triples = hasPeers
                ? PeerTriples.of(
                        dump(cases, work, ours, store).resolve("default-graph.nt.gz"), work.resolve("peers"), goals)
                : null;
        if (settings.has("start")) {
            Starts starts = new Starts(settings, goals, client);
            starts.ofStore(cases, ours, store);
            if (cases == OWN_CASES && triples != null && settings.hasPeer("TDB2")) {
                starts.besideFuseki(work, ours, triples.file());
            }
        }
        List<Asked> asked;
        Map<String, String> places;
        try (Store opened = CaseStore.of(List.of(store))) {
            DatasetGraph dataset = opened.dataset();
            asked = Asked.of(dataset, skipped -> goals.say("not asked: %s", skipped));
            places = Asked.places(dataset);
        }
        Map<String, Map<String, Timing>> inProcess = new LinkedHashMap<>();
        if (settings.has("process")) {
            inProcess.putAll(
                    new ProcessRound(settings, goals).ask(cases, work, store, places.get("{disease}"), triples));
        }
        if (triples != null && settings.parts().contains("load")) {
            new QuestionRound(settings, goals, client).load(asked, triples);
        }
        if (triples != null && settings.has("questions")) {
            new QuestionRound(settings, goals, client).ask(cases, ours, store, asked, inProcess, triples);
        }
    }

    private Path store(int cases, Path work, Casegraph ours) throws IOException, InterruptedException {
        int place = settings.cases().stream()
                .filter(size -> size != OWN_CASES)
                .toList()
                .indexOf(cases);
        if (place >= 0 && place < settings.store().size()) {
            return settings.store().get(place);
        }
        List<String> sources = sources(cases, work);
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
        return store;
    }

    private List<String> sources(int cases, Path work) throws IOException {
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
        return sources;
    }

    /** What stands in a store, for those who load it; nothing is solved again. */
    private Path dump(int cases, Path work, Casegraph ours, Path store) throws IOException, InterruptedException {
        Path dump = store.resolveSibling("dump");
        if (!Files.exists(dump.resolve("default-graph.nt.gz"))) {
            if (!store.startsWith(work)) {
                throw new IOException("no dump is beside " + store);
            }
            List<String> arguments = new ArrayList<>(
                    List.of("build", "--store", store.toString(), "--dump", dump.toString(), "--force"));
            arguments.addAll(sources(cases, work));
            try (RunningProcess writing = ours.run("-Xmx4g", "dump.log", arguments)) {
                // A store of cases of which some were left out is one, too.
                writing.awaitAnyEnd(PATIENCE);
                if (!Files.exists(dump.resolve("default-graph.nt.gz"))) {
                    throw new IOException("no dump: " + writing.lastWords());
                }
            }
        }
        return dump;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
