package org.casegraph.rounds;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundsTest {
    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class, OutOfMemoryError.class})
    void theyGoOnAfterAFault(Class<? extends Throwable> fault) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(3);
        try (Rounds rounds = new Rounds("invented", Thread.NORM_PRIORITY, () -> {
            left.countDown();
            fail(fault);
        })) {
            rounds.start(Duration.ofMillis(1));

            assertTrue(left.await(30, TimeUnit.SECONDS), () -> left.getCount() + " rounds are missing");
        }
    }

    private static void fail(Class<? extends Throwable> fault) {
        if (fault == IllegalStateException.class) {
            throw new IllegalStateException("invented");
        }
        throw fault == StackOverflowError.class ? new StackOverflowError("invented") : new OutOfMemoryError("invented");
    }
}
