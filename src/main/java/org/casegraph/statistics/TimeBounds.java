package org.casegraph.statistics;

/**
 * What is known of a time: that it lies between two others. The unit is the asker's.
 *
 * @param isFromIncluded whether it may be the lower bound itself
 * @param to infinite where it was not seen to come
 * @param isToIncluded whether it may be the upper bound itself
 */
public record TimeBounds(double from, boolean isFromIncluded, double to, boolean isToIncluded) {
    /** Throws an {@link IllegalArgumentException} if no time lies between the bounds. */
    public TimeBounds {
        if (!(from < to || from == to && isFromIncluded && isToIncluded)) {
            throw new IllegalArgumentException("no time lies between " + from + " and " + to);
        }
    }

    public static TimeBounds exactly(double time) {
        return new TimeBounds(time, true, time, true);
    }

    /** Later than one time, and at the other at the latest: what was looked for at both is there at the second only. */
    public static TimeBounds between(double after, double atLatest) {
        return new TimeBounds(after, false, atLatest, true);
    }

    /** It had not come when it was last looked for. */
    public static TimeBounds notUntil(double time) {
        return new TimeBounds(time, false, Double.POSITIVE_INFINITY, false);
    }

    boolean isExact() {
        return from == to;
    }

    /** Whether it was not seen to come. */
    public boolean isOpen() {
        return to == Double.POSITIVE_INFINITY;
    }

    double middle() {
        return from + (to - from) / 2;
    }
}
