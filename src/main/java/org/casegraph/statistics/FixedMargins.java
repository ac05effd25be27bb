package org.casegraph.statistics;

import java.util.Arrays;
import org.apache.commons.numbers.combinatorics.LogBinomialCoefficient;

/**
 * All tables of two groups with the same margins, by how many of the first group have what is counted. One thread may ask.
 */
final class FixedMargins {
    /** Tables that are equally probable differ by rounding. */
    private static final double EQUAL = 1 + 1e-9;

    /** A table that is less probable than the most probable by this changes no sum. */
    private static final double NEGLIGIBLE = 1e-20;

    private final int first;
    private final int second;
    private final int present;
    private final int fewest;
    private final int most;

    /** Of how many tables there are of each number; made when it is first needed. */
    private double[] logarithms = new double[0];

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
        double[] weights = weights(0);
        double own = weights[number - fewest] * EQUAL;
        return Math.min(
                1, Arrays.stream(weights).filter(weight -> weight <= own).sum());
    }

    /**
     * How many of the first group have it on average if the odds ratio has this logarithm. The sums are made from the most
     * probable table outwards, as of some thousand tables few count.
     */
    double mean(double logOdds) {
        double odds = Math.exp(logOdds);
        int peak = peak(odds);
        double weights = 1;
        double sum = 0;
        double weight = 1;
        for (int number = peak; number < most && weight > NEGLIGIBLE; number++) {
            weight *= toNext(number, odds);
            weights += weight;
            sum += weight * (number + 1 - peak);
        }
        weight = 1;
        for (int number = peak - 1; number >= fewest && weight > NEGLIGIBLE; number--) {
            weight /= toNext(number, odds);
            weights += weight;
            sum -= weight * (peak - number);
        }
        return peak + sum / weights;
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

    double atLeast(int number, double logOdds) {
        double[] weights = weights(logOdds);
        double sum = 0;
        for (int i = number - fewest; i < weights.length; i++) {
            sum += weights[i];
        }
        return sum;
    }

    double atMost(int number, double logOdds) {
        double[] weights = weights(logOdds);
        double sum = 0;
        for (int i = 0; i <= number - fewest; i++) {
            sum += weights[i];
        }
        return sum;
    }

    private double[] weights(double logOdds) {
        double greatest = Double.NEGATIVE_INFINITY;
        double[] logarithms = logarithms();
        double[] weights = new double[logarithms.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = logarithms[i] + logOdds * (fewest + i);
            greatest = Math.max(greatest, weights[i]);
        }
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp(weights[i] - greatest);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    private double[] logarithms() {
        if (logarithms.length == 0) {
            logarithms = new double[most - fewest + 1];
            for (int i = 0; i < logarithms.length; i++) {
                logarithms[i] = LogBinomialCoefficient.value(first, fewest + i)
                        + LogBinomialCoefficient.value(second, present - fewest - i);
            }
        }
        return logarithms;
    }
}
