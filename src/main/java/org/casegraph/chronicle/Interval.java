package org.casegraph.chronicle;

import java.util.OptionalDouble;

/**
 * A result, or a reference range, as numbers.
 *
 * @param from its lower bound; empty where it has none
 * @param to its upper bound; empty where it has none
 */
public record Interval(OptionalDouble from, OptionalDouble to) {
    public static Interval exactly(double number) {
        return new Interval(OptionalDouble.of(number), OptionalDouble.of(number));
    }

    public boolean isExact() {
        return from.isPresent() && from.equals(to);
    }

    public boolean isKnown() {
        return from.isPresent() || to.isPresent();
    }
}
