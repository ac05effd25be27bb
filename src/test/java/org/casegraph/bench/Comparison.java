package org.casegraph.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Casegraph beside the best of others, question by question, and what is promised of all together. */
final class Comparison {
    private static final double SHORT_MILLISECONDS = 10;
    private static final double NEAR_MILLISECONDS = 2;
    private static final double TIMES_AHEAD = 5;
    private static final double TIMES_OF_DUCKDB = 1.5;

    private final List<String> ahead = new ArrayList<>();
    private final List<String> behind = new ArrayList<>();
    private final List<String> unlike = new ArrayList<>();
    private final List<String> empty = new ArrayList<>();
    private final List<String> oursAlone = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();
    private final List<String> besideDuckDb = new ArrayList<>();
    private final List<String> behindDuckDb = new ArrayList<>();

    /** @param peers by name, over HTTP as {@code own} is */
    void add(String question, Timing own, Map<String, Timing> peers) {
        peers.forEach((name, timing) -> {
            if (own.isMeasured() && timing.isMeasured() && own.rows() != timing.rows()) {
                unlike.add(question + " of " + name + " (" + timing.rows() + " rows v. " + own.rows() + ")");
            }
        });
        Double best = best(peers);
        if (best == null) {
            boolean hasEmpty = peers.values().stream().anyMatch(Timing::isMeasured);
            (hasEmpty || own.isMeasured() && own.rows() == 0 ? empty : oursAlone).add(question + cell(own));
            return;
        }
        boolean isShort = best <= SHORT_MILLISECONDS;
        boolean isMet = own.isMeasured() && own.milliseconds() <= (isShort ? best + NEAR_MILLISECONDS : best);
        (isMet ? ahead : behind).add(question + " (" + own.cell() + " v. " + Timing.number(best) + " ms)");
        if (!isShort && own.isMeasured()) {
            ratios.add(best / own.milliseconds());
        }
    }

    private static String cell(Timing own) {
        return own.isMeasured() ? " (" + own.cell() + " ms, " + own.rows() + " rows)" : " (" + own.failure() + ")";
    }

    /** Both in process. */
    void addDuckDb(String question, @Nullable Timing own, Timing duckDb) {
        boolean isMet = own != null
                && own.isMeasured()
                && (!duckDb.isMeasured() || own.milliseconds() <= TIMES_OF_DUCKDB * duckDb.milliseconds());
        String text = question + " (" + (own == null ? "–" : own.cell()) + " v. " + duckDb.cell() + " ms)";
        (isMet ? besideDuckDb : behindDuckDb).add(text);
    }

    /** Of the peers that have rows; none if none has. */
    static @Nullable Double best(Map<String, Timing> peers) {
        return peers.values().stream()
                .filter(timing -> timing.isMeasured() && timing.rows() > 0)
                .map(Timing::milliseconds)
                .min(Double::compare)
                .orElse(null);
    }

    /** As a cell of the table. */
    static String ratio(Timing own, Map<String, Timing> peers) {
        Double best = best(peers);
        return best == null || !own.isMeasured() ? "–" : String.format(Locale.ROOT, "%.2f", best / own.milliseconds());
    }

    void conclude(int cases, Goals goals) {
        String of = String.format(Locale.ROOT, "%d cases: ", cases);
        int compared = ahead.size() + behind.size();
        if (compared > 0) {
            goals.goal(
                    of + "ahead of each triple store where the best needs over 10 ms, within 2 ms elsewhere",
                    "all of " + compared,
                    ahead.size() + (behind.isEmpty() ? "" : ", not " + String.join("; ", behind)),
                    behind.isEmpty());
            if (!ratios.isEmpty()) {
                goals.atLeast(
                        of + "best peer to casegraph, geometric mean of " + ratios.size() + " above 10 ms",
                        TIMES_AHEAD,
                        "times",
                        Math.exp(
                                ratios.stream().mapToDouble(Math::log).average().orElse(0)));
            }
        }
        told(goals, of + "answered by no peer within the cap, so compared with nothing", oursAlone);
        told(goals, of + "without rows, so compared with nothing", empty);
        told(goals, of + "other numbers of rows than casegraph's", unlike);
        if (besideDuckDb.size() + behindDuckDb.size() > 0) {
            goals.goal(
                    of + "DuckDB on the star table, in process beside ours in process",
                    "not ahead by more than 1.5 times",
                    besideDuckDb.stream().collect(Collectors.joining("; "))
                            + (behindDuckDb.isEmpty() ? "" : ", not " + String.join("; ", behindDuckDb)),
                    behindDuckDb.isEmpty());
        }
    }

    private static void told(Goals goals, String what, List<String> questions) {
        goals.told(what, questions.isEmpty() ? "none" : String.join("; ", questions));
    }
}
