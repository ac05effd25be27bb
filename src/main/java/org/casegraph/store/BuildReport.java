package org.casegraph.store;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Adds up what one stage made and the time it took, over all cases and threads. */
final class BuildReport {
    private final String name;
    private final LongAdder triples = new LongAdder();
    private final LongAdder nanoseconds = new LongAdder();

    BuildReport(String name) {
        this.name = name;
    }

    <T> T time(Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        nanoseconds.add(System.nanoTime() - start);
        return result;
    }

    void made(long more) {
        triples.add(more);
    }

    BuildStep stage() {
        return new BuildStep(name, triples.sum(), Duration.ofNanos(nanoseconds.sum()));
    }
}
