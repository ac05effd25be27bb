package org.casegraph.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Each question over HTTP, of casegraph and its peers in turn, so that what else the machine does meets all alike: all
 * questions once, those that are quick some times more, and then one after the other at a {@link Pace}.
 */
final class QuestionRound {
    private static final String OURS = "casegraph";
    /** Of what is asked more often before anything counts. */
    private static final double QUICK_MILLISECONDS = 250;

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
            Map<String, Answerer> engines = new LinkedHashMap<>();
            engines.put(OURS, new Answerer(true, (one, cap) -> client.ask(own.endpoint(), one.ours(), cap)));
            engines.putAll(answerers(peers));
            Map<String, Map<String, String>> failures = warm(asked, engines);
            measure(cases, asked, engines, failures, inProcess, comparison);
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
            once(asked, answerers(peers));
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

    private interface Answering {
        SparqlClient.Answer ask(Asked asked, Duration cap) throws IOException, InterruptedException;
    }

    /** @param givesUp one that does not has to load again */
    private record Answerer(boolean givesUp, Answering answering) {
        SparqlClient.Answer ask(Asked asked, Duration cap) throws IOException, InterruptedException {
            return answering.ask(asked, cap);
        }
    }

    private static Map<String, Answerer> answerers(List<Peer> peers) {
        Map<String, Answerer> engines = new LinkedHashMap<>();
        peers.forEach(
                peer -> engines.put(peer.name(), new Answerer(peer.givesUp(), (one, cap) -> peer.ask(one.plain()))));
        return engines;
    }

    /** What each engine took, or why it did not answer, by question. */
    private record Once(Map<String, Map<String, Double>> milliseconds, Map<String, Map<String, String>> failures) {}

    private Once once(List<Asked> asked, Map<String, Answerer> engines) throws InterruptedException {
        Once once = new Once(new LinkedHashMap<>(), new LinkedHashMap<>());
        engines.keySet().forEach(name -> {
            once.milliseconds().put(name, new LinkedHashMap<>());
            once.failures().put(name, new LinkedHashMap<>());
        });
        for (Asked one : asked) {
            boolean isAnswered = false;
            for (Map.Entry<String, Answerer> engine : engines.entrySet()) {
                String name = engine.getKey();
                try {
                    if (!engine.getValue().givesUp() && !isAnswered) {
                        throw new IOException("not asked, as no other peer answers in time");
                    }
                    double milliseconds =
                            engine.getValue().ask(one, settings.cap()).milliseconds();
                    once.milliseconds().get(name).put(one.name(), milliseconds);
                    isAnswered |= !name.equals(OURS);
                } catch (IOException e) {
                    String why = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
                    once.failures().get(name).put(one.name(), why);
                    if (!one.plain().isEmpty()) {
                        goals.say("no answer to %s of %s: %s", one.name(), name, why);
                    }
                }
            }
        }
        return once;
    }

    /** Why an engine did not answer a question, by both. */
    private Map<String, Map<String, String>> warm(List<Asked> asked, Map<String, Answerer> engines)
            throws InterruptedException {
        long start = System.nanoTime();
        Once once = once(asked, engines);
        goals.say("all asked once: %.0f s", (System.nanoTime() - start) / 1e9);
        start = System.nanoTime();
        int rounds = 0;
        while (rounds < settings.rounds()
                && (System.nanoTime() - start) / 1e9 < settings.warm().toSeconds()) {
            rounds++;
            for (Asked one : asked) {
                for (Map.Entry<String, Answerer> engine : engines.entrySet()) {
                    Map<String, Double> took = once.milliseconds().get(engine.getKey());
                    if (took.getOrDefault(one.name(), Double.NaN) < QUICK_MILLISECONDS) {
                        try {
                            engine.getValue().ask(one, settings.cap());
                        } catch (IOException e) {
                            took.remove(one.name());
                        }
                    }
                }
            }
        }
        goals.say("quick ones asked %d times more: %.0f s", rounds, (System.nanoTime() - start) / 1e9);
        return once.failures();
    }

    private void measure(
            int cases,
            List<Asked> asked,
            Map<String, Answerer> engines,
            Map<String, Map<String, String>> failures,
            Map<String, Map<String, Timing>> inProcess,
            Comparison comparison)
            throws InterruptedException {
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
            Map<String, Timing> peers = new LinkedHashMap<>(times(one, engines, failures));
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

    /** Round by round, each engine once, without those that failed. */
    private Map<String, Timing> times(
            Asked asked, Map<String, Answerer> engines, Map<String, Map<String, String>> failures)
            throws InterruptedException {
        Map<String, Turns> turns = new LinkedHashMap<>();
        engines.keySet().forEach(name -> {
            Turns own = new Turns(settings.pace());
            String failure = failures.get(name).get(asked.name());
            if (failure != null) {
                own.failed(failure);
            }
            turns.put(name, own);
        });
        for (boolean goesOn = true; goesOn; ) {
            goesOn = false;
            for (Map.Entry<String, Answerer> engine : engines.entrySet()) {
                Turns own = turns.get(engine.getKey());
                if (own.isDone()) {
                    continue;
                }
                goesOn = true;
                try {
                    SparqlClient.Answer answer = engine.getValue().ask(asked, settings.cap());
                    own.took(answer.milliseconds(), Double.NaN, answer.rows());
                } catch (IOException e) {
                    own.failed(String.valueOf(e.getMessage()));
                }
            }
        }
        Map<String, Timing> timings = new LinkedHashMap<>();
        turns.forEach((name, own) -> timings.put(name, own.timing(asked.name())));
        return timings;
    }
}
