package org.casegraph.evaluation;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One query that is being evaluated. Whoever finds that it must end says so with {@link #stop}; whatever evaluates asks
 * with {@link #check} between small steps.
 */
final class Evaluation {
    private static final int STEPS_BETWEEN_CLOCK_READINGS = 1024;

    /** What evaluates asks so often whether it may go on that this is more than it needs. */
    private static final long NANOSECONDS_TO_STOP = 1_000_000_000L;

    private final Limits limits;
    private final long end;
    private final AtomicBoolean cancelSignal = new AtomicBoolean();
    private volatile @Nullable Refusal stopped;
    private volatile @Nullable Thread thread;
    private boolean holdsSlot = true;
    private boolean isStuck;
    private boolean hasEnded;
    private int steps;
    private long joined;
    private long rows;

    /** @param begun {@link System#nanoTime()} when its deadline began to run */
    Evaluation(Limits limits, long begun) {
        this.limits = limits;
        this.end = begun + limits.deadline().toNanos();
    }

    Limits limits() {
        return limits;
    }

    /** What Jena's own iterators look at. */
    public AtomicBoolean cancelSignal() {
        return cancelSignal;
    }

    void runsOn(Thread evaluating) {
        thread = evaluating;
    }

    /** 0 before it runs on a thread. */
    long threadId() {
        Thread evaluating = thread;
        return evaluating == null ? 0 : evaluating.getId();
    }

    /** True once, for whoever is to give its slot to another. */
    synchronized boolean leaveSlot() {
        boolean held = holdsSlot;
        holdsSlot = false;
        return held;
    }

    /** True once, unless it ended or still has time to look at the clock. */
    synchronized boolean becomeStuck() {
        boolean now = !isStuck && !hasEnded && nanosecondsLeft() < -NANOSECONDS_TO_STOP;
        isStuck |= now;
        return now;
    }

    /** True if it had been stuck. */
    synchronized boolean end() {
        hasEnded = true;
        return isStuck;
    }

    /** @return the reason that counts, which is the first */
    synchronized Refusal stop(Refusal reason) {
        Refusal first = stopped == null ? reason : stopped;
        stopped = first;
        cancelSignal.set(true);
        return first;
    }

    /** Wakes the thread if it waits for another server. */
    void interrupt() {
        Thread evaluating = thread;
        if (evaluating != null) {
            evaluating.interrupt();
        }
    }

    public Optional<Refusal> stopped() {
        return Optional.ofNullable(stopped);
    }

    boolean isLate() {
        return nanosecondsLeft() < 0;
    }

    /** Until the deadline; below 0 after it. */
    long nanosecondsLeft() {
        return end - System.nanoTime();
    }

    /** Called by the evaluating thread only. */
    void check() {
        if (++steps % STEPS_BETWEEN_CLOCK_READINGS == 0 && isLate()) {
            stop(late());
        }
        Refusal reason = stopped;
        if (reason != null) {
            throw reason;
        }
    }

    public Refusal late() {
        return Refusal.of(
                Refusal.Remedy.ASK_FOR_LESS,
                "Deadline passed",
                "No whole answer within " + limits.deadline().toMillis() / 1000.0 + " s",
                "Add LIMIT or ask for less");
    }

    /** Stops the evaluation from within, also where Jena catches what an expression throws. */
    Refusal refuse(Refusal.Remedy remedy, String title, String what, String advice) {
        return stop(Refusal.of(remedy, title, what, advice));
    }

    /** @throws Refusal if a string has too many characters */
    void string(long characters) {
        check();
        if (characters > limits.characters()) {
            throw refuse(
                    Refusal.Remedy.ASK_FOR_LESS,
                    "String too long",
                    "An expression makes a string of more than " + limits.characters() + " characters",
                    "Make shorter ones");
        }
    }

    /** Counts what GROUP_CONCAT has joined in the whole query. */
    void join(long characters) {
        check();
        joined += characters;
        if (joined > limits.characters()) {
            throw refuse(
                    Refusal.Remedy.ASK_FOR_LESS,
                    "String too long",
                    "GROUP_CONCAT joins more than " + limits.characters() + " characters in all groups of the query",
                    "Ask of fewer cases, or for rows in place of what is joined");
        }
    }

    /** Counts a row or a triple of the answer. */
    void row() {
        check();
        if (++rows > limits.rows()) {
            throw refuse(
                    Refusal.Remedy.ASK_FOR_LESS,
                    "Answer too large",
                    "The answer has more than " + limits.rows() + " rows",
                    "Add LIMIT or ask for less");
        }
    }
}
