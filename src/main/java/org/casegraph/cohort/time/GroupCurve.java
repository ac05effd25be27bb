package org.casegraph.cohort.time;

import java.util.List;
import java.util.Optional;
import org.casegraph.statistics.QuantileBounds;
import org.casegraph.statistics.TimeBounds;
import org.casegraph.statistics.TurnbullEstimate;

/**
 * The most likely share of a group in which an event had not come, by the time.
 *
 * @param boxes where the curve falls, and how far; none where no time can be used
 */
public record GroupCurve(GroupTimes group, List<TurnbullEstimate.Box> boxes) {
    private static final double ROUNDED = 1e-9;

    static GroupCurve of(GroupTimes group) {
        return new GroupCurve(
                group,
                group.times().isEmpty()
                        ? List.of()
                        : TurnbullEstimate.of(group.times()).boxes());
    }

    /** The box in which the time lies until which the event has come to this share; none if it did not come to so many. */
    public Optional<TurnbullEstimate.Box> quantile(double share) {
        double come = 0;
        for (TurnbullEstimate.Box box : boxes) {
            come += box.mass();
            if (come >= share - ROUNDED) {
                return Optional.of(box).filter(found -> found.to() != Double.POSITIVE_INFINITY);
            }
        }
        return Optional.empty();
    }

    /**
     * Between what the time lies until which the event has come to this share of the times that can be used, wherever each of
     * them lies within its bounds; none where there is no such time.
     */
    public Optional<QuantileBounds> bounds(double share) {
        return group.times().isEmpty()
                ? Optional.empty()
                : Optional.of(QuantileBounds.quantile(group.times(), 0, share));
    }

    /** The same of all cases, of the others of which nothing is known. */
    public Optional<QuantileBounds> boundsOfAll(double share) {
        return group.cases() == 0
                ? Optional.empty()
                : Optional.of(QuantileBounds.quantile(
                        group.times(), group.cases() - group.times().size(), share));
    }

    /** In how many the event had certainly not come before a time, and they were still seen. */
    public int leastAtRisk(double time) {
        return (int) group.times().stream().filter(one -> one.from() >= time).count();
    }

    /** In how many it may not have come before a time; who was last seen before that is none of them. */
    public int mostAtRisk(double time) {
        return (int) group.times().stream()
                .filter(one -> one.isOpen() ? one.from() >= time : one.to() >= time)
                .count();
    }

    /** The last time of which anything is known. */
    double last() {
        return group.times().stream()
                .mapToDouble(one -> one.isOpen() ? one.from() : one.to())
                .max()
                .orElse(0);
    }

    /** How many times are exact, between bounds and open. */
    public int open() {
        return (int) group.times().stream().filter(TimeBounds::isOpen).count();
    }
}
