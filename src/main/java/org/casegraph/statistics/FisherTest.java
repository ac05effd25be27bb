package org.casegraph.statistics;

import java.util.function.DoubleUnaryOperator;

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

    /** Beyond these odds no table of some thousand cases can tell. */
    private static final double GREATEST_LOGARITHM = 60;

    private static final int HALVINGS = 50;

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
        return new FisherTest(
                tables.noMoreProbableThan(firstPresent),
                mostLikelyOdds(tables, firstPresent),
                firstPresent == tables.fewest() ? 0 : root(odds -> tables.atLeast(firstPresent, odds) - TAIL),
                firstPresent == tables.most()
                        ? Double.POSITIVE_INFINITY
                        : root(odds -> TAIL - tables.atMost(firstPresent, odds)));
    }

    /** 0 to infinity; no number where one margin is empty. */
    static double mostLikelyOdds(int firstPresent, int firstAbsent, int secondPresent, int secondAbsent) {
        int first = firstPresent + firstAbsent;
        int second = secondPresent + secondAbsent;
        int present = firstPresent + secondPresent;
        return first == 0 || second == 0 || present == 0 || present == first + second
                ? Double.NaN
                : mostLikelyOdds(new FixedMargins(first, second, present), firstPresent);
    }

    private static double mostLikelyOdds(FixedMargins tables, int firstPresent) {
        if (firstPresent == tables.fewest()) {
            return 0;
        }
        return firstPresent == tables.most()
                ? Double.POSITIVE_INFINITY
                : root(odds -> tables.mean(odds) - firstPresent);
    }

    /** Where a function that grows with the logarithm of the odds is 0, as odds. */
    private static double root(DoubleUnaryOperator growing) {
        double low = -GREATEST_LOGARITHM;
        double high = GREATEST_LOGARITHM;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (growing.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp((low + high) / 2);
    }
}
