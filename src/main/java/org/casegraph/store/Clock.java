package org.casegraph.store;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Adds up what one stage made and the time it took, over all cases and threads. */
final class Clock {
    private final String name;
    private final LongAdder triples = new LongAdder();
    private final LongAdder nanoseconds = new LongAdder();

    Clock(String name) {
        this.name = name;
    }

    /** @param work returns how many triples it made */
    void time(LongSupplier work) {
        long start = System.nanoTime();
        triples.add(work.getAsLong());
        nanoseconds.add(System.nanoTime() - start);
    }

    Stage stage() {
        return new Stage(name, triples.sum(), Duration.ofNanos(nanoseconds.sum()));
    }
}
