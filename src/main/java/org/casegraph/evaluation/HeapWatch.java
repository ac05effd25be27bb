package org.casegraph.evaluation;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Says when the heap runs short although nothing is kept in it that could be made again, and which query took most. */
final class HeapWatch {
    private static final long PAUSE_NANOSECONDS = 1_000_000_000L;
    private static final int SHARE_OF_THE_HEAP = 16;

    private final BooleanSupplier isShort;
    private final long least;
    private final BooleanSupplier forget;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long last = System.nanoTime() - PAUSE_NANOSECONDS;

    /** @param forget what is kept between queries; says whether anything was */
    HeapWatch(BooleanSupplier isShort, BooleanSupplier forget) {
        this(isShort, Runtime.getRuntime().maxMemory() / SHARE_OF_THE_HEAP, forget);
    }

    /** @param least bytes that a query took before it can be the one to stop: what fills the heap may be garbage of others */
    HeapWatch(BooleanSupplier isShort, long least, BooleanSupplier forget) {
        this.isShort = isShort;
        this.least = least;
        this.forget = forget;
    }

    /**
     * The query to stop, if the heap is short and there was nothing to be forgotten; then none for a second, in which the
     * memory can be collected.
     */
    Optional<Evaluation> heaviest(Collection<Evaluation> running) {
        if (System.nanoTime() - last < PAUSE_NANOSECONDS || !isShort.getAsBoolean()) {
            return Optional.empty();
        }
        if (forget.getAsBoolean()) {
            last = System.nanoTime();
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
