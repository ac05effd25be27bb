package org.casegraph.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Months until the breast of a woman was seen to retract: Finkelstein and Wolfe, Biometrics 41, 1985. */
class TurnbullEstimateTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    static final List<TimeBounds> RADIOTHERAPY = times(
            "45- 25-37 37- 6-10 46- 0-5 0-7 26-40 18- 46- 46- 24- 46- 27-34 36- 7-16 36-44 5-11 17- 46- 19-35 7-14 36-48 17-25 37-44 37- 24- 0-8 40- 32- 4-11 17-25 33- 15- 46- 19-26 11-15 11-18 37- 22- 38- 34- 46- 5-12 36- 46-");
    static final List<TimeBounds> WITH_CHEMOTHERAPY = times(
            "8-12 0-5 30-34 0-22 5-8 13- 24-31 12-20 10-17 17-27 11- 8-21 17-23 33-40 4-9 24-30 31- 11- 16-24 13-39 14-19 13- 19-32 4-8 11-13 34- 34- 16-20 13- 30-36 18-25 16-24 18-24 17-26 35- 16-60 32- 15-22 35-39 23- 11-17 21- 44-48 22-32 11-20 14-17 10-35 48-");

    @Test
    void theMassesOfTheBreastCosmesisDataAreThosePrintedToFourDigits() {
        assertEquals(
                List.of(
                        "(4,5] .0463",
                        "(6,7] .0334",
                        "(7,8] .0887",
                        "(11,12] .0708",
                        "(24,25] .0926",
                        "(33,34] .0818",
                        "(38,40] .1209",
                        "(46,48] .4656"),
                TurnbullEstimate.of(RADIOTHERAPY).boxes().stream()
                        .map(TurnbullEstimateTest::printed)
                        .toList());
    }

    @Test
    void aQuantileIsTheBoxInWhichTheShareIsReached() {
        TurnbullEstimate curve = TurnbullEstimate.of(RADIOTHERAPY);

        assertEquals("(24,25]", printed(curve.quantile(.25).orElseThrow()).split(" ")[0]);
        assertEquals(
                Optional.empty(),
                TurnbullEstimate.of(List.of(TimeBounds.notUntil(3))).quantile(.5));
        assertEquals(
                2,
                TurnbullEstimate.of(List.of(TimeBounds.exactly(1), TimeBounds.exactly(2)))
                        .quantile(1)
                        .orElseThrow()
                        .to());
    }

    @Test
    void withinABoxTheCurveIsBoundedOnly() {
        TurnbullEstimate curve = TurnbullEstimate.of(RADIOTHERAPY);

        assertEquals(1 - .0463 - .0334 - .0887 - .0708, curve.leastLaterThan(24), 2e-4);
        assertEquals(curve.leastLaterThan(24), curve.mostLaterThan(24), 1e-12);
        assertEquals(.0926, curve.mostLaterThan(24.5) - curve.leastLaterThan(24.5), 1e-4);
    }

    @Test
    void withExactAndRightCensoredTimesItIsTheProductOfKaplanAndMeier() {
        List<TimeBounds> times = new ArrayList<>();
        DoubleStream.of(9, 13, 18, 23, 31, 34, 48).forEach(time -> times.add(TimeBounds.exactly(time)));
        DoubleStream.of(13, 28, 45, 161).forEach(time -> times.add(TimeBounds.notUntil(time)));
        TurnbullEstimate curve = TurnbullEstimate.of(times);

        assertEquals(10 / 11.0, curve.mostLaterThan(9), 1e-8);
        assertEquals(9 / 11.0, curve.mostLaterThan(13), 1e-8);
        assertEquals(9 / 11.0 * 7 / 8, curve.mostLaterThan(18), 1e-8);
        assertEquals(.1841, curve.mostLaterThan(48), 5e-5);
    }

    @Test
    void boundsThatAreIncludedTouchAndOthersDoNot() {
        TimeBounds until = new TimeBounds(0, true, 5, true);
        TimeBounds before = new TimeBounds(0, true, 5, false);
        TimeBounds from = new TimeBounds(5, true, 9, true);

        assertEquals(1, TurnbullEstimate.of(List.of(until, from)).boxes().size());
        assertEquals(2, TurnbullEstimate.of(List.of(before, from)).boxes().size());
    }

    @Test
    void itIsAsLikelyAsWhatSelfConsistencyAloneComesTo() {
        Random random = new Random(1976);
        for (int i = 0; i < 200; i++) {
            List<TimeBounds> times = drawn(random);
            double[][] later = TurnbullEstimate.of(times).laterThanBounds();
            double[] expected = bySelfConsistency(times);
            double[] found =
                    Arrays.stream(later).mapToDouble(two -> two[0] - two[1]).toArray();

            assertTrue(logarithm(found) >= logarithm(expected) - 1e-9, times.toString());
            assertArrayEquals(expected, found, 2e-3, times.toString());
        }
    }

    private static double logarithm(double[] probabilities) {
        return Arrays.stream(probabilities).map(Math::log).sum();
    }

    private static List<TimeBounds> drawn(Random random) {
        List<TimeBounds> times = new ArrayList<>();
        int number = 2 + random.nextInt(20);
        for (int i = 0; i < number; i++) {
            int from = random.nextInt(20);
            times.add(
                    switch (random.nextInt(4)) {
                        case 0 -> TimeBounds.exactly(from);
                        case 1 -> TimeBounds.notUntil(from);
                        case 2 -> new TimeBounds(from, true, from + 1 + random.nextInt(9), false);
                        default -> TimeBounds.between(from, from + 1 + random.nextInt(9));
                    });
        }
        return times;
    }

    /** The probability of each time, from masses on every point and every gap between the bounds. */
    private static double[] bySelfConsistency(List<TimeBounds> times) {
        double[] ends = times.stream()
                .flatMapToDouble(time -> DoubleStream.of(time.from(), time.to()))
                .distinct()
                .sorted()
                .toArray();
        List<Double> places = new ArrayList<>();
        for (int i = 0; i < ends.length; i++) {
            if (ends[i] != NEVER) {
                places.add(ends[i]);
                places.add(i + 1 < ends.length && ends[i + 1] != NEVER ? (ends[i] + ends[i + 1]) / 2 : ends[i] + 1);
            }
        }
        double[] masses = new double[places.size()];
        Arrays.fill(masses, 1.0 / masses.length);
        boolean[][] isWithin = new boolean[times.size()][masses.length];
        for (int i = 0; i < isWithin.length; i++) {
            for (int j = 0; j < masses.length; j++) {
                isWithin[i][j] = isWithin(places.get(j), times.get(i));
            }
        }
        double[] probabilities = new double[times.size()];
        for (int step = 0; step < 3_000; step++) {
            double[] next = new double[masses.length];
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] = 0;
                for (int j = 0; j < masses.length; j++) {
                    probabilities[i] += isWithin[i][j] ? masses[j] : 0;
                }
                for (int j = 0; j < masses.length; j++) {
                    next[j] += isWithin[i][j] ? masses[j] / probabilities[i] / probabilities.length : 0;
                }
            }
            masses = next;
        }
        return probabilities;
    }

    private static boolean isWithin(double place, TimeBounds time) {
        return (place > time.from() || place == time.from() && time.isFromIncluded())
                && (place < time.to() || place == time.to() && time.isToIncluded());
    }

    private static String printed(TurnbullEstimate.Box box) {
        return (box.isFromIncluded() ? "[" : "(")
                + (int) box.from()
                + ","
                + (int) box.to()
                + (box.isToIncluded() ? "]" : ")")
                + String.format(Locale.ROOT, " %.4f", box.mass()).replace("0.", ".");
    }

    private static List<TimeBounds> times(String words) {
        return Arrays.stream(words.split(" "))
                .map(word -> word.endsWith("-")
                        ? TimeBounds.notUntil(Double.parseDouble(word.substring(0, word.length() - 1)))
                        : TimeBounds.between(
                                Double.parseDouble(word.split("-")[0]), Double.parseDouble(word.split("-")[1])))
                .toList();
    }
}
