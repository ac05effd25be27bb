package org.casegraph.statement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the start of one thing lies to that of another. */
public enum OrderWord {
    BEFORE,
    AFTER,
    NOT_BEFORE,
    NOT_AFTER,
    AT;

    /** As the cell of a draft has it: {@code not before}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** As a page sends it: {@code not-before}. */
    public String sent() {
        return written().replace(' ', '-');
    }

    /** What stands between the two in a label. */
    public String words() {
        return this == AT ? "at the time of" : written();
    }

    public static Optional<OrderWord> of(String written) {
        return Arrays.stream(values())
                .filter(word ->
                        word.written().equals(written.toLowerCase(Locale.ROOT).replace('-', ' ')))
                .findFirst();
    }

    /** All as alternatives of a pattern. */
    public static String pattern() {
        return Arrays.stream(values()).map(OrderWord::written).collect(Collectors.joining("|"));
    }

    /** Whether the one is the later of the two, where they are not together. */
    public boolean isLater() {
        return this == AFTER || this == NOT_BEFORE || this == AT;
    }

    /** Whether they are not together. */
    public boolean isStrict() {
        return this == BEFORE || this == AFTER;
    }
}
