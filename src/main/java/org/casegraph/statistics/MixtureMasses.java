package org.casegraph.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The masses on intervals that make it most likely that each observation falls into its range of them. Steps of
 * self-consistency take turns with the exchange of mass between the best and the worst interval, which comes to an end where
 * those only creep (D Böhning, P Schlattmann and E Dietz, Biometrika 83, 1996).
 */
final class MixtureMasses {
    private static final double CLOSE = 1e-10;
    private static final int MOST_STEPS = 200_000;

    private final int[] first;
    private final int[] end;
    private final double[] count;
    private final double all;
    private final double[] masses;

    private MixtureMasses(List<InnermostIntervals.Range> ranges, int size) {
        Map<InnermostIntervals.Range, Long> counted =
                ranges.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        List<InnermostIntervals.Range> distinct = counted.keySet().stream()
                .sorted(Comparator.comparingInt(InnermostIntervals.Range::first)
                        .thenComparingInt(InnermostIntervals.Range::end))
                .toList();
        first = distinct.stream().mapToInt(InnermostIntervals.Range::first).toArray();
        end = distinct.stream().mapToInt(InnermostIntervals.Range::end).toArray();
        count = distinct.stream().mapToDouble(counted::get).toArray();
        all = ranges.size();
        masses = new double[size];
        Arrays.fill(masses, 1.0 / size);
    }

    static double[] of(List<InnermostIntervals.Range> ranges, int size) {
        MixtureMasses mixture = new MixtureMasses(ranges, size);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] gain = mixture.gain();
            if (Arrays.stream(gain).max().orElse(1) <= 1 + CLOSE) {
                break;
            }
            mixture.exchange(gain);
            mixture.selfConsistent(mixture.gain());
        }
        return mixture.masses;
    }

    /** How fast the logarithm of the likelihood grows with the mass of each interval, by observation; 1 where it is right. */
    private double[] gain() {
        double[] probabilities = probabilities();
        double[] change = new double[masses.length + 1];
        for (int i = 0; i < first.length; i++) {
            double weight = count[i] / all / probabilities[i];
            change[first[i]] += weight;
            change[end[i]] -= weight;
        }
        double[] gain = new double[masses.length];
        double sum = 0;
        for (int i = 0; i < gain.length; i++) {
            sum += change[i];
            gain[i] = sum;
        }
        return gain;
    }

    private double[] probabilities() {
        double[] until = new double[masses.length + 1];
        for (int i = 0; i < masses.length; i++) {
            until[i + 1] = until[i] + masses[i];
        }
        double[] probabilities = new double[first.length];
        for (int i = 0; i < first.length; i++) {
            probabilities[i] = until[end[i]] - until[first[i]];
        }
        return probabilities;
    }

    private void selfConsistent(double[] gain) {
        double sum = 0;
        for (int i = 0; i < masses.length; i++) {
            masses[i] *= gain[i];
            sum += masses[i];
        }
        for (int i = 0; i < masses.length; i++) {
            masses[i] /= sum;
        }
    }

    /** Moves as much mass as makes the likelihood greatest from the interval that gains least to that which gains most. */
    private void exchange(double[] gain) {
        int best = 0;
        int worst = -1;
        for (int i = 0; i < gain.length; i++) {
            best = gain[i] > gain[best] ? i : best;
            worst = masses[i] > 0 && (worst < 0 || gain[i] < gain[worst]) ? i : worst;
        }
        if (best == worst) {
            return;
        }
        double[] probabilities = probabilities();
        double low = 0;
        double high = masses[worst];
        if (slope(probabilities, best, worst, high) >= 0) {
            low = high;
        }
        for (int i = 0; i < 40 && low < high; i++) {
            double middle = (low + high) / 2;
            if (slope(probabilities, best, worst, middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        masses[best] += low;
        masses[worst] = Math.max(0, masses[worst] - low);
    }

    private double slope(double[] probabilities, int best, int worst, double moved) {
        double slope = 0;
        for (int i = 0; i < first.length; i++) {
            double change = holds(i, best) - holds(i, worst);
            if (change != 0) {
                slope += count[i] * change / Math.max(Double.MIN_NORMAL, probabilities[i] + change * moved);
            }
        }
        return slope;
    }

    private double holds(int observation, int interval) {
        return first[observation] <= interval && interval < end[observation] ? 1 : 0;
    }
}
