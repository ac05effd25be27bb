package org.casegraph.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.casegraph.vocabulary.CG;

/**
 * A value as a report prints it: a number, a bound or a range.
 *
 * @param bound empty for a number and a range
 * @param number the value, the bound or the lower end
 * @param upper the upper end of a range; empty for others
 */
public record MeasuredValue(String bound, String number, String upper) {
    private static final Pattern VALUE =
            Pattern.compile("\\s*([<>]=?|[≤≥])?\\s*(\\d+(?:\\.\\d+)?)\\s*(?:(?:-|–|to)\\s*(\\d+(?:\\.\\d+)?))?\\s*");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

    /** Empty where it is none, or its lower end lies above the upper. */
    public static Optional<MeasuredValue> read(String printed) {
        Matcher value = VALUE.matcher(printed);
        if (!value.matches() || value.group(1) != null && value.group(3) != null) {
            return Optional.empty();
        }
        MeasuredValue read = new MeasuredValue(
                Optional.ofNullable(value.group(1)).orElse(""),
                value.group(2),
                Optional.ofNullable(value.group(3)).orElse(""));
        return Optional.of(read)
                .filter(one -> one.upper.isEmpty() || Double.parseDouble(one.number) <= Double.parseDouble(one.upper));
    }

    /** Whether it may be an end of a reference range. */
    public static boolean isNumber(String printed) {
        return NUMBER.matcher(printed).matches();
    }

    public List<String> numbers() {
        return Stream.of(number, upper).filter(one -> !one.isEmpty()).toList();
    }

    List<Line> lines() {
        boolean isFrom = bound.startsWith(">") || bound.equals("≥");
        boolean isTo = !isFrom && !bound.isEmpty();
        boolean isIncluded = !bound.equals(">") && !bound.equals("<");
        List<Line> lines = new ArrayList<>();
        if (bound.isEmpty() && upper.isEmpty()) {
            lines.add(Line.of(CG.value, Literals.decimal(number)));
        }
        if (!isTo) {
            lines.add(Line.of(CG.lower, Literals.decimal(number)).and(CG.lowerInclusive, Literals.flag(isIncluded)));
        }
        if (!isFrom) {
            lines.add(Line.of(CG.upper, Literals.decimal(upper.isEmpty() ? number : upper))
                    .and(CG.upperInclusive, Literals.flag(isIncluded)));
        }
        return lines;
    }
}
