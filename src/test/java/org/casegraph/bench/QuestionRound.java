package org.casegraph.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Each question over HTTP, of casegraph and its peers in turn, so that what else the machine does meets all alike. */
final class QuestionRound {
    private static final String OURS = "casegraph";
    private final Settings settings;
    private final Goals goals;
    private final SparqlClient client;

    QuestionRound(Settings settings, Goals goals, SparqlClient client) {
        this.settings = settings;
        this.goals = goals;
        this.client = client;
    }

    /** @param inProcess what was measured before, by engine and question */
    void ask(
            int cases,
            Casegraph ours,
            Path store,
            List<Asked> asked,
            Map<String, Map<String, Timing>> inProcess,
            PeerTriples triples)
            throws IOException, InterruptedException {
        List<Peer> peers = new ArrayList<>();
        Engine.Running own = ours.serve(settings.heap(), List.of(store.toString()));
        try {
            client.awaitAnswer(own.endpoint(), own.process(), Duration.ofMinutes(2));
            start(triples, peers);
            own.process().awaitCalm();
            Comparison comparison = new Comparison();
            Map<String, TurnTaking.Answerer> engines = new LinkedHashMap<>();
            engines.put(
                    OURS,
                    new TurnTaking.Answerer(false, true, (one, cap) -> client.ask(own.endpoint(), one.ours(), cap)));
            engines.putAll(answerers(peers));
            measure(cases, asked, engines, inProcess, comparison);
            inProcess
                    .getOrDefault("DuckDB", Map.of())
                    .forEach((question, timing) -> comparison.addDuckDb(
                            question, inProcess.getOrDefault(OURS, Map.of()).get(question), timing));
            comparison.conclude(cases, goals);
            goals.atMost(
                    cases + " cases: resident after all questions",
                    2000,
                    "MB",
                    own.process().resident());
            goals.told(
                    cases + " cases: of which no file is behind", own.process().ownMemory() + " MB");
        } finally {
            own.process().close();
            peers.forEach(Peer::close);
        }
    }

    /** Only loads, and asks each question once, so that what is kept says which are in vain. */
    void load(List<Asked> asked, PeerTriples triples) throws InterruptedException {
        List<Peer> peers = new ArrayList<>();
        try {
            start(triples, peers);
            new TurnTaking(answerers(peers), settings.pace(), settings.cap(), goals).once(asked);
        } finally {
            peers.forEach(Peer::close);
        }
    }

    /** Loads what is not kept, one after the other, and starts all at once. */
    private void start(PeerTriples triples, List<Peer> peers) throws InterruptedException {
        List<Engine> engines = List.of(
                new Virtuoso(settings.cap()),
                new Fuseki(settings.work(), settings.cap()),
                new Rdf4j(settings.work(), settings.cap(), "-Xmx7g"),
                new Oxigraph(settings.work()));
        for (Engine engine : engines) {
            if (settings.hasPeer(engine.name())) {
                try {
                    peers.add(Peer.start(engine, client, settings.cap(), triples, goals));
                } catch (IOException e) {
                    missing(engine.name(), e);
                }
            }
        }
        for (Peer peer : List.copyOf(peers)) {
            try {
                RunningProcess process = peer.awaitAnswer();
                goals.say(
                        "%s answers %.0f s after its start, %d MB resident",
                        peer.name(), process.seconds(), process.resident());
            } catch (IOException e) {
                missing(peer.name(), e);
                peer.close();
                peers.remove(peer);
            }
        }
    }

    private void missing(String engine, IOException e) {
        goals.missing(engine, String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
    }

    private static Map<String, TurnTaking.Answerer> answerers(List<Peer> peers) {
        Map<String, TurnTaking.Answerer> engines = new LinkedHashMap<>();
        peers.forEach(peer -> engines.put(
                peer.name(), new TurnTaking.Answerer(true, peer.givesUp(), (one, cap) -> peer.ask(one.plain()))));
        return engines;
    }

    private void measure(
            int cases,
            List<Asked> asked,
            Map<String, TurnTaking.Answerer> engines,
            Map<String, Map<String, Timing>> inProcess,
            Comparison comparison)
            throws InterruptedException {
        TurnTaking taking = new TurnTaking(engines, settings.pace(), settings.cap(), goals);
        long start = System.nanoTime();
        taking.once(asked);
        goals.say("all asked once: %.0f s", (System.nanoTime() - start) / 1e9);
        start = System.nanoTime();
        int rounds = taking.warm(asked, settings.rounds(), settings.warm());
        goals.say("quick ones asked %d times more: %.0f s", rounds, (System.nanoTime() - start) / 1e9);
        List<String> names = List.copyOf(engines.keySet());
        goals.say(
                "%n| question | rows | %s in process | DuckDB in process | %s | best / casegraph |",
                OURS, String.join(" | ", names));
        goals.say("|%s", "---|".repeat(names.size() + 5));
        long end = System.nanoTime() + settings.time().toNanos();
        for (Asked one : asked) {
            if (System.nanoTime() > end) {
                goals.missing(
                        cases + " cases: " + one.name() + " and all behind it", "the time is over (-Dbench.minutes)");
                break;
            }
            Map<String, Timing> peers = taking.times(one);
            Timing own = peers.get(OURS);
            StringBuilder row = new StringBuilder();
            for (String engine : List.of(OURS, "DuckDB")) {
                row.append(cell(own, inProcess.getOrDefault(engine, Map.of()).get(one.name())));
            }
            names.forEach(name -> row.append(cell(own, peers.get(name))));
            peers.remove(OURS);
            goals.say("| %s | %d |%s %s |", one.name(), own.rows(), row, Comparison.ratio(own, peers));
            comparison.add(one.name(), own, peers);
        }
    }

    private static String cell(Timing own, @Nullable Timing timing) {
        if (timing == null) {
            return "  |";
        }
        boolean differs = own.isMeasured() && timing.isMeasured() && own.rows() != timing.rows();
        return " " + timing.cell() + (differs ? " (" + timing.rows() + " rows)" : "") + " |";
    }
}
