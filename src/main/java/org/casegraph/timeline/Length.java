package org.casegraph.timeline;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How long an interval is, in days and in words. Where hours are no decimal part of a day, it is rounded outwards, and
 * that bound cannot be reached.
 *
 * @param back bound of its start minus its end
 * @param forth bound of its end minus its start
 */
record Length(long back, long forth) {
    private static final int DECIMALS = 6;
    private static final long DECIMAL_PLACE = 1_000_000;

    String minimum() {
        return days(-Bound.milliseconds(back), RoundingMode.FLOOR);
    }

    boolean isMinimumInclusive() {
        return !Bound.isStrict(back) && isExact(-Bound.milliseconds(back));
    }

    boolean hasMaximum() {
        return forth != Bound.NONE;
    }

    String maximum() {
        return days(Bound.milliseconds(forth), RoundingMode.CEILING);
    }

    boolean isMaximumInclusive() {
        return !Bound.isStrict(forth) && isExact(Bound.milliseconds(forth));
    }

    /** For example <i>409 to 443 days</i>, or <i>more than 2 days</i>. */
    String words() {
        if (!hasMaximum()) {
            return (isMinimumInclusive() ? "at least " : "more than ") + counted(minimum());
        }
        return minimum().equals(maximum())
                ? counted(maximum())
                : (isMinimumInclusive() ? "" : "more than ") + minimum() + " to "
                        + (isMaximumInclusive() ? "" : "less than ") + counted(maximum());
    }

    private static String counted(String days) {
        return days + (days.equals("1") ? " day" : " days");
    }

    private static String days(long milliseconds, RoundingMode rounding) {
        if (milliseconds % CalendarDuration.DAY == 0) {
            return Long.toString(milliseconds / CalendarDuration.DAY);
        }
        return BigDecimal.valueOf(milliseconds)
                .divide(BigDecimal.valueOf(CalendarDuration.DAY), DECIMALS, rounding)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static boolean isExact(long milliseconds) {
        return milliseconds % CalendarDuration.DAY * DECIMAL_PLACE % CalendarDuration.DAY == 0;
    }
}
