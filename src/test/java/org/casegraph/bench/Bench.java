package org.casegraph.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sys.JenaSystem;
import org.casegraph.intake.CaseStore;
import org.casegraph.store.Store;

/**
 * Measures what casegraph promises of many cases, beside its peers, and prints goal and figure of each. {@code mvn -Pbench
 * verify}; {@link Settings} says what it may be told.
 */
public final class Bench {
    private final Settings settings;
    private final Goals goals = new Goals();
    private final SparqlClient client = new SparqlClient();
    /** By how many cases they have. */
    private final Map<Integer, Path> stores = new LinkedHashMap<>();

    private final Map<Integer, Casegraph> served = new LinkedHashMap<>();

    private Bench(Settings settings) {
        this.settings = settings;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        JenaSystem.init();
        Bench bench = new Bench(Settings.ofSystem());
        Path last = Path.of("");
        for (Size size : bench.settings.cases()) {
            last = bench.measure(size);
        }
        if (bench.settings.has("flat") && bench.stores.size() > 1) {
            new FlatRound(bench.settings, bench.goals, bench.client).ask(bench.stores, bench.served);
        }
        if (bench.settings.has("similar")) {
            new ProcessRound(bench.settings, bench.goals).similar(last);
        }
        bench.goals.summary();
    }

    private Path measure(Size size) throws IOException, InterruptedException {
        goals.say("%n== %s cases", size);
        Path work = settings.work().resolve(size.toString());
        Files.createDirectories(work);
        Casegraph ours = new Casegraph(settings.jar(), work);
        BuiltStore built = new BuiltStore(settings, goals, ours, work, size);
        Path store = built.store();
        List<Asked> asked;
        Map<String, String> places;
        int cases;
        try (Store opened = CaseStore.of(List.of(store))) {
            DatasetGraph dataset = opened.dataset();
            cases = opened.cases().size();
            asked = Asked.of(dataset, skipped -> goals.say("not asked: %s", skipped));
            places = Asked.places(dataset);
        }
        stores.put(cases, store);
        served.put(cases, ours);
        boolean isLoadedOnly = settings.parts().contains("load");
        PeerTriples triples =
                size.hasPeers() && (isLoadedOnly || settings.needsPeers() || size.isOwn() && settings.has("start"))
                        ? PeerTriples.of(built.dump(), work.resolve("peers"), goals)
                        : null;
        if (isLoadedOnly && triples != null) {
            new QuestionRound(settings, goals, client).load(asked, triples);
        }
        if (settings.has("start")) {
            Starts starts = new Starts(settings, goals, client);
            starts.ofStore(cases, ours, store);
            if (size.isOwn() && triples != null && settings.hasPeer("TDB2")) {
                starts.besideFuseki(work, ours, triples.file());
            }
        }
        Map<String, Map<String, Timing>> inProcess = new LinkedHashMap<>();
        if (settings.has("process")) {
            inProcess.putAll(new ProcessRound(settings, goals)
                    .ask(cases, work, store, places.getOrDefault("{disease}", ""), triples));
        }
        if (settings.has("questions") && triples != null) {
            new QuestionRound(settings, goals, client).ask(cases, ours, store, asked, inProcess, triples);
        } else if (settings.has("questions")) {
            new OwnRound(settings, goals, client).ask(cases, ours, store, asked);
        }
        return store;
    }
}
