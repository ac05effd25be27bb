package org.casegraph.chronicle;

import java.util.OptionalDouble;

/**
 * Between which days something starts; either end may be open.
 *
 * @param from the first day, counted from the origin of the scale
 * @param to the end of the last day
 */
public record DayRange(OptionalDouble from, OptionalDouble to) {
    static final DayRange UNKNOWN = new DayRange(OptionalDouble.empty(), OptionalDouble.empty());

    public static DayRange of(double from, double to) {
        return new DayRange(OptionalDouble.of(from), OptionalDouble.of(to));
    }

    /** Whether both ends are known, so that it can be drawn at a place on a scale. */
    public boolean isBounded() {
        return from.isPresent() && to.isPresent();
    }

    /**
     * How far this comes after another; open where an end of either is.
     *
     * @param width of a point, in days
     */
    DayRange minus(DayRange other, double width) {
        return new DayRange(
                from.isPresent() && other.to.isPresent()
                        ? OptionalDouble.of(from.getAsDouble() - other.to.getAsDouble() + width)
                        : OptionalDouble.empty(),
                to.isPresent() && other.from.isPresent()
                        ? OptionalDouble.of(to.getAsDouble() - width - other.from.getAsDouble())
                        : OptionalDouble.empty());
    }

    /** What both allow; this one where rounding leaves nothing. */
    DayRange within(DayRange other) {
        DayRange both = new DayRange(
                from.isPresent() && other.from.isPresent()
                        ? OptionalDouble.of(Math.max(from.getAsDouble(), other.from.getAsDouble()))
                        : from.isPresent() ? from : other.from,
                to.isPresent() && other.to.isPresent()
                        ? OptionalDouble.of(Math.min(to.getAsDouble(), other.to.getAsDouble()))
                        : to.isPresent() ? to : other.to);
        return both.isBounded() && both.length() < 0 ? this : both;
    }

    public double length() {
        return to.getAsDouble() - from.getAsDouble();
    }
}
