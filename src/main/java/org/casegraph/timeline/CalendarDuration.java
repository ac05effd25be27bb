package org.casegraph.timeline;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.Duration;

/**
 * A duration as text gives it: so many calendar months, whose days depend on where they lie, and an exact rest.
 *
 * @param months years included
 * @param milliseconds days (of 24 hours), hours, minutes and seconds
 * @param words for example <i>14 months</i>
 */
record CalendarDuration(int months, long milliseconds, String words) {
    static final CalendarDuration ZERO = exactly(0);
    static final long DAY = 86_400_000L;
    static final DatatypeFactory XSD = xsd();

    private static final int LONGEST_YEARS = 1000;
    private static final int CYCLE = 4800;
    private static final long CYCLE_DAYS = 146_097;

    /** Day on which each month of one Gregorian cycle of 400 years begins, after which the calendar repeats. */
    private static final long[] MONTH_BEGINS = IntStream.range(0, CYCLE)
            .mapToLong(month -> LocalDate.of(2000, 1, 1).plusMonths(month).toEpochDay())
            .toArray();

    static CalendarDuration exactly(long milliseconds) {
        return new CalendarDuration(0, milliseconds, "");
    }

    /**
     * Reads the lexical form of an xsd:duration.
     *
     * @throws IllegalArgumentException if it is none, negative, finer than a millisecond or longer than 1000 years
     */
    static CalendarDuration parse(String lexical) {
        Duration duration = XSD.newDuration(lexical);
        if (duration.getSign() < 0) {
            throw new IllegalArgumentException("negative");
        }
        try {
            long months = Math.addExact(
                    Math.multiplyExact(12L, field(duration, DatatypeConstants.YEARS)),
                    field(duration, DatatypeConstants.MONTHS));
            BigDecimal seconds = BigDecimal.valueOf(field(duration, DatatypeConstants.DAYS))
                    .multiply(BigDecimal.valueOf(24))
                    .add(BigDecimal.valueOf(field(duration, DatatypeConstants.HOURS)))
                    .multiply(BigDecimal.valueOf(60))
                    .add(BigDecimal.valueOf(field(duration, DatatypeConstants.MINUTES)))
                    .multiply(BigDecimal.valueOf(60))
                    .add(seconds(duration));
            long milliseconds = seconds.movePointRight(3).longValueExact();
            if (months > 12L * LONGEST_YEARS || milliseconds > 366L * LONGEST_YEARS * DAY) {
                throw new IllegalArgumentException("longer than " + LONGEST_YEARS + " years");
            }
            return new CalendarDuration((int) months, milliseconds, words(duration));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("too long, or finer than a millisecond", e);
        }
    }

    boolean isAsLongAs(CalendarDuration other) {
        return months == other.months && milliseconds == other.milliseconds;
    }

    /** Milliseconds that it has at the least, wherever in the calendar it lies. */
    long fewest() {
        return days().fewest() * DAY + milliseconds;
    }

    /** Milliseconds that it has at the most, wherever in the calendar it lies. */
    long most() {
        return days().most() * DAY + milliseconds;
    }

    /** Days that it has with months of the mean length. */
    double meanDays() {
        return months * Elapsed.DAYS_OF_MONTH + (double) milliseconds / DAY;
    }

    /** The same in days alone: as many as it has at the least if it begins on one of these days, both included. */
    CalendarDuration fewestFrom(LocalDate first, LocalDate last) {
        return months == 0 ? this : inDays(monthDays(first, last).min().orElseThrow());
    }

    /** The same in days alone: as many as it has at the most if it begins on one of these days, both included. */
    CalendarDuration mostFrom(LocalDate first, LocalDate last) {
        return months == 0 ? this : inDays(monthDays(first, last).max().orElseThrow());
    }

    private CalendarDuration inDays(long monthDays) {
        return new CalendarDuration(0, monthDays * DAY + milliseconds, words + " that have " + monthDays + " days");
    }

    private LongStream monthDays(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1)).mapToLong(day -> ChronoUnit.DAYS.between(day, monthsAfter(day)));
    }

    /** The day that lies these months after a day: the same day of the month, or the last if it has none such. */
    LocalDate monthsAfter(LocalDate day) {
        return day.plusMonths(months);
    }

    /** The first day from which these months lead to this day or a later one. */
    LocalDate firstDayLeadingTo(LocalDate day) {
        LocalDate first = day.minusMonths(months);
        return monthsAfter(first).isBefore(day) ? first.plusDays(1) : first;
    }

    /** The last day from which these months lead to this day or an earlier one. */
    LocalDate lastDayLeadingTo(LocalDate day) {
        LocalDate last = day.minusMonths(months);
        LocalDate monthEnd = last.with(TemporalAdjusters.lastDayOfMonth());
        return monthsAfter(monthEnd).isAfter(day) ? last : monthEnd;
    }

    private Days days() {
        if (months == 0) {
            return Days.NONE;
        }
        return months < Days.Known.MONTHS ? Days.Known.BY_MONTHS[months] : Days.of(months);
    }

    /** How many days so many months have at the least and at the most. */
    private record Days(long fewest, long most) {
        private static final Days NONE = new Days(0, 0);

        // Runs from the first of a month are enough. A run from another day ends on the same day of its last month and
        // has the length of the run from the first; or it is cut to the end of a shorter month, and then is shorter
        // than the run from the first of its month, and not shorter than that from the first of the next.
        private static Days of(int months) {
            long fewest = Long.MAX_VALUE;
            long most = 0;
            for (int first = 0; first < CYCLE; first++) {
                int after = first + months;
                long days = MONTH_BEGINS[after % CYCLE] + after / CYCLE * CYCLE_DAYS - MONTH_BEGINS[first];
                fewest = Math.min(fewest, days);
                most = Math.max(most, days);
            }
            return new Days(fewest, most);
        }

        /** Of as many months as a life has, which each step of solving asks for. */
        private static final class Known {
            private static final int MONTHS = 12 * 120;
            private static final Days[] BY_MONTHS =
                    IntStream.range(0, MONTHS).mapToObj(Days::of).toArray(Days[]::new);
        }
    }

    private static long field(Duration duration, DatatypeConstants.Field field) {
        Number number = duration.getField(field);
        return number == null ? 0 : ((BigInteger) number).longValueExact();
    }

    private static BigDecimal seconds(Duration duration) {
        Number number = duration.getField(DatatypeConstants.SECONDS);
        return number == null ? BigDecimal.ZERO : (BigDecimal) number;
    }

    private static String words(Duration duration) {
        List<String> parts = new ArrayList<>();
        say(parts, duration.getField(DatatypeConstants.YEARS), "year");
        say(parts, duration.getField(DatatypeConstants.MONTHS), "month");
        say(parts, duration.getField(DatatypeConstants.DAYS), "day");
        say(parts, duration.getField(DatatypeConstants.HOURS), "hour");
        say(parts, duration.getField(DatatypeConstants.MINUTES), "minute");
        say(parts, duration.getField(DatatypeConstants.SECONDS), "second");
        return parts.isEmpty() ? "0 days" : String.join(" ", parts);
    }

    private static void say(List<String> parts, Number number, String unit) {
        if (number != null && number.doubleValue() != 0) {
            parts.add(number + " " + unit + (number.doubleValue() == 1 ? "" : "s"));
        }
    }

    private static DatatypeFactory xsd() {
        try {
            return DatatypeFactory.newInstance();
        } catch (DatatypeConfigurationException e) {
            throw new IllegalStateException("the Java platform has no XML datatypes", e);
        }
    }
}
