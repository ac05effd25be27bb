package org.casegraph.statement;

import java.util.List;
import java.util.Map;

/**
 * A length of time as a report tells it.
 *
 * @param unit one of {@link #UNITS}
 */
public record TimeLength(int number, String unit) {
    public static final List<String> UNITS = List.of("day", "week", "month", "year");

    /** Half of the unit or somewhat more: a length is told as rounded to it. */
    private static final Map<String, String> TOLERANCES =
            Map.of("day", "P1D", "week", "P4D", "month", "P15D", "year", "P6M");

    public TimeLength {
        if (!UNITS.contains(unit)) {
            throw new IllegalArgumentException("no unit of time: " + unit);
        }
    }

    public String words() {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    /** A week has no letter in an XML Schema duration. */
    String duration() {
        return switch (unit) {
            case "year" -> "P" + number + "Y";
            case "month" -> "P" + number + "M";
            case "week" -> "P" + 7L * number + "D";
            default -> "P" + number + "D";
        };
    }

    String tolerance() {
        return TOLERANCES.getOrDefault(unit, "");
    }
}
