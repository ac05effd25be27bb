package org.casegraph.statistics;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.rootfinder.BrentSolver;

/**
 * Fisher's exact test of two groups in which something is present or absent, and the odds of the first over those of the
 * second. The odds are the most likely ones given the margins, their bounds those of the exact interval of 95 % (R A Fisher,
 * J R Stat Soc 98, 1935); the odds that are the cross product of the counts lie further from 1.
 *
 * @param p two-sided: of all tables of the same margins, how probable are those that are no more probable than this
 * @param oddsRatio 0 to infinity; no number where one margin is empty
 * @param least of the interval of the odds
 * @param most of the interval of the odds
 */
public record FisherTest(double p, double oddsRatio, double least, double most) {
    private static final double TAIL = 0.025;

    /** Beyond these odds no table of some hundred thousand cases can tell. */
    private static final double GREATEST_LOGARITHM = 60;

    private static final double PRECISION = 1e-13;
    private static final double CONTINUITY = 0.5;

    /** Throws an {@link IllegalArgumentException} if a count is negative. */
    public static FisherTest of(int firstPresent, int firstAbsent, int secondPresent, int secondAbsent) {
        if (firstPresent < 0 || firstAbsent < 0 || secondPresent < 0 || secondAbsent < 0) {
            throw new IllegalArgumentException("a count is negative");
        }
        int first = firstPresent + firstAbsent;
        int second = secondPresent + secondAbsent;
        int present = firstPresent + secondPresent;
        if (first == 0 || second == 0 || present == 0 || present == first + second) {
            return new FisherTest(1, Double.NaN, 0, Double.POSITIVE_INFINITY);
        }
        FixedMargins tables = new FixedMargins(first, second, present);
        Guess guess = Guess.of(firstPresent, firstAbsent, secondPresent, secondAbsent);
        return new FisherTest(
                tables.noMoreProbableThan(firstPresent),
                mostLikelyOdds(tables, firstPresent, guess),
                firstPresent == tables.fewest()
                        ? 0
                        : guess.lower().root(odds -> tables.atLeast(firstPresent, odds) - TAIL),
                firstPresent == tables.most()
                        ? Double.POSITIVE_INFINITY
                        : guess.upper().root(odds -> TAIL - tables.atMost(firstPresent, odds)));
    }

    /** 0 to infinity; no number where one margin is empty. */
    static double mostLikelyOdds(int firstPresent, int firstAbsent, int secondPresent, int secondAbsent) {
        int first = firstPresent + firstAbsent;
        int second = secondPresent + secondAbsent;
        int present = firstPresent + secondPresent;
        return first == 0 || second == 0 || present == 0 || present == first + second
                ? Double.NaN
                : mostLikelyOdds(
                        new FixedMargins(first, second, present),
                        firstPresent,
                        Guess.of(firstPresent, firstAbsent, secondPresent, secondAbsent));
    }

    private static double mostLikelyOdds(FixedMargins tables, int firstPresent, Guess guess) {
        if (firstPresent == tables.fewest()) {
            return 0;
        }
        return firstPresent == tables.most()
                ? Double.POSITIVE_INFINITY
                : guess.root(odds -> tables.mean(odds) - firstPresent);
    }

    /**
     * About where the logarithm of the odds is.
     *
     * @param step twice the standard error (B Woolf, Ann Hum Genet 19, 1955)
     */
    private record Guess(double logarithm, double step) {
        static Guess of(int firstPresent, int firstAbsent, int secondPresent, int secondAbsent) {
            double logarithm = 0;
            double variance = 0;
            int sign = 1;
            for (int count : new int[] {firstPresent, firstAbsent, secondAbsent, secondPresent}) {
                logarithm += sign * Math.log(count + CONTINUITY);
                variance += 1 / (count + CONTINUITY);
                sign = -sign;
            }
            return new Guess(logarithm, 2 * Math.sqrt(variance));
        }

        Guess lower() {
            return new Guess(logarithm - step, step);
        }

        Guess upper() {
            return new Guess(logarithm + step, step);
        }

        /** Where a function that grows with the logarithm of the odds is 0, as odds. */
        double root(DoubleUnaryOperator growing) {
            double low = Math.max(logarithm - step, -GREATEST_LOGARITHM);
            double high = Math.min(logarithm + step, GREATEST_LOGARITHM);
            double further = step;
            while (growing.applyAsDouble(low) > 0) {
                if (low == -GREATEST_LOGARITHM) {
                    return Math.exp(low);
                }
                further *= 2;
                high = low;
                low = Math.max(low - further, -GREATEST_LOGARITHM);
            }
            while (growing.applyAsDouble(high) < 0) {
                if (high == GREATEST_LOGARITHM) {
                    return Math.exp(high);
                }
                further *= 2;
                low = high;
                high = Math.min(high + further, GREATEST_LOGARITHM);
            }
            return Math.exp(new BrentSolver(PRECISION, PRECISION, PRECISION).findRoot(growing, low, high));
        }
    }
}
