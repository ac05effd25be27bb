package org.casegraph.timeline;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How long the later time point comes after the earlier. A tolerance widens the distance on both sides but never turns
 * the order round, since the constraint names which comes first.
 *
 * @param strict whether the two cannot be at the same time
 */
record Distance(
        CalendarDuration minimum,
        boolean minimumInclusive,
        Optional<CalendarDuration> maximum,
        boolean maximumInclusive,
        CalendarDuration tolerance,
        boolean strict) {

    /** At the same time or later. */
    static final Distance NOT_BEFORE =
            new Distance(CalendarDuration.ZERO, true, Optional.empty(), true, CalendarDuration.ZERO, false);

    /** From the first of these milliseconds to before the second. */
    static Distance within(long first, long after) {
        return new Distance(
                CalendarDuration.exactly(first),
                true,
                Optional.of(CalendarDuration.exactly(after)),
                false,
                CalendarDuration.ZERO,
                false);
    }

    /** As long as the calendar makes it where the earlier time point lies on one of these days. */
    Distance from(LocalDate first, LocalDate last) {
        return new Distance(
                minimum.fewestFrom(first, last),
                minimumInclusive,
                maximum.map(most -> most.mostFrom(first, last)),
                maximumInclusive,
                tolerance,
                strict);
    }

    /** Whether either bound is tighter than that of another distance. */
    boolean isTighterThan(Distance other) {
        return back() < other.back() || forth() < other.forth();
    }

    /** Bound of earlier minus later. */
    long back() {
        long least = minimum.fewest() - tolerance.most();
        return least < 0 ? Bound.of(0, strict) : Bound.of(-least, !minimumInclusive || strict && least == 0);
    }

    /** Bound of later minus earlier. */
    long forth() {
        return maximum.map(m -> Bound.of(m.most() + tolerance.most(), !maximumInclusive))
                .orElse(Bound.NONE);
    }

    /** The least in days, with months of the mean length; a tolerance does not turn the order round. */
    double meanLeast() {
        return Math.max(0, minimum.meanDays() - tolerance.meanDays());
    }

    /** The most in days, with months of the mean length; infinite if there is none. */
    double meanMost() {
        return maximum.map(most -> most.meanDays() + tolerance.meanDays()).orElse(Double.POSITIVE_INFINITY);
    }

    boolean isEmpty() {
        return Bound.plus(back(), forth()) < Bound.NOT_POSITIVE;
    }

    /** What stands between the later and the earlier: <i>comes at least 14 months after</i>. */
    String words() {
        String after = tolerance.isAsLongAs(CalendarDuration.ZERO)
                ? " after"
                : ", give or take " + tolerance.words() + ", after";
        boolean bounded = !minimum.isAsLongAs(CalendarDuration.ZERO);
        if (maximum.isEmpty() && !bounded) {
            return strict || !minimumInclusive ? "comes after" : "comes at or after";
        }
        if (maximum.isEmpty()) {
            return "comes " + (minimumInclusive ? "at least " : "more than ") + minimum.words() + after;
        }
        CalendarDuration most = maximum.get();
        if (most.isAsLongAs(minimum)) {
            return most.isAsLongAs(CalendarDuration.ZERO) ? "comes together with" : "comes " + most.words() + after;
        }
        if (!bounded) {
            return "comes " + (maximumInclusive ? "at most " : "less than ") + most.words() + after;
        }
        return "comes " + (minimumInclusive ? "" : "more than ") + minimum.words() + " to "
                + (maximumInclusive ? "" : "less than ") + most.words() + after;
    }
}
