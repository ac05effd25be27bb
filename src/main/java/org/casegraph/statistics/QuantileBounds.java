package org.casegraph.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Between what a median or another quantile lies, of values of which only bounds are known, or nothing. It never falls where a
 * value grows; so it is least where each value is, and most where each is most, and nothing else bounds it.
 *
 * @param least negative infinity if nothing bounds it
 * @param most infinite if nothing bounds it
 */
public record QuantileBounds(double least, double most) {
    /** Shares are sums of parts of one. */
    private static final double ROUNDED = 1e-9;

    /**
     * The middle value, or halfway between the two in the middle.
     *
     * @param unknown of how many more values nothing is known
     * @throws IllegalArgumentException if there is no value
     */
    public static QuantileBounds median(List<TimeBounds> values, int unknown) {
        return of(values, unknown, sorted -> (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
    }

    /**
     * The first of the values until which a share of them has come.
     *
     * @param share above 0, at most 1
     * @param unknown of how many more times nothing is known
     * @throws IllegalArgumentException if there is no value
     */
    public static QuantileBounds quantile(List<TimeBounds> times, int unknown, double share) {
        return of(times, unknown, sorted -> sorted[(int) Math.ceil(share * sorted.length - ROUNDED) - 1]);
    }

    private static QuantileBounds of(List<TimeBounds> values, int unknown, ToDoubleFunction<double[]> quantile) {
        if (values.size() + unknown == 0) {
            throw new IllegalArgumentException("no value is given");
        }
        return new QuantileBounds(
                quantile.applyAsDouble(sorted(values, TimeBounds::from, unknown, Double.NEGATIVE_INFINITY)),
                quantile.applyAsDouble(sorted(values, TimeBounds::to, unknown, Double.POSITIVE_INFINITY)));
    }

    private static double[] sorted(List<TimeBounds> values, ToDoubleFunction<TimeBounds> end, int more, double other) {
        double[] sorted = Arrays.copyOf(values.stream().mapToDouble(end).toArray(), values.size() + more);
        Arrays.fill(sorted, values.size(), sorted.length, other);
        Arrays.sort(sorted);
        return sorted;
    }
}
