package org.casegraph.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.casegraph.similarity.Measure;
import org.jspecify.annotations.Nullable;

/** The questions in process, with DuckDB in a process of its own beside. */
final class ProcessRound {
    private static final Duration PATIENCE = Duration.ofMinutes(12);
    private static final double GOAL_MILLISECONDS = 1_000;
    private static final Map<String, Double> GOALS =
            Map.of("diagnosis by class", 3_000.0, "diagnosis by class, by its function", 100.0);
    private static final long LEAST_CAP_SECONDS = 30;

    private final Settings settings;
    private final Goals goals;

    ProcessRound(Settings settings, Goals goals) {
        this.settings = settings;
        this.goals = goals;
    }

    /**
     * The timings of casegraph and of DuckDB, by question.
     *
     * @param triples with the star table beside; none if DuckDB is not asked
     */
    Map<String, Map<String, Timing>> ask(
            int cases, Path work, Path store, String disease, @Nullable PeerTriples triples)
            throws IOException, InterruptedException {
        List<Timing> ours = timings(
                work,
                "process.log",
                System.getProperty("java.class.path"),
                settings.heap(),
                InProcess.class,
                List.of(
                        store.toString(),
                        Long.toString(Math.max(LEAST_CAP_SECONDS, settings.cap().toSeconds())),
                        Integer.toString(settings.runs())));
        List<String> slow = new ArrayList<>();
        for (Timing timing : ours) {
            goals.say(
                    "in process: %s %s ms, %s of processor, %d rows %s",
                    timing.name(), timing.cell(), Timing.number(timing.processor()), timing.rows(), timing.failure());
            double goal = GOALS.getOrDefault(timing.name().replace(", counted", ""), GOAL_MILLISECONDS);
            if (!timing.isMeasured() || timing.milliseconds() > goal) {
                slow.add(timing.name() + " (" + timing.cell() + " ms, " + timing.rows() + " rows)");
            }
            if (timing.name().startsWith("20 most similar")) {
                goals.atMost(cases + " cases: " + timing.name(), 5, "ms", timing.milliseconds());
            }
        }
        goals.goal(
                cases + " cases: each question in process, to the last row, more than 125,000 counted",
                "≤ 1 s, diagnosis by class as free SPARQL ≤ 3 s, by its function ≤ 0.1 s",
                slow.isEmpty() ? "all" : "not " + String.join("; ", slow),
                slow.isEmpty());
        Map<String, Map<String, Timing>> all = new LinkedHashMap<>();
        all.put("casegraph", byName(ours));
        if (triples != null && settings.hasPeer("DuckDB")) {
            all.put("DuckDB", byName(duckDb(work, disease, triples)));
        }
        return all;
    }

    private static Map<String, Timing> byName(List<Timing> timings) {
        return timings.stream().collect(Collectors.toMap(Timing::name, Function.identity()));
    }

    /** @param store of whose cases others are made */
    void similar(Path store) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(store.toString()));
        arguments.addAll(settings.similar());
        List<Timing> timings = timings(
                settings.work(),
                "similar.log",
                System.getProperty("java.class.path"),
                "-Xmx4g",
                SimilarInProcess.class,
                arguments);
        for (Timing timing : timings) {
            int cases = Integer.parseInt(timing.name().split(" ")[0]);
            String what = "20 most similar of " + timing.name().replaceFirst(" ", " cases, ") + ", in process";
            if (timing.name().endsWith(Measure.SIMGIC.shortName())) {
                goals.atMost(what, cases <= 125_000 ? 5 : 40, "ms", timing.milliseconds());
            } else {
                goals.told(what, timing.cell() + " ms");
            }
        }
    }

    private List<Timing> duckDb(Path work, String disease, PeerTriples triples) throws InterruptedException {
        try {
            return timings(
                    work,
                    "duckdb.log",
                    Libraries.withTests(Libraries.classPath("duckdb", settings.work())),
                    "-Xmx1g",
                    DuckDb.class,
                    List.of(triples.file().getParent().toString(), disease));
        } catch (IOException e) {
            goals.missing("DuckDB", String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
            return List.of();
        }
    }

    private static List<Timing> timings(
            Path work, String log, String classPath, String heap, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(RunningProcess.java(), heap, "-cp", classPath, main.getName()));
        command.addAll(arguments);
        Path said = work.resolve(log).toAbsolutePath();
        try (RunningProcess process =
                RunningProcess.start(new File(".").getAbsoluteFile().toPath(), said, Map.of(), command)) {
            process.await(PATIENCE);
        }
        return Timing.read(Files.readAllLines(said));
    }
}
