package org.casegraph.evaluation;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Whether more than three quarters of the heap are in use, counting no garbage. How much of it is garbage is known after a
 * collection only; where the heap looks full, one is asked for, as Java would soon make it by itself.
 */
final class ShortHeap implements BooleanSupplier {
    private static final double SHORT = 0.75;

    /** Collections that are asked for take a tenth of the time at most. */
    private static final long SHARE_OF_TIME = 10;

    private static final long PAUSE_NANOSECONDS = 1_000_000_000L;

    private final Pools pools;
    private final LongSupplier clock;
    private long notBefore;
    private long seen;

    /** The parts of the heap that hold what has been in use for a while. */
    interface Pools {
        Stream<MemoryUsage> now();

        /** As the last collection left them. */
        Stream<MemoryUsage> collected();

        void collect();
    }

    ShortHeap() {
        this(new Tenured(), System::nanoTime);
    }

    ShortHeap(Pools pools, LongSupplier clock) {
        this.pools = pools;
        this.clock = clock;
        this.notBefore = clock.getAsLong();
        this.seen = left();
    }

    @Override
    public boolean getAsBoolean() {
        if (pools.now().noneMatch(ShortHeap::isShort)) {
            return false;
        }
        boolean isNew = left() != seen || collected();
        seen = left();
        return isNew && pools.collected().anyMatch(ShortHeap::isShort);
    }

    private boolean collected() {
        long begun = clock.getAsLong();
        if (begun - notBefore < 0) {
            return false;
        }
        pools.collect();
        long ended = clock.getAsLong();
        notBefore = ended + Math.max(PAUSE_NANOSECONDS, SHARE_OF_TIME * (ended - begun));
        return true;
    }

    /** What the last collection left. */
    private long left() {
        return pools.collected().mapToLong(MemoryUsage::getUsed).sum();
    }

    private static boolean isShort(MemoryUsage usage) {
        return usage.getMax() > 0 && usage.getUsed() > SHORT * usage.getMax();
    }

    /** Of this process. */
    private static final class Tenured implements Pools {
        private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP
                        && pool.isUsageThresholdSupported()
                        && pool.isCollectionUsageThresholdSupported())
                .toList();

        @Override
        public Stream<MemoryUsage> now() {
            return all(MemoryPoolMXBean::getUsage);
        }

        @Override
        public Stream<MemoryUsage> collected() {
            return all(MemoryPoolMXBean::getCollectionUsage);
        }

        private Stream<MemoryUsage> all(Function<MemoryPoolMXBean, MemoryUsage> usage) {
            return pools.stream().map(usage);
        }

        @Override
        public void collect() {
            ManagementFactory.getMemoryMXBean().gc();
        }
    }
}
