package org.casegraph.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.numbers.combinatorics.BinomialCoefficientDouble;
import org.apache.commons.numbers.combinatorics.LogBinomialCoefficient;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FisherTestTest {
    /** The examples of R's fisher.test, the tea and the convictions of twins; R ends its search for the bounds early. */
    @ParameterizedTest
    @CsvSource({
        "3, 1, 1, 3, 0.4857143, 6.408309, 0.2117329, 621.9337505",
        "2, 15, 10, 3, 0.0005367241, 0.04693661, 0.003325764, 0.363182271"
    })
    void probabilityAndOddsAreThoseThatArePrintedElsewhere(
            int a, int b, int c, int d, double p, double odds, double least, double most) {
        FisherTest test = FisherTest.of(a, b, c, d);

        assertEquals(p, test.p(), 1e-7 * p + 5e-8);
        assertEquals(odds, test.oddsRatio(), 1e-5 * odds);
        assertEquals(least, test.least(), 1e-2 * least);
        assertEquals(most, test.most(), 1e-2 * most);
    }

    @Test
    void theProbabilityIsThatOfAllTablesThatAreNoMoreProbable() {
        Random random = new Random(15);
        for (int i = 0; i < 200; i++) {
            int a = random.nextInt(12);
            int b = random.nextInt(12);
            int c = random.nextInt(12);
            int d = random.nextInt(12);

            assertEquals(bySum(a, b, c, d), FisherTest.of(a, b, c, d).p(), 1e-9, a + " " + b + " " + c + " " + d);
        }
    }

    /** The library leaves out a table that is as probable as the one given, if rounding makes it more probable. */
    @Test
    void itIsAsALibraryHasItButForTablesThatAreEquallyProbable() {
        Random random = new Random(16);
        int same = 0;
        for (int i = 0; i < 200; i++) {
            int[][] table = {{1 + random.nextInt(40), random.nextInt(40)}, {random.nextInt(40), 1 + random.nextInt(40)}
            };
            double ours = FisherTest.of(table[0][0], table[0][1], table[1][0], table[1][1])
                    .p();
            double theirs = FisherExactTest.withDefaults().test(table).getPValue();

            assertTrue(ours > theirs - 1e-9, table[0][0] + " " + table[0][1] + " " + table[1][0] + " " + table[1][1]);
            same += Math.abs(ours - theirs) < 1e-9 ? 1 : 0;
        }
        assertTrue(same > 180, same + " of 200");
    }

    @Test
    void tablesOfManyCasesAreTestedAsExactly() {
        Random random = new Random(17);
        for (int i = 0; i < 50; i++) {
            int first = 1 + random.nextInt(60_000);
            int second = 1 + random.nextInt(60_000);
            double share = random.nextDouble();
            int a = about(first * share, random);
            int c = about(second * share, random);
            int[][] table = {
                {Math.min(a, first), Math.max(0, first - a)}, {Math.min(c, second), Math.max(0, second - c)}
            };
            double theirs = FisherExactTest.withDefaults().test(table).getPValue();
            FisherTest ours = FisherTest.of(table[0][0], table[0][1], table[1][0], table[1][1]);

            assertEquals(theirs, ours.p(), 1e-6 * theirs, () -> Arrays.deepToString(table));
            assertTrue(
                    ours.least() <= ours.oddsRatio() && ours.oddsRatio() <= ours.most()
                            || Double.isNaN(ours.oddsRatio()),
                    ours::toString);
        }
    }

    private static int about(double mean, Random random) {
        return (int) Math.max(0, Math.round(mean + random.nextGaussian() * 2 * Math.sqrt(mean)));
    }

    /** By going through all tables; the odds are where they say that they are. */
    @Test
    void theOddsAreThoseThatMakeTheTableLikelyAndItsBoundsThoseThatLeaveATail() {
        Random random = new Random(18);
        for (int i = 0; i < 100; i++) {
            int a = 1 + random.nextInt(400);
            int b = 1 + random.nextInt(400);
            int c = 1 + random.nextInt(400);
            int d = 1 + random.nextInt(400);
            FisherTest test = FisherTest.of(a, b, c, d);
            String table = a + " " + b + " " + c + " " + d;

            assertEquals(a, sum(a, b, c, d, test.oddsRatio(), x -> x), 1e-6, table);
            assertEquals(0.025, sum(a, b, c, d, test.least(), x -> x >= a ? 1 : 0), 1e-9, table);
            assertEquals(0.025, sum(a, b, c, d, test.most(), x -> x <= a ? 1 : 0), 1e-9, table);
        }
    }

    private static double sum(int a, int b, int c, int d, double odds, IntToDoubleFunction of) {
        int fewest = Math.max(0, a - d);
        int most = Math.min(a + b, a + c);
        double own = logarithm(a + b, c + d, a + c, a, odds);
        double all = 0;
        double sum = 0;
        for (int i = fewest; i <= most; i++) {
            double weight = Math.exp(logarithm(a + b, c + d, a + c, i, odds) - own);
            all += weight;
            sum += weight * of.applyAsDouble(i);
        }
        return sum / all;
    }

    private static double logarithm(int first, int second, int present, int firstPresent, double odds) {
        return LogBinomialCoefficient.value(first, firstPresent)
                + LogBinomialCoefficient.value(second, present - firstPresent)
                + firstPresent * Math.log(odds);
    }

    @Test
    void withoutACaseOnOneSideNothingIsTold() {
        FisherTest test = FisherTest.of(0, 0, 3, 4);

        assertEquals(1, test.p());
        assertTrue(Double.isNaN(test.oddsRatio()));
        assertEquals(0, test.least());
        assertEquals(Double.POSITIVE_INFINITY, test.most());
    }

    @Test
    void whereNobodyOfOneGroupHasItTheOddsAreBoundedOnOneSideOnly() {
        FisherTest test = FisherTest.of(5, 0, 1, 6);

        assertEquals(Double.POSITIVE_INFINITY, test.oddsRatio());
        assertEquals(Double.POSITIVE_INFINITY, test.most());
        assertTrue(test.least() > 1, test.toString());
    }

    @Test
    void aNegativeCountIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> FisherTest.of(1, -1, 2, 3));
    }

    /** As R's p.adjust has them with the method BH. */
    @Test
    void falseDiscoveriesAreAdjustedByRank() {
        assertArrayEquals(
                new double[] {0.02, 0.04, 0.04, 0.04, 0.9},
                FalseDiscovery.adjusted(new double[] {0.004, 0.03, 0.02, 0.032, 0.9}),
                1e-12);
        assertArrayEquals(new double[] {1, 1}, FalseDiscovery.adjusted(new double[] {1, 0.8}), 1e-12);
    }

    private static double bySum(int a, int b, int c, int d) {
        double all = BinomialCoefficientDouble.value(a + b + c + d, a + c);
        double own = table(a + b, c + d, a + c, a) / all;
        double sum = 0;
        for (int i = Math.max(0, a - d); i <= Math.min(a + b, a + c); i++) {
            double one = table(a + b, c + d, a + c, i) / all;
            sum += one <= own * (1 + 1e-7) ? one : 0;
        }
        return Math.min(1, sum);
    }

    private static double table(int first, int second, int present, int firstPresent) {
        return BinomialCoefficientDouble.value(first, firstPresent)
                * BinomialCoefficientDouble.value(second, present - firstPresent);
    }
}
