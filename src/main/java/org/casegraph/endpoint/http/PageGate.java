package org.casegraph.endpoint.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.casegraph.evaluation.Limits;
import org.casegraph.evaluation.QueryGate;

/**
 * Where every page passes that is made when it is asked for: some at once, a few more wait, the rest is told to come again
 * before anything is done for it. So a crowd that asks for pages leaves threads for {@code /health} and for queries, which
 * pass the {@link QueryGate} by themselves.
 */
public final class PageGate {
    /** A browser asks for six things of one server at once; one person is never turned away. */
    private static final int FEWEST = 8;

    private static final int MOST_WAITING = 8;
    private static final long PATIENCE_MILLISECONDS = 2_000;
    private static final int RETRY_SECONDS = 2;

    private final int places;
    private final Semaphore free;
    private final AtomicLong shed = new AtomicLong();

    public PageGate(Limits limits) {
        places = Math.max(FEWEST, limits.parallel());
        free = new Semaphore(places);
    }

    /** How many threads those who are let in and those who wait hold at most. */
    public int threads() {
        return places + MOST_WAITING;
    }

    /** How many pages are being made. */
    int running() {
        return places - free.availablePermits();
    }

    /** How many requests for pages were turned away. */
    long shed() {
        return shed.get();
    }

    /** @throws RequestProblem 503 with Retry-After if too many pages are being made */
    Representation make(Supplier<Representation> page) {
        enter();
        try {
            return page.get();
        } finally {
            free.release();
        }
    }

    private void enter() {
        try {
            // Whoever waits holds a thread of the server.
            long patience = free.getQueueLength() < MOST_WAITING ? PATIENCE_MILLISECONDS : 0;
            if (free.tryAcquire(patience, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RequestProblem.of(503, "Stopping", "The server is stopping.").withRetryAfter(RETRY_SECONDS);
        }
        shed.incrementAndGet();
        throw RequestProblem.of(503, "Busy", "Too many pages are being asked for. Try again in a moment.")
                .withRetryAfter(RETRY_SECONDS);
    }
}
