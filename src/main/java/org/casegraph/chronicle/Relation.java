package org.casegraph.chronicle;

/** How an event lies to another one; {@code words} go between the two: <i>cheilitis — certainly before — diagnosis</i>. */
public enum Relation {
    BEFORE("certainly before", "before"),
    PROBABLY_BEFORE("probably before", "probably-before"),
    NOT_AFTER("before or at the same time as", "not-after"),
    PROBABLY_NOT_AFTER("probably not after", "probably-not-after"),
    TOGETHER("at the same time as", "together"),
    CANNOT_BE_TOLD("in an order that cannot be told against", "unknown"),
    PROBABLY_NOT_BEFORE("probably not before", "probably-not-before"),
    NOT_BEFORE("after or at the same time as", "not-before"),
    PROBABLY_AFTER("probably after", "probably-after"),
    AFTER("certainly after", "after");

    private final String words;
    private final String name;

    Relation(String words, String name) {
        this.words = words;
        this.name = name;
    }

    public String words() {
        return words;
    }

    /** Whether it follows only if the order of telling is admitted. */
    public boolean isProbable() {
        return switch (this) {
            case PROBABLY_BEFORE, PROBABLY_NOT_AFTER, PROBABLY_NOT_BEFORE, PROBABLY_AFTER -> true;
            default -> false;
        };
    }

    /** For class names and programs. */
    public String shortName() {
        return name;
    }
}
