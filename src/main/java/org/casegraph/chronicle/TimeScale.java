package org.casegraph.chronicle;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * What the days of a timeline count from.
 *
 * @param origin the label of the event that they count from; empty for a calendar and for no scale
 */
public record TimeScale(Kind kind, String origin) {
    public static final double YEAR = 365.25;
    public static final double MONTH = YEAR / 12;
    public static final int WEEK = 7;

    /** In days: since 1 January 1970, since birth, since the last menstrual period before it, since another event, or not
     * at all. */
    public enum Kind {
        CALENDAR,
        AGE,
        GESTATION,
        DISTANCE,
        ORDER
    }

    /** The scale in words, for a heading. */
    public String words() {
        return switch (kind) {
            case CALENDAR -> "calendar";
            case AGE -> "age";
            case GESTATION -> "gestational age";
            case DISTANCE -> "time from " + origin;
            case ORDER -> "order only, no dates";
        };
    }

    /** A span in words; empty where both ends are open. */
    String words(DayRange span) {
        if (span.isBounded()) {
            double from = span.from().getAsDouble();
            double to = span.to().getAsDouble();
            return switch (kind) {
                case CALENDAR -> dates(day(from), day(to - 1));
                case GESTATION -> gestation(from, to);
                case AGE, DISTANCE, ORDER -> lengths(from, to);
            };
        }
        if (span.from().isPresent()) {
            return from(span.from().getAsDouble());
        }
        return span.to().isPresent() ? to(span.to().getAsDouble()) : "";
    }

    /** A week is told by its number, as is usual; the last day is left out. */
    private static String gestation(double from, double to) {
        String least = weeks(from);
        String range = to - from <= WEEK && from % WEEK == 0 || to - from <= 1 ? least : least + " to " + weeks(to);
        return "at " + range + " of gestation";
    }

    /** For example <i>20 weeks 3 days</i>. */
    private static String weeks(double days) {
        long whole = Math.round(days);
        String weeks = counted(whole / WEEK, "week");
        return whole % WEEK == 0 ? weeks : weeks + " " + counted(whole % WEEK, "day");
    }

    private String from(double days) {
        return switch (kind) {
            case CALENDAR -> "not before " + written(day(days));
            case AGE -> "age " + length(days) + " or more";
            case GESTATION -> "at " + weeks(days) + " of gestation or later";
            case DISTANCE, ORDER ->
                days > 0 ? "at least " + length(days) + " after " + origin : "not before " + moment(days);
        };
    }

    private String to(double days) {
        return switch (kind) {
            case CALENDAR -> "not after " + written(day(days - 1));
            case AGE -> "age " + length(days) + " or less";
            case GESTATION -> "at " + weeks(days) + " of gestation or earlier";
            case DISTANCE, ORDER ->
                days < 0 ? "at least " + length(days) + " before " + origin : "not after " + moment(days);
        };
    }

    /** So long before or after the event from which the scale counts. */
    private String moment(double days) {
        return days == 0 ? origin : length(days) + (days < 0 ? " before " : " after ") + origin;
    }

    public static LocalDate day(double days) {
        return LocalDate.ofEpochDay((long) Math.floor(days));
    }

    private static String dates(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return written(first);
        }
        if (first.equals(YearMonth.from(first).atDay(1))
                && last.equals(YearMonth.from(last).atEndOfMonth())) {
            boolean wholeYears = first.getDayOfYear() == 1 && last.getMonthValue() == 12;
            String from = wholeYears ? Integer.toString(first.getYear()) : month(first);
            String to = wholeYears ? Integer.toString(last.getYear()) : month(last);
            return from.equals(to) ? from : "from " + from + " to " + to;
        }
        return "between " + written(first) + " and " + written(last);
    }

    public static String written(LocalDate day) {
        return day.getDayOfMonth() + " " + month(day);
    }

    public static String month(LocalDate day) {
        return day.getMonth().getDisplayName(TextStyle.SHORT, Locale.UK) + " " + day.getYear();
    }

    private String lengths(double from, double to) {
        if (kind == Kind.DISTANCE && from <= 0 && to >= 0) {
            return from == to ? "" : "between " + length(-from) + " before and " + length(to) + " after " + origin;
        }
        boolean isBefore = to < 0;
        String least = length(isBefore ? -to : from);
        String most = length(isBefore ? -from : to);
        String range = completed(from, to, least, most);
        return kind == Kind.AGE ? "age " + range : range + (isBefore ? " before " : " after ") + origin;
    }

    /** An age of five years is from five to six, the last day left out. */
    private String completed(double from, double to, String least, String most) {
        if (least.equals(most)) {
            return least;
        }
        boolean oneYear = kind == Kind.AGE && Math.abs(to - from - YEAR) < 4;
        boolean oneMonth = kind == Kind.AGE && Math.abs(to - from - MONTH) < 4;
        return oneYear || oneMonth ? length(from + 3) : least + " to " + most;
    }

    /** Whole days up to two months, then months up to two years, or years with months. */
    static String length(double days) {
        double size = Math.abs(days);
        if (size < 61) {
            return counted(Math.round(size), "day");
        }
        long months = Math.round(size / MONTH - 0.3);
        if (months < 24) {
            return counted(months, "month");
        }
        String years = counted(months / 12, "year");
        return months % 12 == 0 || months >= 240 ? years : years + " " + counted(months % 12, "month");
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
