package org.casegraph.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Bounds against all the ways in which what is not told may be. */
class CompletionsTest {
    private static final double ROUNDED = 1e-9;
    private static final double[] NUMBERS = {0, 1, 2.5, 4, 7};

    @Test
    void theOddsRatioIsTightOverEveryTableOfTwoSmallGroups() {
        int undefined = 0;
        for (int firstAll = 0; firstAll <= 4; firstAll++) {
            for (int secondAll = 0; secondAll <= 4; secondAll++) {
                for (CountBounds first : all(firstAll)) {
                    for (CountBounds second : all(secondAll)) {
                        undefined += checkOdds(first, second) ? 0 : 1;
                    }
                }
            }
        }

        assertTrue(undefined > 10, undefined + " that are never defined");
    }

    private static List<CountBounds> all(int cases) {
        List<CountBounds> all = new ArrayList<>();
        for (int having = 0; having <= cases; having++) {
            for (int lacking = 0; lacking <= cases - having; lacking++) {
                all.add(CountBounds.of(having, lacking, cases));
            }
        }
        return all;
    }

    private static boolean checkOdds(CountBounds first, CountBounds second) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        boolean isDefined = false;
        for (int one = first.least(); one <= first.most(); one++) {
            for (int other = second.least(); other <= second.most(); other++) {
                double odds = FisherTest.of(one, first.all() - one, other, second.all() - other)
                        .oddsRatio();
                if (!Double.isNaN(odds)) {
                    isDefined = true;
                    least = Math.min(least, odds);
                    most = Math.max(most, odds);
                }
            }
        }
        OddsBounds bounds = OddsBounds.of(first, second);
        String told = first + " and " + second;
        if (isDefined) {
            assertEquals(least, bounds.least(), ROUNDED * Math.max(1, least), told);
            assertEquals(most, bounds.most(), ROUNDED * Math.max(1, most), told);
        } else {
            assertTrue(Double.isNaN(bounds.least()) && Double.isNaN(bounds.most()), told + ": " + bounds);
        }
        return isDefined;
    }

    @Test
    void aMedianAndAQuantileAreTightOverEveryValueOfAHundredSets() {
        Random random = new Random(41);
        for (int round = 0; round < 100; round++) {
            List<TimeBounds> known = new ArrayList<>();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                double one = NUMBERS[random.nextInt(NUMBERS.length)];
                double other = NUMBERS[random.nextInt(NUMBERS.length)];
                known.add(new TimeBounds(Math.min(one, other), true, Math.max(one, other), true));
            }
            double share = 0.05 + 0.95 * random.nextDouble();

            checkQuantile(known, CompletionsTest::median, QuantileBounds.median(known, 0));
            checkQuantile(known, sorted -> reached(sorted, share), QuantileBounds.quantile(known, 0, share));
        }
    }

    /** That a value lies at an end of its bounds is among the completions. */
    private static void checkQuantile(
            List<TimeBounds> known, ToDoubleFunction<double[]> quantile, QuantileBounds bounds) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double[] completed : completions(known, 0)) {
            double[] sorted = completed.clone();
            Arrays.sort(sorted);
            least = Math.min(least, quantile.applyAsDouble(sorted));
            most = Math.max(most, quantile.applyAsDouble(sorted));
        }
        assertEquals(least, bounds.least(), ROUNDED, known.toString());
        assertEquals(most, bounds.most(), ROUNDED, known.toString());
    }

    private static List<double[]> completions(List<TimeBounds> known, int place) {
        if (place == known.size()) {
            return List.of(new double[known.size()]);
        }
        List<double[]> all = new ArrayList<>();
        for (double value : NUMBERS) {
            if (value >= known.get(place).from() && value <= known.get(place).to()) {
                completions(known, place + 1).forEach(rest -> {
                    double[] completed = rest.clone();
                    completed[place] = value;
                    all.add(completed);
                });
            }
        }
        return all;
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
    }

    private static double reached(double[] sorted, double share) {
        for (double time : sorted) {
            long come = Arrays.stream(sorted).filter(other -> other <= time).count();
            if (come >= share * sorted.length - ROUNDED) {
                return time;
            }
        }
        throw new AssertionError("a share above 1");
    }

    @Test
    void whatIsKnownOfNothingMayBeAnything() {
        List<TimeBounds> three = List.of(TimeBounds.exactly(2), TimeBounds.exactly(4), TimeBounds.exactly(9));

        assertEquals(new QuantileBounds(4, 4), QuantileBounds.median(three, 0));
        assertEquals(new QuantileBounds(3, 6.5), QuantileBounds.median(three, 1));
        assertEquals(
                new QuantileBounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
                QuantileBounds.median(three, 4));
        assertEquals(new QuantileBounds(Double.NEGATIVE_INFINITY, 4), QuantileBounds.quantile(three, 2, 0.4));
        assertEquals(new QuantileBounds(2, 9), QuantileBounds.quantile(three, 2, 0.6));
        assertEquals(
                Double.POSITIVE_INFINITY,
                QuantileBounds.median(List.of(TimeBounds.notUntil(3)), 0).most());
        assertThrows(IllegalArgumentException.class, () -> QuantileBounds.median(List.of(), 0));
    }

    @Test
    void aShareIsRoundedToOneDecimal() {
        CountBounds bounds = CountBounds.of(13, 0, 19);

        assertEquals(Optional.of(new BigDecimal("68.4")), bounds.leastPercent());
        assertEquals(Optional.of(new BigDecimal("100.0")), bounds.mostPercent());
        assertEquals(Optional.empty(), CountBounds.of(0, 0, 0).mostPercent());
        assertThrows(IllegalArgumentException.class, () -> CountBounds.of(2, 2, 3));
    }
}
