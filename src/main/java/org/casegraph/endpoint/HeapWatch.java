package org.casegraph.endpoint;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says when the heap runs short, and which query took most. */
final class HeapWatch {
    private static final double SHORT = 0.75;
    private static final long PAUSE_NANOSECONDS = 1_000_000_000L;

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
            .toList();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long last = System.nanoTime() - PAUSE_NANOSECONDS;

    /** The query to stop, if the heap is short; then none for a second, in which its memory can be collected. */
    Optional<Evaluation> heaviest(Collection<Evaluation> running) {
        if (System.nanoTime() - last < PAUSE_NANOSECONDS || !isShort()) {
            return Optional.empty();
        }
        last = System.nanoTime();
        return running.stream()
                .filter(evaluation -> evaluation.threadId() > 0)
                .max(Comparator.comparingLong(evaluation -> threads.getThreadAllocatedBytes(evaluation.threadId())));
    }

    private boolean isShort() {
        return pools.stream()
                .anyMatch(pool -> pool.getUsage().getMax() > 0
                        && pool.getUsage().getUsed() > SHORT * pool.getUsage().getMax());
    }
}
