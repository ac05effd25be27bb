package org.casegraph.statistics;

import java.util.Arrays;
import org.apache.commons.numbers.combinatorics.LogBinomialCoefficient;

/** All tables of two groups with the same margins, by how many of the first group have what is counted. */
final class FixedMargins {
    /** Tables that are equally probable differ by rounding. */
    private static final double EQUAL = 1 + 1e-9;

    private final int fewest;
    private final double[] logarithms;

    FixedMargins(int first, int second, int present) {
        fewest = Math.max(0, present - second);
        logarithms = new double[Math.min(first, present) - fewest + 1];
        for (int i = 0; i < logarithms.length; i++) {
            logarithms[i] = LogBinomialCoefficient.value(first, fewest + i)
                    + LogBinomialCoefficient.value(second, present - fewest - i);
        }
    }

    int fewest() {
        return fewest;
    }

    int most() {
        return fewest + logarithms.length - 1;
    }

    /** How probable, without a difference of the groups, are all tables that are no more probable than one. */
    double noMoreProbableThan(int number) {
        double[] weights = weights(0);
        double own = weights[number - fewest] * EQUAL;
        return Math.min(
                1, Arrays.stream(weights).filter(weight -> weight <= own).sum());
    }

    /** How many of the first group have it on average if the odds ratio has this logarithm. */
    double mean(double logOdds) {
        double[] weights = weights(logOdds);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (fewest + i);
        }
        return sum;
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
}
