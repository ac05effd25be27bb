package org.casegraph.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogRankTestTest {
    /** Months of remission with and without maintenance: the data aml of R's package survival, whose survdiff gives 3.4. */
    private static final List<List<TimeBounds>> REMISSION =
            List.of(times("9 13 13+ 18 23 28+ 31 34 45+ 48 161+"), times("5 5 8 8 12 16+ 23 27 30 33 43 45"));

    @Test
    void onMidpointsItIsTheUsualTest() {
        LogRankTest test = LogRankTest.ofMidpoints(REMISSION).orElseThrow();

        assertEquals(3.396389, test.statistic(), 1e-6);
        assertEquals(1, test.degrees());
        assertEquals(0.06533932, test.p(), 1e-7);
    }

    @Test
    void onIntervalsTheTwoTreatmentsOfTheBreastDiffer() {
        LogRankTest test = LogRankTest.ofIntervals(
                        List.of(TurnbullEstimateTest.RADIOTHERAPY, TurnbullEstimateTest.WITH_CHEMOTHERAPY))
                .orElseThrow();

        assertEquals(.0073, test.p(), .0002);
    }

    @Test
    void threeGroupsHaveTwoDegreesOfFreedomInWhateverOrder() {
        List<TimeBounds> third = times("2 4 4 6+ 7");
        List<List<TimeBounds>> groups = List.of(REMISSION.get(0), REMISSION.get(1), third);
        List<List<TimeBounds>> turned = List.of(third, REMISSION.get(1), REMISSION.get(0));

        for (var test : List.<Function<List<List<TimeBounds>>, Optional<LogRankTest>>>of(
                LogRankTest::ofMidpoints, LogRankTest::ofIntervals)) {
            LogRankTest one = test.apply(groups).orElseThrow();
            assertEquals(2, one.degrees());
            assertEquals(one.p(), test.apply(turned).orElseThrow().p(), 1e-9);
            assertTrue(one.p() < .05, one.toString());
        }
    }

    @Test
    void whereAllAreInOneClassThereIsNoAnswerInsteadOfNoNumber() {
        TimeBounds childhood = new TimeBounds(1, true, 16, false);
        List<List<TimeBounds>> groups = List.of(List.of(childhood, childhood), List.of(childhood));

        assertEquals(Optional.empty(), LogRankTest.ofIntervals(groups));
        assertEquals(Optional.empty(), LogRankTest.ofMidpoints(groups));
        assertEquals(Optional.empty(), LogRankTest.ofIntervals(List.of(List.of(childhood), List.of())));
        assertEquals(Optional.empty(), LogRankTest.ofMidpoints(List.of(List.of(), List.of())));
    }

    private static List<TimeBounds> times(String words) {
        return Stream.of(words.split(" "))
                .map(word -> word.endsWith("+")
                        ? TimeBounds.notUntil(Double.parseDouble(word.replace("+", "")))
                        : TimeBounds.exactly(Double.parseDouble(word)))
                .toList();
    }
}
