package org.casegraph.statistics;

import org.apache.commons.numbers.combinatorics.LogBinomialCoefficient;

/**
 * All tables of two groups with the same margins, by how many of the first group have what is counted. Sums are made from
 * the most probable table outwards, as of some thousand tables few count.
 */
final class FixedMargins {
    /** The logarithms of tables that are equally probable differ by rounding. */
    private static final double EQUAL = 1e-9;

    /** A table that is less probable than the most probable of a sum by this changes nothing. */
    private static final double NEGLIGIBLE = 1e-20;

    private final int first;
    private final int second;
    private final int present;
    private final int fewest;
    private final int most;

    FixedMargins(int first, int second, int present) {
        this.first = first;
        this.second = second;
        this.present = present;
        fewest = Math.max(0, present - second);
        most = Math.min(first, present);
    }

    int fewest() {
        return fewest;
    }

    int most() {
        return most;
    }

    /** How probable, without a difference of the groups, are all tables that are no more probable than one. */
    double noMoreProbableThan(int number) {
        int peak = peak(1);
        double greatest = logarithm(peak);
        double own = logarithm(number) + EQUAL;
        if (own >= greatest) {
            return 1;
        }
        double share = 0;
        int below = lastBelow(peak, own);
        if (below >= fewest) {
            share += Math.exp(logarithm(below) - greatest) * downFrom(below);
        }
        int above = firstAbove(peak, own);
        if (above <= most) {
            share += Math.exp(logarithm(above) - greatest) * upFrom(above);
        }
        return Math.min(1, share / (upFrom(peak) + downFrom(peak) - 1));
    }

    /** How many of the first group have it on average if the odds ratio has this logarithm. */
    double mean(double logOdds) {
        double odds = Math.exp(logOdds);
        int peak = peak(odds);
        double weights = 1;
        double sum = peak;
        double weight = 1;
        for (int number = peak; number < most && weight > NEGLIGIBLE; number++) {
            weight *= toNext(number, odds);
            weights += weight;
            sum += weight * (number + 1);
        }
        weight = 1;
        for (int number = peak - 1; number >= fewest && weight > NEGLIGIBLE; number--) {
            weight /= toNext(number, odds);
            weights += weight;
            sum += weight * number;
        }
        return sum / weights;
    }

    /** How probable it is with these odds that so many have it, or more. */
    double atLeast(int number, double logOdds) {
        return between(number, most, logOdds);
    }

    double atMost(int number, double logOdds) {
        return between(fewest, number, logOdds);
    }

    /** How probable it is with these odds that so many have it as one of these says, or one between. */
    private double between(int least, int greatest, double logOdds) {
        double odds = Math.exp(logOdds);
        int peak = peak(odds);
        double weights = 1;
        double sum = least <= peak && peak <= greatest ? 1 : 0;
        double weight = 1;
        for (int number = peak; number < most && weight > NEGLIGIBLE; number++) {
            weight *= toNext(number, odds);
            weights += weight;
            if (least <= number + 1 && number + 1 <= greatest) {
                sum += weight;
            }
        }
        weight = 1;
        for (int number = peak - 1; number >= fewest && weight > NEGLIGIBLE; number--) {
            weight /= toNext(number, odds);
            weights += weight;
            if (least <= number && number <= greatest) {
                sum += weight;
            }
        }
        return sum / weights;
    }

    /** How much more probable than a table are it and all with more, where each of these is less probable than the one before. */
    private double upFrom(int from) {
        double sum = 1;
        double weight = 1;
        for (int number = from; number < most && weight > NEGLIGIBLE; number++) {
            weight *= toNext(number, 1);
            sum += weight;
        }
        return sum;
    }

    /** The same of it and all with fewer. */
    private double downFrom(int from) {
        double sum = 1;
        double weight = 1;
        for (int number = from - 1; number >= fewest && weight > NEGLIGIBLE; number--) {
            weight /= toNext(number, 1);
            sum += weight;
        }
        return sum;
    }

    /** The greatest number below the peak whose table is no more probable; one below the fewest if there is none. */
    private int lastBelow(int peak, double logarithm) {
        int low = fewest - 1;
        int high = peak;
        while (high - low > 1) {
            int middle = Math.floorDiv(low + high, 2);
            if (logarithm(middle) <= logarithm) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The least number above the peak whose table is no more probable; one above the most if there is none. */
    private int firstAbove(int peak, double logarithm) {
        int low = peak;
        int high = most + 1;
        while (high - low > 1) {
            int middle = Math.floorDiv(low + high, 2);
            if (logarithm(middle) <= logarithm) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** How much more probable the table is with one more, which falls with the number. */
    private double toNext(int number, double odds) {
        return odds * (first - number) / (number + 1) * (present - number) / (second - present + number + 1);
    }

    /** The number of a most probable table. */
    private int peak(double odds) {
        int low = fewest;
        int high = most;
        while (low < high) {
            int middle = (low + high) / 2;
            if (toNext(middle, odds) > 1) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Of how many tables there are of a number. */
    private double logarithm(int number) {
        return LogBinomialCoefficient.value(first, number) + LogBinomialCoefficient.value(second, present - number);
    }
}
