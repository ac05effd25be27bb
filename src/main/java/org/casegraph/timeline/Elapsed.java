package org.casegraph.timeline;

/**
 * How long one occurrence starts after another, in days: less than 0 where it starts before. A month of a length that a
 * report tells has the mean length, so that 5 years are 5 years wherever in the calendar they lie.
 *
 * @param least infinite, below 0, where nothing bounds it
 * @param isLeastIncluded whether it may be so long itself
 * @param most infinite where nothing bounds it
 * @param isMostIncluded whether it may be so long itself
 */
public record Elapsed(double least, boolean isLeastIncluded, double most, boolean isMostIncluded) {
    /** Of the Gregorian calendar. */
    public static final double DAYS_OF_MONTH = 30.436875;

    /** Nothing is known of it. */
    public static final Elapsed UNKNOWN = new Elapsed(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

    /** Whether it is certainly of this length. */
    public boolean isExact() {
        return least == most;
    }
}
