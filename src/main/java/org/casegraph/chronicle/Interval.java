package org.casegraph.chronicle;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A result as the questions write it: {@code 95}, {@code > 800}, {@code >= 3 and < 5}.
 *
 * @param from its lower bound; empty where it has none
 * @param to its upper bound; empty where it has none
 */
public record Interval(OptionalDouble from, OptionalDouble to) {
    private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)";
    private static final Pattern EXACT = Pattern.compile(NUMBER);
    private static final Pattern FROM = Pattern.compile(">=? " + NUMBER);
    private static final Pattern TO = Pattern.compile("<=? " + NUMBER);
    private static final Pattern BOTH = Pattern.compile(FROM + " and " + TO);

    /** Empty for a text that is none of these. */
    public static Optional<Interval> parse(String text) {
        Matcher both = BOTH.matcher(text);
        if (both.matches()) {
            return Optional.of(new Interval(number(both.group(1)), number(both.group(2))));
        }
        Matcher exact = EXACT.matcher(text);
        if (exact.matches()) {
            return Optional.of(new Interval(number(text), number(text)));
        }
        Matcher from = FROM.matcher(text);
        if (from.matches()) {
            return Optional.of(new Interval(number(from.group(1)), OptionalDouble.empty()));
        }
        Matcher to = TO.matcher(text);
        return to.matches() ? Optional.of(new Interval(OptionalDouble.empty(), number(to.group(1)))) : Optional.empty();
    }

    /** A range of which either end may be missing. */
    public static Interval of(OptionalDouble from, OptionalDouble to) {
        return new Interval(from, to);
    }

    public boolean isExact() {
        return from.isPresent() && from.equals(to);
    }

    public boolean isKnown() {
        return from.isPresent() || to.isPresent();
    }

    private static OptionalDouble number(String text) {
        return OptionalDouble.of(Double.parseDouble(text));
    }
}
