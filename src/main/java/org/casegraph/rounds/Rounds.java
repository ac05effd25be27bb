package org.casegraph.rounds;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again on a thread of its own. A fault does not end it, as it would a task that an executor repeats:
 * nobody would watch any more, and nobody would know.
 */
public final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Runnable round;
    private final ScheduledExecutorService thread;
    private boolean hasFailed;

    /** @param name of the thread */
    public Rounds(String name, int priority, Runnable round) {
        this.name = name;
        this.round = round;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, name);
            made.setDaemon(true);
            made.setPriority(priority);
            return made;
        });
    }

    /** @param pause before each, also the first */
    public void start(Duration pause) {
        thread.scheduleWithFixedDelay(this::next, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void next() {
        try {
            round.run();
        } catch (OutOfMemoryError e) {
            // Whoever took the memory is told; the next round is soon.
        } catch (RuntimeException | StackOverflowError e) {
            if (!hasFailed) {
                LOG.error("{}: goes on after this mistake, and after any further one without telling it", name, e);
            }
            hasFailed = true;
        }
    }

    /** Interrupts a round that is under way. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
