package org.casegraph.statistics;

/**
 * The most likely odds ratio of two groups, as {@link FisherTest} has it, between what the cases that do not tell allow. It
 * grows with those of the first group that have what is counted, and falls with those of the second; so it is least where
 * none of the first and all of the second have it that do not tell. That it is undefined, as where all have it or none,
 * bounds nothing.
 *
 * @param least 0 to infinity; no number where every completion leaves it undefined
 * @param most as the least
 */
public record OddsBounds(double least, double most) {
    public static OddsBounds of(CountBounds first, CountBounds second) {
        boolean isTold = first.least() == first.most() && second.least() == second.most();
        double least = odds(first, first.least(), second, second.most());
        double most = odds(first, first.most(), second, second.least());
        boolean areGroups = first.all() > 0 && second.all() > 0;
        return isTold || !areGroups
                ? new OddsBounds(least, most)
                : new OddsBounds(
                        // Where the end is undefined, all others have more in the first group, or fewer in the second.
                        Double.isNaN(least) ? Double.POSITIVE_INFINITY : least, Double.isNaN(most) ? 0 : most);
    }

    private static double odds(CountBounds first, int firstHaving, CountBounds second, int secondHaving) {
        return FisherTest.mostLikelyOdds(
                firstHaving, first.all() - firstHaving, secondHaving, second.all() - secondHaving);
    }
}
