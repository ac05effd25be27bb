package org.casegraph.evaluation;

import java.util.OptionalLong;

/** Why a query has no answer, or no whole one: its text, what it does, what it takes, or how much else is running. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What must change before there is an answer. */
    public enum Remedy {
        /** The query, which is not one or does what is not offered. */
        ANOTHER_QUERY,
        /** The length of its text. */
        SHORTER_TEXT,
        /** How much it asks for. */
        ASK_FOR_LESS,
        /** The hour: the same query may be answered in a moment. */
        TRY_AGAIN
    }

    private final Remedy remedy;
    private final String title;
    private final long line;
    private final long column;

    private Refusal(Remedy remedy, String title, String detail, long line, long column, Throwable cause) {
        super(detail, cause);
        this.remedy = remedy;
        this.title = title;
        this.line = line;
        this.column = column;
    }

    /**
     * @param title the kind of refusal, the same for all of its kind
     * @param detail what is wrong here and what to do
     */
    static Refusal of(Remedy remedy, String title, String detail) {
        return new Refusal(remedy, title, detail, -1, -1, null);
    }

    /** As {@link #of(Remedy, String, String)}, keeping the cause. */
    static Refusal of(Remedy remedy, String title, String detail, Throwable cause) {
        return new Refusal(remedy, title, detail, -1, -1, cause);
    }

    /** As {@link #of(Remedy, String, String)}, at a place in the query, both from 1. */
    static Refusal at(Remedy remedy, String title, String detail, long line, long column) {
        return new Refusal(remedy, title, detail, line, column, null);
    }

    public Remedy remedy() {
        return remedy;
    }

    public String title() {
        return title;
    }

    /** Line in the query, from 1, where that is known. */
    public OptionalLong line() {
        return line < 1 ? OptionalLong.empty() : OptionalLong.of(line);
    }

    /** Column in the query, from 1, where that is known. */
    public OptionalLong column() {
        return column < 1 ? OptionalLong.empty() : OptionalLong.of(column);
    }
}
