package org.casegraph.evaluation;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.casegraph.evaluation.kept.Kept;
import org.casegraph.evaluation.kept.KeptOfDatasets;
import org.casegraph.rounds.Rounds;

/**
 * Where every evaluation passes: few at once, each on a thread of its own with a deep stack, each ended by a watchdog. One
 * that does not end gives its place to another, as Java can stop no thread, until there are too many of them.
 *
 * <p>Jena's own timeouts all wait on one thread, which one query can block in Jena 5.6.0 so that no deadline holds any
 * more; and a path over a long chain overflows the stack of a usual thread.
 */
public final class QueryGate implements AutoCloseable {
    private static final long EVALUATION_STACK = 512L * 1024 * 1024;
    private static final long PARSER_STACK = 64L * 1024 * 1024;
    private static final long PARSER_MILLISECONDS = 5_000;
    private static final int SHORT_TEXT = 2_000;
    private static final long PATIENCE_MILLISECONDS = 50;
    private static final int MOST_WAITING = 4;
    private static final long GRACE_MILLISECONDS = 700;
    private static final Duration ROUND = Duration.ofMillis(20);

    /** A collection of the heap holds up all of them for a while. */
    private static final long NANOSECONDS_WITH_TOO_MANY = 10_000_000_000L;

    private final Limits limits;
    private final Semaphore slots;
    private final Set<Evaluation> running = ConcurrentHashMap.newKeySet();
    private final Set<CompletableFuture<?>> waiting = ConcurrentHashMap.newKeySet();
    private final Map<String, Evaluation> byRun = new ConcurrentHashMap<>();
    private final AtomicLong shed = new AtomicLong();
    private final AtomicInteger stuck = new AtomicInteger();
    private final AtomicLong everStuck = new AtomicLong();
    private final Runnable tooManyStuck;
    private long allowedUntil;
    private boolean isEnding;
    private volatile boolean isClosed;
    private final KeptOfDatasets kept = new KeptOfDatasets();
    private final HeapWatch heap;
    private final Rounds watchdog = new Rounds("watchdog", Thread.MAX_PRIORITY, () -> round(System.nanoTime()));

    public QueryGate(Limits limits) {
        this(limits, () -> {});
    }

    /** @param tooManyStuck called once, when as many queries as the limits allow go on for ten seconds although they should have ended */
    public QueryGate(Limits limits, Runnable tooManyStuck) {
        this(limits, tooManyStuck, new ShortHeap());
    }

    /** @param isHeapShort whether something has to be forgotten or ended */
    QueryGate(Limits limits, Runnable tooManyStuck, BooleanSupplier isHeapShort) {
        this.limits = limits;
        this.heap = new HeapWatch(isHeapShort, kept::forget);
        this.tooManyStuck = tooManyStuck;
        this.slots = new Semaphore(limits.parallel());
        watchdog.start(ROUND);
    }

    public Limits limits() {
        return limits;
    }

    /** How many queries are being evaluated. */
    public int running() {
        return running.size();
    }

    /** How many queries go on although they should have ended. */
    public int stuck() {
        return stuck.get();
    }

    /** How many have done so since the start. */
    public long everStuck() {
        return everStuck.get();
    }

    /** Whether a query that comes now begins at once. */
    public boolean hasRoom() {
        return slots.availablePermits() > 0;
    }

    /** Whether so many do not end that the process is about to. */
    public boolean isExhausted() {
        return stuck.get() >= limits.stuck();
    }

    /** How many queries were turned away because too many were running. */
    public long shed() {
        return shed.get();
    }

    /**
     * Evaluates on a thread of its own; returns at the deadline even if the work does not end.
     *
     * @param time that the work may take, but no more than the limits give
     * @param begun {@link System#nanoTime()} when that time began to run
     * @param run the client's own name for it, by which it can be stopped
     * @throws Refusal also where too many are running
     */
    <T> T evaluate(Duration time, long begun, Optional<String> run, Function<Evaluation, T> work) {
        enter();
        Evaluation evaluation;
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            Duration deadline = time.compareTo(limits.deadline()) < 0 ? time : limits.deadline();
            evaluation = new Evaluation(limits.withDeadline(deadline), begun);
            waiting.add(answer);
            start(() -> complete(answer, () -> evaluated(evaluation, work)), "query", EVALUATION_STACK);
        } catch (RuntimeException | Error e) {
            waiting.remove(answer);
            slots.release();
            throw e;
        }
        run.ifPresent(name -> byRun.put(name, evaluation));
        try {
            T whole = answer.get(milliseconds(evaluation.nanosecondsLeft()), TimeUnit.MILLISECONDS);
            evaluation.stopped().ifPresent(reason -> {
                throw reason;
            });
            return whole;
        } catch (TimeoutException e) {
            evaluation.stop(evaluation.late());
            throw evaluation.late();
        } catch (ExecutionException e) {
            throw evaluation.stopped().map(RuntimeException.class::cast).orElseGet(() -> problem(cause(e)));
        } catch (InterruptedException e) {
            evaluation.stop(stopping());
            Thread.currentThread().interrupt();
            throw stopping();
        } finally {
            waiting.remove(answer);
            run.ifPresent(name -> byRun.remove(name, evaluation));
        }
    }

    private <T> T evaluated(Evaluation evaluation, Function<Evaluation, T> work) {
        try {
            evaluation.runsOn(Thread.currentThread());
            running.add(evaluation);
            return work.apply(evaluation);
        } finally {
            end(evaluation);
        }
    }

    /**
     * Ends an evaluation that its client does not wait for any more.
     *
     * @return false if none of this name is under way
     */
    boolean stop(String run) {
        Optional<Evaluation> evaluation = Optional.ofNullable(byRun.get(run));
        evaluation.ifPresent(unwanted -> {
            unwanted.stop(
                    Refusal.of(Refusal.Remedy.STOPPED, "Stopped", "Whoever asked has stopped the query", "Ask again"));
            unwanted.interrupt();
        });
        return evaluation.isPresent();
    }

    /**
     * Turns a request away before anything is done for it, if too many queries are running.
     *
     * @throws Refusal to be tried again
     */
    void requireRoom() {
        if (slots.availablePermits() == 0) {
            enter();
            slots.release();
        }
    }

    /**
     * Parses a text of this length; a long one on a thread with a deep stack, and in a place of its own, as it is work too.
     *
     * @param begun {@link System#nanoTime()} when the deadline began to run
     */
    <T> T parse(int length, long begun, Supplier<T> work) {
        if (length <= SHORT_TEXT) {
            try {
                return work.get();
            } catch (StackOverflowError e) {
                // Once more with a deep stack.
            }
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        enter();
        try {
            start(() -> complete(answer, () -> leavingAfter(work)), "parse", PARSER_STACK);
        } catch (RuntimeException | Error e) {
            slots.release();
            throw e;
        }
        try {
            return answer.get(
                    Math.min(
                            PARSER_MILLISECONDS,
                            milliseconds(begun + limits.deadline().toNanos() - System.nanoTime())),
                    TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw Refusal.of(
                    Refusal.Remedy.ASK_FOR_LESS,
                    "Query too complex",
                    "The query takes too long to read",
                    "Simplify it",
                    e);
        } catch (ExecutionException e) {
            Throwable cause = cause(e);
            if (cause instanceof StackOverflowError) {
                throw Refusal.of(
                        Refusal.Remedy.ANOTHER_QUERY,
                        "Malformed query",
                        "The query is nested too deeply",
                        "Flatten it",
                        cause);
            }
            throw problem(cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopping();
        }
    }

    private <T> T leavingAfter(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }

    /** Ends what still runs. Whoever waits for an answer is told so at once, even if the work does not end. */
    @Override
    public void close() {
        isClosed = true;
        watchdog.close();
        running.forEach(evaluation -> {
            evaluation.stop(stopping());
            evaluation.interrupt();
        });
        waiting.forEach(answer -> answer.completeExceptionally(stopping()));
    }

    private static long milliseconds(long nanosecondsLeft) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(nanosecondsLeft)) + GRACE_MILLISECONDS;
    }

    private void enter() {
        if (isClosed) {
            throw stopping();
        }
        try {
            // Whoever waits holds a thread of the server, and /health needs one.
            long patience = slots.getQueueLength() < MOST_WAITING ? PATIENCE_MILLISECONDS : 0;
            if (slots.tryAcquire(patience, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopping();
        }
        shed.incrementAndGet();
        throw busy();
    }

    private static void start(Runnable work, String name, long stack) {
        Thread thread = new Thread(null, work, name, stack);
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            // The system gives no further thread or no room for its stack.
            throw busy();
        }
    }

    private static <T> void complete(CompletableFuture<T> answer, Supplier<T> work) {
        try {
            answer.complete(work.get());
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        }
    }

    private void end(Evaluation evaluation) {
        running.remove(evaluation);
        if (evaluation.end()) {
            stuck.decrementAndGet();
        }
        if (evaluation.leaveSlot()) {
            slots.release();
        }
    }

    /** What the watchdog does, again and again. */
    synchronized void round(long now) {
        for (Evaluation evaluation : running) {
            if (evaluation.isLate()) {
                evaluation.stop(evaluation.late());
                evaluation.interrupt();
            }
            if (evaluation.becomeStuck()) {
                everStuck.incrementAndGet();
                if (!isExhausted() && evaluation.leaveSlot()) {
                    slots.release();
                }
                stuck.incrementAndGet();
            }
        }
        if (!isExhausted()) {
            allowedUntil = now + NANOSECONDS_WITH_TOO_MANY;
        } else if (now - allowedUntil > 0 && !isEnding) {
            isEnding = true;
            tooManyStuck.run();
        }
        heap.heaviest(running)
                .ifPresent(evaluation -> evaluation.stop(Refusal.of(
                        Refusal.Remedy.ASK_FOR_LESS,
                        "Memory short",
                        "The memory ran short and this query had taken most",
                        "Ask for less at once")));
    }

    /** What is kept between the queries on a dataset, which goes before a query is ended for its memory. */
    void forgets(Kept ofDataset) {
        kept.add(ofDataset);
    }

    private static Throwable cause(ExecutionException failed) {
        return Objects.requireNonNull(failed.getCause(), "a future that failed has no cause");
    }

    private static RuntimeException problem(Throwable cause) {
        if (cause instanceof StackOverflowError) {
            return Refusal.of(
                    Refusal.Remedy.ASK_FOR_LESS,
                    "Query too deep",
                    "The query needs more depth than there is",
                    "Simplify it",
                    cause);
        }
        if (cause instanceof OutOfMemoryError) {
            return Refusal.of(
                    Refusal.Remedy.ASK_FOR_LESS,
                    "Memory short",
                    "The query needs more memory than there is",
                    "Ask for less at once",
                    cause);
        }
        if (cause instanceof InternalError fault) {
            return Refusal.unreadable(fault);
        }
        return cause instanceof RuntimeException mistake ? mistake : new IllegalStateException(cause);
    }

    private static Refusal busy() {
        return Refusal.of(Refusal.Remedy.TRY_AGAIN, "Busy", "Too many queries are running", "Try again in a moment");
    }

    private static Refusal stopping() {
        return Refusal.of(Refusal.Remedy.TRY_AGAIN, "Stopping", "The server is stopping", "Try again in a moment");
    }
}
