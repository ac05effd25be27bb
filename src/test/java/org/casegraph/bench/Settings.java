package org.casegraph.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What {@code mvn -Pbench verify} is told by {@code -Dbench.…}.
 *
 * @param cases how many, one size after the other: {@code own} are the project's own, others are generated, those of
 *     {@code reports-5000} like reports that were read whole
 * @param source real cases in place of generated ones, for each size but {@code own}
 * @param terminologies HPO at least, since the questions name classes of it
 * @param store those that are built already, one for each size but {@code own} in their order, so that none is built; for peers, with
 *     its dump beside it in {@code dump}
 * @param peers by name, each that can be had if none is named
 * @param cap of one answer, in seconds
 * @param time of all questions over HTTP, in minutes, when the peers are loaded and warm
 * @param warm what is quick is asked again for so many seconds, and so many rounds at most, before anything counts
 * @param runs of which the median is told
 * @param parts build, start, process, questions, flat, similar; all if none is named. {@code load} is none of them: it
 *     loads the peers and asks each question once, with a cap that may be long, so that a later run spares both
 * @param work keeps all that is made: stores, dumps, what peers loaded
 * @param similar of how many cases only the columns for likeness are generated, by those of the last store
 */
record Settings(
        List<Size> cases,
        List<String> source,
        List<Path> terminologies,
        List<Path> store,
        Set<String> peers,
        Set<String> parts,
        List<String> similar,
        Duration cap,
        Duration time,
        Duration warm,
        int rounds,
        int runs,
        String heap,
        Path work,
        Path jar) {

    private static final int WARM_TURNS = 20;
    private static final double WARM_MILLISECONDS = 1_000;
    private static final double MEASURED_MILLISECONDS = 2_000;

    static Settings ofSystem() {
        return new Settings(
                list("cases", "own,5853").map(Size::of).toList(),
                list("source", "").toList(),
                list("terminologies", "")
                        .map(Path::of)
                        .map(Path::toAbsolutePath)
                        .toList(),
                list("store", "").map(Path::of).map(Path::toAbsolutePath).toList(),
                Set.copyOf(list("peers", "").toList()),
                Set.copyOf(list("parts", "").toList()),
                list("similar", "125000,1000000").toList(),
                Duration.ofSeconds(Long.getLong("bench.cap", 5)),
                Duration.ofMinutes(Long.getLong("bench.minutes", 8)),
                Duration.ofSeconds(Long.getLong("bench.warm", 60)),
                Integer.getInteger("bench.rounds", 40),
                Integer.getInteger("bench.runs", 7),
                System.getProperty("bench.heap", "-Xmx1g"),
                Path.of(System.getProperty("bench.work", "target/bench")).toAbsolutePath(),
                Path.of("target", "casegraph.jar"));
    }

    private static Stream<String> list(String name, String otherwise) {
        return Stream.of(System.getProperty("bench." + name, otherwise).split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty() && !one.startsWith("${"));
    }

    /** Over HTTP, where all was asked before. */
    Pace pace() {
        return new Pace(WARM_TURNS, WARM_MILLISECONDS, runs, MEASURED_MILLISECONDS);
    }

    boolean has(String part) {
        return parts.isEmpty() || parts.contains(part);
    }

    /** Whether any part is measured beside others. */
    boolean needsPeers() {
        return has("questions") || has("process") && hasPeer("DuckDB");
    }

    boolean hasPeer(String name) {
        return peers.isEmpty() || peers.contains(name);
    }
}
