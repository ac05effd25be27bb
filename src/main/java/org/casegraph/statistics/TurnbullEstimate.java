package org.casegraph.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The most likely distribution of times of which only bounds are known (B W Turnbull, J R Stat Soc B 38, 1976). Its mass lies
 * in boxes, within which the times may lie anywhere; so the curve is certain between the boxes only.
 */
public final class TurnbullEstimate {
    private static final double NO_MASS = 1e-9;

    private final List<Box> boxes;
    private final InnermostIntervals innermost;
    private final double[] masses;

    /**
     * An interval with a share of the times.
     *
     * @param to infinite if these were not seen to come
     * @param mass more than 0; all together are 1
     */
    public record Box(double from, boolean isFromIncluded, double to, boolean isToIncluded, double mass) {}

    private TurnbullEstimate(InnermostIntervals innermost, double[] masses) {
        this.innermost = innermost;
        this.masses = masses;
        List<Box> found = new ArrayList<>();
        for (int i = 0; i < masses.length; i++) {
            if (masses[i] > NO_MASS) {
                found.add(innermost.box(i, masses[i]));
            }
        }
        boxes = List.copyOf(found);
    }

    /** Throws an {@link IllegalArgumentException} if there is no time. */
    public static TurnbullEstimate of(List<TimeBounds> times) {
        if (times.isEmpty()) {
            throw new IllegalArgumentException("no time is given");
        }
        InnermostIntervals innermost = InnermostIntervals.of(times);
        return new TurnbullEstimate(innermost, MixtureMasses.of(innermost.ranges(), innermost.size()));
    }

    /** In their order, without such as have no mass. */
    public List<Box> boxes() {
        return boxes;
    }

    /** The share of times that are later than a time at least. */
    public double leastLaterThan(double time) {
        return boxes.stream()
                .filter(box -> box.from() >= time)
                .mapToDouble(Box::mass)
                .sum();
    }

    /** The share of times that are later than a time at most. */
    public double mostLaterThan(double time) {
        return boxes.stream()
                .filter(box -> box.to() > time)
                .mapToDouble(Box::mass)
                .sum();
    }

    /** The box in which the time lies until which this share has come; none if so many were not seen to come. */
    public Optional<Box> quantile(double share) {
        double come = 0;
        for (Box box : boxes) {
            come += box.mass();
            if (come >= share - NO_MASS) {
                return Optional.of(box).filter(found -> found.to() != Double.POSITIVE_INFINITY);
            }
        }
        return boxes.stream()
                .max(Comparator.comparingDouble(Box::to))
                .filter(last -> last.to() != Double.POSITIVE_INFINITY);
    }

    /** Of each time, in the order given, the share that is later than its lower bound, and later than its upper bound. */
    double[][] laterThanBounds() {
        double[] later = new double[masses.length + 1];
        for (int i = masses.length - 1; i >= 0; i--) {
            later[i] = later[i + 1] + masses[i];
        }
        return innermost.ranges().stream()
                .map(range ->
                        new double[] {Math.min(1, later[range.first()] / later[0]), later[range.end()] / later[0]})
                .toArray(double[][]::new);
    }
}
