package org.casegraph.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The first and last day on which each time point can lie, reckoned with the calendar and not with days: two months after
 * July 2020 is September 2020, although two months can be 59 days.
 *
 * <p>Why it is sound. A constraint of n months says that the later point lies at or after (before) the day that is n
 * months after the day of the earlier. {@link LocalDate#plusMonths} never leads from a later day to an earlier one, so it
 * carries a lower bound of the one to a lower bound of the other, and an upper to an upper; backwards the exact inverses
 * do, {@link CalendarDuration#firstDayLeadingTo} and {@link CalendarDuration#lastDayLeadingTo}. Each step follows from
 * what was sound before, as does the same step in days, and the tighter of the two is kept. So every bound on the way is
 * sound, however many steps are taken, in whatever order. As many rounds as there are points follow every chain from the
 * origin to its end, the shortest path in days among them; further ones could only go round in circles.
 *
 * <p>The days of a birth or of the gestation before it, and of what certainly starts with them, are never told: they would
 * tell who the patient is.
 */
final class CalendarBounds {
    private static final long NEVER = Long.MIN_VALUE;

    private final Network network;
    private final List<TimePoint> origins;
    private final int origin;
    private final long[] lower;
    private final long[] upper;
    private final Constraint[] lowerBy;
    private final Constraint[] upperBy;

    /** Bounds from constraints that do not contradict each other in days. */
    CalendarBounds(Network network, List<Constraint> constraints, List<TimePoint> origins) {
        this.network = network;
        this.origins = List.copyOf(origins);
        this.lower = new long[network.size()];
        this.upper = new long[network.size()];
        this.lowerBy = new Constraint[network.size()];
        this.upperBy = new Constraint[network.size()];
        Arrays.fill(lower, NEVER);
        Arrays.fill(upper, Bound.NONE);
        this.origin = network.index(TimePoint.ORIGIN).orElse(-1);
        if (origin >= 0) {
            lower[origin] = 0;
            upper[origin] = Bound.NOT_POSITIVE;
            carryOn(constraints);
        }
    }

    /** As {@link #first}, where it may be told. */
    Optional<LocalDate> earliest(TimePoint point) {
        return isOrigin(point) ? Optional.empty() : first(point).filter(CalendarPeriod::isWritable);
    }

    /** As {@link #last}, where it may be told. */
    Optional<LocalDate> latest(TimePoint point) {
        return isOrigin(point) ? Optional.empty() : last(point).filter(CalendarPeriod::isWritable);
    }

    /** The first day on which a time point can lie, to reckon with; empty where nothing bounds it. */
    Optional<LocalDate> first(TimePoint point) {
        return network.index(point).filter(i -> lower[i] != NEVER).map(i -> CalendarPeriod.day(lower[i]));
    }

    /** The last day on which a time point can lie, to reckon with; empty where nothing bounds it. */
    Optional<LocalDate> last(TimePoint point) {
        return network.index(point).filter(i -> upper[i] != Bound.NONE).map(i -> lastDay(upper[i]));
    }

    /** The constraints that the earliest day comes from, from the date onwards. */
    List<Constraint> whyEarliest(TimePoint point) {
        return chain(point, lowerBy);
    }

    /** The constraints that the latest day comes from, from the date onwards. */
    List<Constraint> whyLatest(TimePoint point) {
        return chain(point, upperBy);
    }

    /**
     * A point that no day is left for, though days alone do not show it: what comes a month after 1 February cannot be on
     * 29 February, although a month can have 28 days.
     */
    Optional<TimePoint> impossible() {
        return network.points().stream()
                .filter(point -> {
                    int i = network.index(point).orElseThrow();
                    return lower[i] != NEVER && upper[i] < Bound.of(lower[i], false);
                })
                .min(Comparator.comparing(TimePoint::toString));
    }

    private boolean isOrigin(TimePoint point) {
        return origins.stream()
                .anyMatch(from -> network.bound(from, point) == Bound.NOT_POSITIVE
                                && network.bound(point, from) == Bound.NOT_POSITIVE
                        || !network.isOrdered()
                                && first(from).equals(first(point))
                                && last(from).equals(last(point)));
    }

    private void carryOn(List<Constraint> constraints) {
        boolean changed = true;
        for (int round = 0; changed && round < network.size(); round++) {
            changed = false;
            for (Constraint constraint : constraints) {
                changed |= carry(constraint);
            }
        }
    }

    private boolean carry(Constraint constraint) {
        int earlier = network.index(constraint.earlier()).orElseThrow();
        int later = network.index(constraint.later()).orElseThrow();
        Distance distance = constraint.distance();
        boolean changed = false;
        if (lower[earlier] != NEVER) {
            changed |= raise(later, laterNotBefore(distance, lower[earlier]), constraint);
        }
        if (upper[later] != Bound.NONE) {
            changed |= sink(earlier, earlierNotAfter(distance, upper[later]), constraint);
        }
        if (distance.maximum().isPresent() && upper[earlier] != Bound.NONE) {
            changed |= sink(later, laterNotAfter(distance, upper[earlier]), constraint);
        }
        if (distance.maximum().isPresent() && lower[later] != NEVER) {
            changed |= raise(earlier, earlierNotBefore(distance, lower[later]), constraint);
        }
        return changed;
    }

    private boolean raise(int point, long bound, Constraint by) {
        boolean tighter = bound > lower[point] && point != origin;
        if (tighter) {
            lower[point] = bound;
            lowerBy[point] = by;
        }
        return tighter;
    }

    private boolean sink(int point, long bound, Constraint by) {
        boolean tighter = bound < upper[point] && point != origin;
        if (tighter) {
            upper[point] = bound;
            upperBy[point] = by;
        }
        return tighter;
    }

    // A tolerance is taken in days, at its longest: it is the curator's allowance, and so never made smaller.

    private static long laterNotBefore(Distance distance, long earlier) {
        CalendarDuration minimum = distance.minimum();
        long inDays = earlier - Bound.milliseconds(distance.back());
        if (minimum.months() == 0) {
            return inDays;
        }
        LocalDate day = minimum.monthsAfter(CalendarPeriod.day(earlier));
        long slack = distance.tolerance().most();
        return Math.max(inDays, CalendarPeriod.begin(day) + minimum.milliseconds() - slack);
    }

    private static long earlierNotBefore(Distance distance, long later) {
        CalendarDuration maximum = distance.maximum().orElseThrow();
        long inDays = later - Bound.milliseconds(distance.forth());
        if (maximum.months() == 0) {
            return inDays;
        }
        long slack = distance.tolerance().most();
        LocalDate reached = CalendarPeriod.day(later - slack - maximum.milliseconds());
        return Math.max(inDays, CalendarPeriod.begin(maximum.firstDayLeadingTo(reached)));
    }

    private static long laterNotAfter(Distance distance, long earlier) {
        CalendarDuration maximum = distance.maximum().orElseThrow();
        long inDays = Bound.plus(earlier, distance.forth());
        if (maximum.months() == 0) {
            return inDays;
        }
        long slack = distance.tolerance().most();
        LocalDate day = maximum.monthsAfter(lastDay(earlier));
        return Math.min(inDays, Bound.plus(endOf(day), Bound.of(maximum.milliseconds() + slack, false)));
    }

    private static long earlierNotAfter(Distance distance, long later) {
        CalendarDuration minimum = distance.minimum();
        long inDays = Bound.plus(later, distance.back());
        if (minimum.months() == 0) {
            return inDays;
        }
        long slack = distance.tolerance().most();
        LocalDate reached = lastDay(Bound.plus(later, Bound.of(slack - minimum.milliseconds(), false)));
        return Math.min(inDays, endOf(minimum.lastDayLeadingTo(reached)));
    }

    private static long endOf(LocalDate day) {
        return Bound.of(CalendarPeriod.begin(day.plusDays(1)), true);
    }

    private static LocalDate lastDay(long bound) {
        return CalendarPeriod.day(Bound.milliseconds(bound) - (Bound.isStrict(bound) ? 1 : 0));
    }

    private List<Constraint> chain(TimePoint point, Constraint[] by) {
        Set<Constraint> chain = new LinkedHashSet<>();
        int at = network.index(point).orElse(-1);
        while (at >= 0 && by[at] != null && chain.add(by[at])) {
            int earlier = network.index(by[at].earlier()).orElseThrow();
            int later = network.index(by[at].later()).orElseThrow();
            at = at == later ? earlier : later;
        }
        List<Constraint> fromOrigin = new ArrayList<>(chain);
        Collections.reverse(fromOrigin);
        return fromOrigin;
    }
}
