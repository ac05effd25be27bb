package org.casegraph.evaluation;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Says when the heap runs short, and which query took most. */
final class HeapWatch {
    private static final long PAUSE_NANOSECONDS = 1_000_000_000L;
    private static final int SHARE_OF_THE_HEAP = 16;

    private final BooleanSupplier isShort;
    private final long least;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long last = System.nanoTime() - PAUSE_NANOSECONDS;

    HeapWatch() {
        this(new ShortHeap(), Runtime.getRuntime().maxMemory() / SHARE_OF_THE_HEAP);
    }

    /** @param least bytes that a query took before it can be the one to stop: what fills the heap may be garbage of others */
    HeapWatch(BooleanSupplier isShort, long least) {
        this.isShort = isShort;
        this.least = least;
    }

    /** The query to stop, if the heap is short; then none for a second, in which its memory can be collected. */
    Optional<Evaluation> heaviest(Collection<Evaluation> running) {
        if (System.nanoTime() - last < PAUSE_NANOSECONDS || !isShort.getAsBoolean()) {
            return Optional.empty();
        }
        Optional<Evaluation> heaviest = running.stream()
                .filter(evaluation -> evaluation.threadId() > 0)
                .filter(evaluation -> taken(evaluation) >= least)
                .max(Comparator.comparingLong(this::taken));
        if (heaviest.isPresent()) {
            last = System.nanoTime();
        }
        return heaviest;
    }

    private long taken(Evaluation evaluation) {
        return threads.getThreadAllocatedBytes(evaluation.threadId());
    }
}
