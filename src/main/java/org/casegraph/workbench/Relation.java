package org.casegraph.workbench;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How the start of one thing lies to that of another. */
public enum Relation {
    BEFORE("before"),
    AFTER("after"),
    NOT_BEFORE("not before"),
    NOT_AFTER("not after"),
    AT("at the time of");

    private final String words;

    Relation(String words) {
        this.words = words;
    }

    /** As they stand between the two. */
    public String words() {
        return words;
    }

    boolean isOtherFirst() {
        return this == AFTER || this == NOT_BEFORE || this == AT;
    }

    boolean isStrict() {
        return this == BEFORE || this == AFTER;
    }

    /** As a page writes it: {@code not-before}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Relation> of(String written) {
        return Stream.of(values())
                .filter(relation -> relation.written().equals(written))
                .findFirst();
    }
}
