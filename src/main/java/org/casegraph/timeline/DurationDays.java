package org.casegraph.timeline;

/**
 * How many days a duration has, wherever in the calendar it lies; months and years differ.
 *
 * @param fewest at the least, as a {@code cg:minimumDays} that rests on it alone
 * @param most at the most, as a {@code cg:maximumDays} that rests on it alone
 */
public record DurationDays(double fewest, double most) {
    /** Reads an xsd:duration such as {@code P18Y}; throws an {@link IllegalArgumentException} if it is none, or negative. */
    public static DurationDays of(String duration) {
        CalendarDuration read = CalendarDuration.parse(duration);
        return new DurationDays(
                (double) read.fewest() / CalendarDuration.DAY, (double) read.most() / CalendarDuration.DAY);
    }
}
