package org.casegraph.evaluation;

import java.util.OptionalLong;
import org.apache.jena.query.QueryException;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.project.MalformedQuery;
import org.casegraph.project.SparqlVersion;
import org.jspecify.annotations.Nullable;

/** Why a query has no answer, or no whole one: its text, what it does, what it takes, or how much else is running. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What must change before there is an answer. */
    public enum Remedy {
        /** The query, which is not one or does what takes too long. */
        ANOTHER_QUERY,
        /** What it asks for, which is not offered to anybody here. */
        NOT_OFFERED,
        /** The length of its text. */
        SHORTER_TEXT,
        /** How much it asks for. */
        ASK_FOR_LESS,
        /** The hour: the same query may be answered in a moment. */
        TRY_AGAIN,
        /** Nothing: whoever asked has stopped it. */
        STOPPED,
        /** A server that SERVICE asks, which fails. */
        OTHER_SERVER,
        /** A server that SERVICE asks, which takes too long. */
        OTHER_SERVER_LATE
    }

    private final Remedy remedy;
    private final String title;
    private final String what;
    private final String advice;
    private final long line;
    private final long column;

    private Refusal(
            Remedy remedy,
            String title,
            String what,
            String advice,
            long line,
            long column,
            @Nullable Throwable cause) {
        super(null, cause);
        this.remedy = remedy;
        this.title = title;
        this.what = what;
        this.advice = advice;
        this.line = line;
        this.column = column;
    }

    /**
     * @param title the kind of refusal, the same for all of its kind
     * @param what is wrong here, without a full stop
     * @param advice what to do, without a full stop
     */
    static Refusal of(Remedy remedy, String title, String what, String advice) {
        return of(remedy, title, what, advice, null);
    }

    /** As {@link #of(Remedy, String, String, String)}, keeping the cause. */
    static Refusal of(Remedy remedy, String title, String what, String advice, @Nullable Throwable cause) {
        return new Refusal(remedy, title, what, advice, -1, -1, cause);
    }

    /**
     * Of the service that answers the queries over a store.
     *
     * @param host its name
     * @param did what it did instead of answering, as a part of a sentence
     */
    public static Refusal ofStore(String host, String did, boolean isLate, @Nullable Throwable cause) {
        String what = "The service at " + host + ", which holds the store, " + did;
        String advice = "Try again later, or simplify the query";
        return isLate
                ? of(Remedy.OTHER_SERVER_LATE, "Store late", what, advice, cause)
                : of(Remedy.OTHER_SERVER, "Store failed", what, advice, cause);
    }

    /**
     * Of a query that asks for pairs of events of all cases.
     *
     * @param property that relates two
     * @param cases how many there are
     */
    public static Refusal ofPairs(String property, int cases) {
        return of(
                Remedy.ANOTHER_QUERY,
                "Too many cases",
                "<" + property + "> is asked of each two events of " + cases + " cases",
                "Bind one of the two before it, as by ?event cg:inCase ?case with the case, or by the class of the event");
    }

    /** So Java tells of a mapped file that is shorter than it was, and of a disk that fails under one. */
    public static Refusal unreadable(InternalError fault) {
        return of(
                Remedy.TRY_AGAIN,
                "Store unreadable",
                "A file of the store was cut short while it is served, or its disk fails",
                "Try again when the store has been built again",
                fault);
    }

    /** As {@link #of(Remedy, String, String, String)}, at a place in the query, both from 1. */
    static Refusal at(Remedy remedy, String title, String what, String advice, long line, long column) {
        return new Refusal(remedy, title, what, advice, line, column, null);
    }

    /** A text that is no query, at its line and column where the parser knows them. */
    static Refusal malformed(String text, QueryException e, SparqlVersion version) {
        if (e.getCause() instanceof StackOverflowError) {
            return of(Remedy.ANOTHER_QUERY, "Malformed query", "The query is nested too deeply", "Flatten it", e);
        }
        MalformedQuery malformed = MalformedQuery.of(text, e, version);
        return new Refusal(
                Remedy.ANOTHER_QUERY,
                "Malformed query",
                malformed.what(),
                malformed.advice(),
                malformed.line(),
                malformed.column(),
                e);
    }

    /**
     * As an error of whoever wrote the query.
     *
     * @param file that has the query, or another name for it
     */
    public Problem problem(String file) {
        String where = line < 1 ? file : file + ":" + line + ":" + column;
        return Problem.of(Mistake.QUERY_REFUSED, where, what, advice, this);
    }

    @Override
    public String getMessage() {
        return what + ". " + advice + ".";
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
