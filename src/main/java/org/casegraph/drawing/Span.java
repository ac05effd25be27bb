package org.casegraph.drawing;

import java.util.OptionalDouble;

/**
 * Between which days something starts; either end may be open.
 *
 * @param from the first day, counted from the origin of the scale
 * @param to the end of the last day
 */
public record Span(OptionalDouble from, OptionalDouble to) {
    static final Span UNKNOWN = new Span(OptionalDouble.empty(), OptionalDouble.empty());

    static Span of(double from, double to) {
        return new Span(OptionalDouble.of(from), OptionalDouble.of(to));
    }

    /** Whether both ends are known, so that it can be drawn at a place on a scale. */
    public boolean isBounded() {
        return from.isPresent() && to.isPresent();
    }

    double length() {
        return to.getAsDouble() - from.getAsDouble();
    }
}
