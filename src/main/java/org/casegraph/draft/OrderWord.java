package org.casegraph.draft;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How one row lies to another in time. */
enum OrderWord {
    NOT_BEFORE,
    NOT_AFTER,
    BEFORE,
    AFTER,
    AT;

    /** As a cell has it. */
    String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static OrderWord of(String written) {
        return valueOf(written.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    /** All as alternatives of a pattern. */
    static String pattern() {
        return Arrays.stream(values()).map(OrderWord::written).collect(Collectors.joining("|"));
    }

    /** Whether the row is the later of the two, where they are not together. */
    boolean isLater() {
        return this == AFTER || this == NOT_BEFORE || this == AT;
    }
}
