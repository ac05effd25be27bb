package org.casegraph.draft;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The columns of a draft, as {@code docs/draft.md} documents them. */
enum Column {
    ID,
    KIND,
    WHAT,
    STATUS,
    VALUE,
    UNIT,
    LOW,
    HIGH,
    INTERPRETATION,
    SITE,
    WHEN,
    RELATION,
    STRENGTH,
    BASIS,
    QUOTE,
    LABEL,
    COMMENT,
    PROPOSAL;

    /** As it is written in the head of a table. */
    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What stands between two values of one cell. */
    String separator() {
        return this == QUOTE ? " | " : "; ";
    }

    static Optional<Column> of(String head) {
        return Arrays.stream(values())
                .filter(column -> column.written().equalsIgnoreCase(head.strip()))
                .findFirst();
    }
}
