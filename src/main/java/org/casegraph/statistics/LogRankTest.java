package org.casegraph.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether groups differ in a time.
 *
 * @param statistic of the distribution chi-squared
 * @param degrees of freedom, one less than there are groups
 */
public record LogRankTest(double statistic, int degrees, double p) {
    /**
     * As each time is known, between its bounds: the scores of D M Finkelstein (Biometrics 42, 1986), whose sums by group are
     * set beside those of all ways to deal the same scores to the groups. Empty where no order of the times is known, as all
     * are in one class.
     */
    public static Optional<LogRankTest> ofIntervals(List<List<TimeBounds>> groups) {
        List<TimeBounds> all = groups.stream().flatMap(List::stream).toList();
        if (all.size() < 2) {
            return Optional.empty();
        }
        double[] scores = new double[all.size()];
        double[][] later = TurnbullEstimate.of(all).laterThanBounds();
        double mean = 0;
        for (int i = 0; i < scores.length; i++) {
            double from = later[i][0];
            double to = later[i][1];
            scores[i] = (timesLogarithm(from) - timesLogarithm(to)) / (from - to);
            mean += scores[i] / scores.length;
        }
        double spread = 0;
        for (double score : scores) {
            spread += (score - mean) * (score - mean);
        }
        double between = 0;
        int next = 0;
        for (List<TimeBounds> group : groups) {
            double sum = 0;
            for (int i = 0; i < group.size(); i++) {
                sum += scores[next++] - mean;
            }
            between += group.isEmpty() ? 0 : sum * sum / group.size();
        }
        return spread < 1e-12 ? Optional.empty() : of((scores.length - 1) * between / spread, groups);
    }

    /**
     * As is usual: each time is taken for the middle of its bounds, and for not seen where it has no upper one (N Mantel,
     * Cancer Chemother Rep 50, 1966). Empty where the times of the groups cannot differ, as all are the same.
     */
    public static Optional<LogRankTest> ofMidpoints(List<List<TimeBounds>> groups) {
        int free = groups.size() - 1;
        double[] difference = new double[free];
        double[][] covariance = new double[free][free];
        double[] moments = groups.stream()
                .flatMap(List::stream)
                .filter(time -> !time.isOpen())
                .mapToDouble(TimeBounds::middle)
                .distinct()
                .sorted()
                .toArray();
        for (double moment : moments) {
            double[] atRisk = groups.stream()
                    .mapToDouble(group -> group.stream()
                            .filter(time -> (time.isOpen() ? time.from() : time.middle()) >= moment)
                            .count())
                    .toArray();
            double[] come = groups.stream()
                    .mapToDouble(group -> group.stream()
                            .filter(time -> !time.isOpen() && time.middle() == moment)
                            .count())
                    .toArray();
            double risk = sum(atRisk);
            double events = sum(come);
            double variance = risk > 1 ? events * (risk - events) / (risk - 1) : 0;
            for (int i = 0; i < free; i++) {
                difference[i] += come[i] - events * atRisk[i] / risk;
                for (int j = 0; j < free; j++) {
                    covariance[i][j] += variance * (atRisk[i] / risk) * ((i == j ? 1 : 0) - atRisk[j] / risk);
                }
            }
        }
        return form(covariance, difference).flatMap(statistic -> of(statistic, groups));
    }

    private static Optional<LogRankTest> of(double statistic, List<List<TimeBounds>> groups) {
        int degrees = (int) groups.stream().filter(group -> !group.isEmpty()).count() - 1;
        return degrees < 1
                ? Optional.empty()
                : Optional.of(new LogRankTest(
                        statistic, degrees, ChiSquaredDistribution.of(degrees).survivalProbability(statistic)));
    }

    private static double timesLogarithm(double share) {
        return share <= 0 ? 0 : share * Math.log(share);
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }

    /** The vector times the inverse of the matrix times the vector, by elimination; none if there is no inverse. */
    private static Optional<Double> form(double[][] matrix, double[] vector) {
        int size = vector.length;
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            double[] row = Arrays.copyOf(matrix[i], size + 1);
            row[size] = vector[i];
            rows.add(row);
        }
        double form = 0;
        for (int i = 0; i < size; i++) {
            double[] pivot = rows.get(i);
            if (!(pivot[i] > 1e-12)) {
                return Optional.empty();
            }
            // Symmetric and positive: the square of what is left of the vector, over what is left of the diagonal.
            form += pivot[size] * pivot[size] / pivot[i];
            for (int j = i + 1; j < size; j++) {
                double factor = rows.get(j)[i] / pivot[i];
                for (int k = i; k <= size; k++) {
                    rows.get(j)[k] -= factor * pivot[k];
                }
            }
        }
        return Optional.of(form);
    }
}
