package org.casegraph.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final Goals goals = new Goals();
    private final Comparison comparison = new Comparison();

    private static Timing took(double milliseconds) {
        return took(milliseconds, 9);
    }

    private static Timing took(double milliseconds, long rows) {
        return new Timing("q", rows, milliseconds, Double.NaN, "");
    }

    private List<String> concluded() {
        comparison.conclude(39, goals);
        return goals.lines();
    }

    @Test
    void aheadOfTheBestOfThoseThatHaveRowsAndAnswerInTime() {
        comparison.add("near", took(11.9), Map.of("A", took(10), "B", took(500)));
        comparison.add("ahead", took(20), Map.of("A", took(100), "B", Timing.failed("q", "over 5 s")));
        comparison.add("empty beside rows", took(20), Map.of("A", took(1, 0), "B", took(80)));
        assertEquals(
                List.of(
                        "| 39 cases: ahead of each triple store where the best needs over 10 ms, within 2 ms elsewhere | all"
                                + " of 3 | 3 | met |",
                        "| 39 cases: best peer to casegraph, geometric mean of 2 above 10 ms | ≥ 5 times | 4.47 times |"
                                + " NOT MET |",
                        "| 39 cases: answered by no peer within the cap, so compared with nothing | – | none | told |",
                        "| 39 cases: without rows, so compared with nothing | – | none | told |",
                        "| 39 cases: other numbers of rows than casegraph's | – | empty beside rows of A (0 rows v. 9) |"
                                + " told |"),
                concluded());
    }

    @Test
    void whoIsBehindIsNamed() {
        comparison.add("short", took(12.1), Map.of("A", took(10)));
        comparison.add("long", took(10.6), Map.of("A", took(10.5)));
        comparison.add("refused", Timing.failed("q", "503 too large"), Map.of("A", took(11)));
        assertEquals(
                "| 39 cases: ahead of each triple store where the best needs over 10 ms, within 2 ms elsewhere | all of 3 |"
                        + " 0, not short (12 v. 10 ms); long (11 v. 11 ms); refused (– v. 11 ms) | NOT MET |",
                concluded().get(0));
    }

    @Test
    void whatNobodyAnswersIsComparedWithNothing() {
        comparison.add("alone", took(3), Map.of("A", Timing.failed("q", "over 5 s")));
        comparison.add("empty", took(3, 0), Map.of("A", took(1, 0)));
        assertEquals(
                List.of(
                        "| 39 cases: answered by no peer within the cap, so compared with nothing | – | alone (3.0 ms, 9"
                                + " rows) | told |",
                        "| 39 cases: without rows, so compared with nothing | – | empty (3.0 ms, 0 rows) | told |",
                        "| 39 cases: other numbers of rows than casegraph's | – | none | told |"),
                concluded());
    }

    @Test
    void duckDbIsNotAheadByMoreThanHalf() {
        comparison.addDuckDb("a", took(15), took(10));
        assertEquals(
                "| 39 cases: DuckDB on the star table, in process beside ours in process | not ahead by more than 1.5"
                        + " times | a (15 v. 10 ms) | met |",
                concluded().get(3));
        comparison.addDuckDb("b", took(16), took(10));
        comparison.addDuckDb("c", null, took(10));
        comparison.conclude(39, goals);
        assertEquals(
                "| 39 cases: DuckDB on the star table, in process beside ours in process | not ahead by more than 1.5"
                        + " times | a (15 v. 10 ms), not b (16 v. 10 ms); c (– v. 10 ms) | NOT MET |",
                goals.lines().get(7));
    }
}
