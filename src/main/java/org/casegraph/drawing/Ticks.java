package org.casegraph.drawing;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.casegraph.chronicle.TimeScale;

/** Where a scale has its marks, and what is written at each. */
final class Ticks {
    /** @param day on the scale */
    record Tick(double day, String label) {}

    /** Wide enough for the widest label and a gap. */
    private static final double APART = 62;

    static final double FONT = 11;

    private static final int[] YEARS = {1, 2, 5, 10, 20, 50, 100};
    private static final int[] MONTHS = {1, 3, 6};

    private Ticks() {}

    /** At least one, from {@code from} to before {@code to}. */
    static List<Tick> of(TimeScale scale, double from, double to, double pixelsPerDay) {
        List<Tick> ticks = scale.kind() == TimeScale.Kind.CALENDAR
                ? dates(from, to, pixelsPerDay)
                : lengths(scale, from, to, pixelsPerDay);
        ticks = ticks.stream()
                // A label must not run into what follows.
                .filter(tick -> (to - tick.day()) * pixelsPerDay + Axis.BREAK / 2 >= TextWidth.of(tick.label(), FONT))
                .toList();
        return ticks.isEmpty() ? List.of(new Tick(from, stretch(scale, from, to, (to - from) * pixelsPerDay))) : ticks;
    }

    /** Both ends of a stretch that is too short for a mark of its own. */
    private static String stretch(TimeScale scale, double from, double to, double pixels) {
        if (scale.kind() != TimeScale.Kind.CALENDAR) {
            return label(scale, from, TimeScale.MONTH);
        }
        LocalDate first = TimeScale.day(from);
        LocalDate last = TimeScale.day(to - 1);
        String months = (first.getMonth() == last.getMonth()
                        ? ""
                        : first.getMonth().getDisplayName(TextStyle.SHORT, Locale.UK) + "–")
                + TimeScale.month(last);
        boolean fits = first.getYear() == last.getYear() && TextWidth.of(months, FONT) < pixels + Axis.BREAK;
        return fits ? months : TimeScale.written(first);
    }

    private static List<Tick> dates(double from, double to, double pixelsPerDay) {
        LocalDate first = TimeScale.day(from);
        for (int days : new int[] {1, 7}) {
            if (days * pixelsPerDay >= APART + 14) {
                return each(first, day -> day.plusDays(days), to, true);
            }
        }
        for (int months : MONTHS) {
            if (months * TimeScale.MONTH * pixelsPerDay >= APART) {
                LocalDate start = first.withDayOfMonth(1).withMonth((first.getMonthValue() - 1) / months * months + 1);
                return after(from, each(start, day -> day.plusMonths(months), to, false));
            }
        }
        int years = yearsApart(pixelsPerDay);
        LocalDate start = LocalDate.of(Math.floorDiv(first.getYear(), years) * years, 1, 1);
        return after(
                from,
                each(start, day -> day.plusYears(years), to, false).stream()
                        .map(tick -> new Tick(
                                tick.day(),
                                Integer.toString(TimeScale.day(tick.day()).getYear())))
                        .toList());
    }

    private static List<Tick> each(LocalDate start, UnaryOperator<LocalDate> next, double to, boolean withDay) {
        List<Tick> ticks = new ArrayList<>();
        for (LocalDate day = start; day.toEpochDay() < to; day = next.apply(day)) {
            ticks.add(new Tick(day.toEpochDay(), withDay ? TimeScale.written(day) : TimeScale.month(day)));
        }
        return ticks;
    }

    private static List<Tick> after(double from, List<Tick> ticks) {
        return ticks.stream().filter(tick -> tick.day() >= from).toList();
    }

    private static List<Tick> lengths(TimeScale scale, double from, double to, double pixelsPerDay) {
        double step = stepOfLength(pixelsPerDay);
        List<Tick> ticks = new ArrayList<>();
        for (double day = Math.ceil(from / step) * step; day < to; day += step) {
            ticks.add(new Tick(day, label(scale, day, step)));
        }
        return ticks;
    }

    private static double stepOfLength(double pixelsPerDay) {
        for (double days : new double[] {1, 7}) {
            if (days * pixelsPerDay >= APART) {
                return days;
            }
        }
        for (int months : MONTHS) {
            if (months * TimeScale.MONTH * pixelsPerDay >= APART) {
                return months * TimeScale.MONTH;
            }
        }
        return yearsApart(pixelsPerDay) * TimeScale.YEAR;
    }

    private static int yearsApart(double pixelsPerDay) {
        for (int years : YEARS) {
            if (years * TimeScale.YEAR * pixelsPerDay >= APART) {
                return years;
            }
        }
        return YEARS[YEARS.length - 1];
    }

    /** @param step to the next mark, which must not be written as this one */
    private static String label(TimeScale scale, double day, double step) {
        if (scale.kind() == TimeScale.Kind.CALENDAR) {
            return TimeScale.written(TimeScale.day(day));
        }
        if (day == 0) {
            return scale.kind() == TimeScale.Kind.AGE ? "birth" : "0";
        }
        if (scale.kind() == TimeScale.Kind.GESTATION) {
            long days = Math.round(day);
            return days / TimeScale.WEEK + " wk"
                    + (days % TimeScale.WEEK == 0 ? "" : " " + days % TimeScale.WEEK + " d");
        }
        double size = Math.abs(day);
        String number;
        if (size < 28) {
            number = Math.round(size) + " d";
        } else {
            boolean hasDays = step < TimeScale.MONTH;
            long months = hasDays ? (long) (size / TimeScale.MONTH) : Math.round(size / TimeScale.MONTH);
            long days = hasDays ? Math.round(size - months * TimeScale.MONTH) : 0;
            String years = months < 24 && months != 12 ? "" : months / 12 + " y";
            String rest = years.isEmpty() ? months + " mo" : months % 12 == 0 ? "" : " " + months % 12 + " mo";
            number = ((months == 0 ? "" : years + rest) + (days == 0 ? "" : " " + days + " d")).strip();
        }
        return day < 0 ? "−" + number : number;
    }
}
