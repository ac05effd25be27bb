package org.casegraph.evaluation;

import java.time.Duration;

/**
 * How much one request may ask for.
 *
 * @param deadline from the start of the evaluation to the whole answer
 * @param parallel how many queries are evaluated at once; more are shed
 * @param stuck how many queries that go on after their deadline are too many for the process to go on itself
 * @param rows rows or triples of one answer
 * @param answerBytes of one answer
 * @param requestBytes of one request's body, form or query
 * @param depth brackets within brackets in a query
 * @param clauses keywords that begin a clause in a query, such as OPTIONAL and BIND
 * @param operators in the expressions and paths of a query
 * @param characters of one string that an expression makes, and of all that GROUP_CONCAT joins
 */
public record Limits(
        Duration deadline,
        int parallel,
        int stuck,
        int rows,
        int answerBytes,
        int requestBytes,
        int depth,
        int clauses,
        int operators,
        int characters) {
    private static final Duration A_LIFETIME = Duration.ofDays(36_525);
    private static final int LARGEST_ANSWER = 64 * 1024 * 1024;
    private static final int SHARE_OF_AN_ANSWER = 16;

    /** For a laptop as for a small server: 60 s, and an answer of a sixteenth of the heap, 64 MiB at most. */
    public static Limits standard() {
        int answer = (int) Math.min(LARGEST_ANSWER, Runtime.getRuntime().maxMemory() / SHARE_OF_AN_ANSWER);
        int parallel = Math.max(8, 2 * Runtime.getRuntime().availableProcessors());
        return new Limits(
                Duration.ofSeconds(60),
                parallel,
                half(parallel),
                1_000_000,
                answer,
                1024 * 1024,
                200,
                1_000,
                5_000,
                1_000_000);
    }

    /** For whoever asks on a machine of their own: as much time and as many rows as the query takes. */
    public static Limits offline() {
        return standard().withDeadline(A_LIFETIME).withRows(Integer.MAX_VALUE);
    }

    public Limits withDeadline(Duration other) {
        return new Limits(
                other, parallel, stuck, rows, answerBytes, requestBytes, depth, clauses, operators, characters);
    }

    /** Half as many may be stuck. */
    public Limits withParallel(int other) {
        return new Limits(
                deadline, other, half(other), rows, answerBytes, requestBytes, depth, clauses, operators, characters);
    }

    public Limits withStuck(int other) {
        return new Limits(
                deadline, parallel, other, rows, answerBytes, requestBytes, depth, clauses, operators, characters);
    }

    public Limits withRows(int other) {
        return new Limits(
                deadline, parallel, stuck, other, answerBytes, requestBytes, depth, clauses, operators, characters);
    }

    private static int half(int parallel) {
        return Math.max(1, parallel / 2);
    }
}
