package org.casegraph.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Each question over HTTP, of casegraph and its peers in turn, so that what else the machine does meets all alike. */
final class QuestionRound {
    private static final String OURS = "casegraph";
    /** It answers one after the other and cannot give up. */
    private static final String ENDLESS = "Oxigraph";

    private static final double SHORT_MILLISECONDS = 10;
    private static final Duration LOADING = Duration.ofMinutes(4);

    private final Settings settings;
    private final Goals goals;
    private final SparqlClient client;
    private final Map<String, Map<Integer, Double>> ofOneCase;
    private final List<String> ofOneCaseNames;
    /** Engines that were ended. */
    private final Set<String> gone = new HashSet<>();

    QuestionRound(
            Settings settings,
            Goals goals,
            SparqlClient client,
            Map<String, Map<Integer, Double>> ofOneCase,
            List<String> ofOneCaseNames) {
        this.settings = settings;
        this.goals = goals;
        this.client = client;
        this.ofOneCase = ofOneCase;
        this.ofOneCaseNames = ofOneCaseNames;
    }

    void ask(
            int cases,
            Path work,
            Casegraph ours,
            Path store,
            List<Asked> asked,
            Map<String, Map<String, Timing>> inProcess,
            @Nullable Path triples)
            throws IOException, InterruptedException {
        Map<String, Engine.Running> engines = new LinkedHashMap<>();
        try {
            Engine.Running own = ours.serve(settings.heap(), List.of(store.toString()));
            engines.put(OURS, own);
            client.awaitAnswer(own.endpoint(), own.process(), Duration.ofMinutes(2));
            if (triples != null) {
                startPeers(work, triples, engines);
            }
            ask(cases, asked, inProcess, engines);
            goals.atMost(
                    cases + " cases: resident after all questions",
                    2000,
                    "MB",
                    own.process().resident());
            goals.told(
                    cases + " cases: of which no file is behind", own.process().ownMemory() + " MB");
        } finally {
            engines.values().forEach(engine -> engine.process().close());
        }
    }

    private void startPeers(Path work, Path triples, Map<String, Engine.Running> engines) throws InterruptedException {
        List<Engine> peers = List.of(
                new Virtuoso(settings.cap()),
                new Fuseki(settings.work(), settings.cap()),
                new Rdf4j(settings.work(), settings.cap(), "-Xmx7g"),
                new Oxigraph(settings.work()));
        for (Engine peer : peers) {
            if (!settings.hasPeer(peer.name())) {
                continue;
            }
            Engine.Running running = null;
            try {
                Path folder = work.resolve(peer.name());
                delete(folder);
                Files.createDirectories(folder);
                long start = System.nanoTime();
                peer.load(triples, folder);
                double loading = (System.nanoTime() - start) / 1e9;
                running = peer.serve(triples, folder);
                double before = running.process().seconds();
                client.awaitAnswer(running.endpoint(), running.process(), LOADING);
                goals.say(
                        "%s loaded in %.0f s, answers after %.0f s more, %d MB resident",
                        peer.name(),
                        loading,
                        running.process().seconds() - before,
                        running.process().resident());
                engines.put(peer.name(), running);
            } catch (IOException e) {
                goals.missing(peer.name(), String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
                if (running != null) {
                    running.process().close();
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (var inside = Files.walk(folder)) {
                for (Path file :
                        inside.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void ask(
            int cases,
            List<Asked> asked,
            Map<String, Map<String, Timing>> inProcess,
            Map<String, Engine.Running> engines)
            throws IOException, InterruptedException {
        List<String> names = new ArrayList<>(engines.keySet());
        goals.say(
                "%n| question | rows | %s in process | DuckDB in process | %s | best / casegraph |",
                OURS, String.join(" | ", names));
        goals.say("|%s", "---|".repeat(names.size() + 5));
        List<String> unlike = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<String> behind = new ArrayList<>();
        long end = System.nanoTime() + settings.time().toNanos();
        for (Asked one : asked) {
            if (System.nanoTime() > end) {
                goals.missing(
                        cases + " cases: " + one.name() + " and all behind it", "the time is over (-Dbench.minutes)");
                break;
            }
            Map<String, Timing> timings = times(one, names, engines);
            Timing own = timings.get(OURS);
            OptionalDouble best = timings.entrySet().stream()
                    .filter(timing -> !timing.getKey().equals(OURS)
                            && timing.getValue().isMeasured()
                            && timing.getValue().rows() > 0)
                    .mapToDouble(timing -> timing.getValue().milliseconds())
                    .min();
            StringBuilder row = new StringBuilder();
            for (String engine : List.of(OURS, "DuckDB")) {
                Timing timing = inProcess.getOrDefault(engine, Map.of()).get(one.name());
                row.append(' ')
                        .append(timing == null ? "" : timing.cell() + differs(own, timing))
                        .append(" |");
            }
            for (String name : names) {
                String other = differs(own, timings.get(name));
                if (!other.isEmpty()) {
                    unlike.add(one.name() + " of " + name + other);
                }
            }
            names.forEach(name -> row.append(' ')
                    .append(timings.get(name).cell())
                    .append(differs(own, timings.get(name)))
                    .append(" |"));
            goals.say(
                    "| %s | %d |%s %s |",
                    one.name(),
                    own.rows(),
                    row,
                    best.isPresent() && own.isMeasured()
                            ? String.format(Locale.ROOT, "%.2f", best.getAsDouble() / own.milliseconds())
                            : "–");
            if (ofOneCaseNames.contains(one.name()) && own.isMeasured()) {
                ofOneCase
                        .computeIfAbsent(one.name(), name -> new LinkedHashMap<>())
                        .put(cases, own.milliseconds());
                goals.atMost(cases + " cases: " + one.name() + ", over HTTP", 10, "ms", own.milliseconds());
            }
            if (best.isPresent()) {
                judge(one.name(), own, best.getAsDouble(), ratios, behind);
            } else if (!own.isMeasured()) {
                goals.told(cases + " cases: " + one.name(), own.failure());
            }
        }
        if (names.size() > 1) {
            goals.told(
                    cases + " cases: other numbers of rows than casegraph's",
                    unlike.isEmpty() ? "none" : String.join("; ", unlike));
            goals.goal(
                    cases + " cases: ahead of each triple store where the best needs over 10 ms, within 2 ms elsewhere",
                    "all",
                    behind.isEmpty() ? "all" : "not " + String.join("; ", behind),
                    behind.isEmpty());
            goals.atLeast(
                    cases + " cases: best peer to casegraph, geometric mean of " + ratios.size() + " above 10 ms",
                    5,
                    "times",
                    Math.exp(ratios.stream().mapToDouble(Math::log).average().orElse(0)));
        }
    }

    private static void judge(String name, Timing own, double best, List<Double> ratios, List<String> behind) {
        boolean isShort = best <= SHORT_MILLISECONDS;
        boolean isMet = own.isMeasured() && (isShort ? own.milliseconds() <= best + 2 : own.milliseconds() <= best);
        if (!isMet) {
            behind.add(name + " (" + own.cell() + " v. " + Timing.number(best) + " ms)");
        }
        if (!isShort && own.isMeasured()) {
            ratios.add(best / own.milliseconds());
        }
    }

    private static String differs(Timing own, Timing other) {
        return own.isMeasured() && other.isMeasured() && own.rows() != other.rows()
                ? " (" + other.rows() + " rows)"
                : "";
    }

    /** Round by round, each engine once, without those that failed. */
    private Map<String, Timing> times(Asked asked, List<String> names, Map<String, Engine.Running> engines)
            throws IOException, InterruptedException {
        Map<String, Turns> turns = new LinkedHashMap<>();
        names.forEach(name -> turns.put(name, new Turns(settings.pace())));
        for (boolean goesOn = true; goesOn; ) {
            goesOn = false;
            for (String name : names) {
                Turns own = turns.get(name);
                if (gone.contains(name)) {
                    own.failed("gone");
                }
                if (own.isDone()) {
                    continue;
                }
                goesOn = true;
                if (name.equals(ENDLESS) && nobodyAnswers(turns)) {
                    own.failed("not asked, as no other peer answers in time");
                    continue;
                }
                Engine.Running engine = engines.get(name);
                try {
                    SparqlClient.Answer answer = client.ask(
                            engine.endpoint(), name.equals(OURS) ? asked.ours() : asked.plain(), settings.cap());
                    own.took(answer.milliseconds(), Double.NaN, answer.rows());
                } catch (IOException e) {
                    own.failed(String.valueOf(e.getMessage()));
                    awaitQuiet(name, engine);
                }
            }
        }
        Map<String, Timing> timings = new LinkedHashMap<>();
        turns.forEach((name, own) -> timings.put(name, own.timing(asked.name())));
        return timings;
    }

    /** It would never end, and have to load all anew. */
    private static boolean nobodyAnswers(Map<String, Turns> turns) {
        List<Turns> others = turns.entrySet().stream()
                .filter(other -> !other.getKey().equals(OURS) && !other.getKey().equals(ENDLESS))
                .map(Map.Entry::getValue)
                .toList();
        return !others.isEmpty() && others.stream().allMatch(Turns::hasFailed);
    }

    /** What goes on after it was given up would slow the next question. */
    private void awaitQuiet(String name, Engine.Running engine) throws InterruptedException {
        try {
            client.awaitAnswer(
                    engine.endpoint(),
                    engine.process(),
                    Duration.ofSeconds((long) engine.process().seconds()).plus(settings.cap()));
        } catch (IOException e) {
            goals.missing(name + ", from here on", "it does not end a question that was given up: " + e.getMessage());
            engine.process().close();
            gone.add(name);
        }
    }
}
