package org.casegraph.undecided;

import java.util.List;

/** What an author can answer of two moments. */
public enum Reply {
    BEFORE("before"),
    TOGETHER("at the same time"),
    AFTER("after"),
    DAYS("a number of days");

    /** Those that order two. */
    static final List<Reply> ORDERS = List.of(BEFORE, TOGETHER, AFTER);

    private final String words;

    Reply(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
