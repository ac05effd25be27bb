package org.casegraph.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class HeapWatchTest {
    private static final int LEAST = 4 * 1024 * 1024;

    @Test
    void whoTookMostIsStoppedAndWhoTookLittleNever() throws InterruptedException {
        Evaluation light = new Evaluation(Limits.standard(), System.nanoTime());
        Evaluation heavy = new Evaluation(Limits.standard(), System.nanoTime());
        CountDownLatch taken = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        Thread little = thread(light, 1024, taken, end);
        Thread much = thread(heavy, 2 * LEAST, taken, end);
        taken.await();

        assertEquals(Optional.empty(), new HeapWatch(() -> true, LEAST, () -> false).heaviest(List.of(light)));
        assertEquals(Optional.of(heavy), new HeapWatch(() -> true, LEAST, () -> false).heaviest(List.of(light, heavy)));
        assertEquals(Optional.empty(), new HeapWatch(() -> false, LEAST, () -> false).heaviest(List.of(light, heavy)));
        Iterator<Boolean> forgotten = List.of(true, false).iterator();
        AtomicInteger asked = new AtomicInteger();
        HeapWatch keeping = new HeapWatch(() -> true, LEAST, () -> {
            asked.incrementAndGet();
            return forgotten.next();
        });
        assertEquals(Optional.empty(), keeping.heaviest(List.of(light, heavy)));
        assertEquals(Optional.empty(), keeping.heaviest(List.of(light, heavy)));
        assertEquals(1, asked.get(), "what is forgotten is collected before anything else ends");
        end.countDown();
        little.join();
        much.join();
    }

    private static Thread thread(Evaluation evaluation, int bytes, CountDownLatch taken, CountDownLatch end) {
        Thread thread = new Thread(() -> {
            byte[] some = new byte[bytes];
            evaluation.runsOn(Thread.currentThread());
            taken.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            assertTrue(some.length == bytes);
        });
        thread.start();
        return thread;
    }
}
