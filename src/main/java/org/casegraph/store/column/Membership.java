package org.casegraph.store.column;

/** Which of the two graphs of its subject's case a triple is in, as bits. */
public final class Membership {
    public static final int STATED = 1;
    public static final int INFERRED = 2;
    public static final int BITS = 2;
    public static final int MASK = STATED | INFERRED;

    private Membership() {}
}
