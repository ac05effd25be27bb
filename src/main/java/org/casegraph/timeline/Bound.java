package org.casegraph.timeline;

/**
 * An upper bound on a difference of two time points, strict or not, as one number: twice the milliseconds, plus one if
 * the bound can be reached. So the order of the numbers is the order of the bounds (difference bound matrices: Dill 1989,
 * doi:10.1007/3-540-52148-8_17).
 */
public final class Bound {
    /** No bound at all. */
    public static final long NONE = Long.MAX_VALUE;

    /** The difference is zero or less. */
    public static final long NOT_POSITIVE = of(0, false);

    private Bound() {}

    /** @param strict whether the difference is less, and not only at most so much */
    public static long of(long milliseconds, boolean strict) {
        return 2 * milliseconds + (strict ? 0 : 1);
    }

    /** The bound of a sum: strict if either is. */
    public static long plus(long one, long other) {
        return one == NONE || other == NONE ? NONE : one + other - ((one | other) & 1);
    }

    /** Of a bound that is one. */
    public static long milliseconds(long bound) {
        return bound >> 1;
    }

    static boolean isStrict(long bound) {
        return (bound & 1) == 0;
    }
}
