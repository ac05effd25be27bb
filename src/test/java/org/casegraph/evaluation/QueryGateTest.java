package org.casegraph.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.jena.sparql.util.Context;
import org.casegraph.evaluation.kept.Kept;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class QueryGateTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long TEN_SECONDS = 10_000_000_000L;

    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger ends = new AtomicInteger();
    private final QueryGate gate =
            new QueryGate(Limits.standard().withDeadline(SECOND).withParallel(1).withStuck(2), ends::incrementAndGet);

    @AfterEach
    void close() {
        released.countDown();
        gate.close();
    }

    @Test
    void aQueryThatDoesNotEndGivesItsPlaceToAnother() {
        outlivesItsDeadline();

        assertEquals(1, gate.stuck());
        assertEquals(1, gate.everStuck());
        assertEquals("answered", ask());
        assertEquals(0, ends.get());
    }

    @Test
    void whenItEndsAfterAllThereIsNoPlaceTooMany() {
        outlivesItsDeadline();
        released.countDown();
        while (gate.stuck() > 0) {
            Thread.onSpinWait();
        }

        assertEquals("answered", ask());
        assertEquals(0, gate.running());
        assertEquals(1, gate.everStuck());
        gate.evaluate(SECOND, System.nanoTime(), Optional.empty(), evaluation -> {
            Refusal busy = assertThrows(Refusal.class, this::ask);
            assertEquals("Busy", busy.title());
            return true;
        });
    }

    @Test
    void whenTooManyDoNotEndTheProcessIsToldToOnce() {
        outlivesItsDeadline();
        outlivesItsDeadline();
        assertEquals(2, gate.stuck());
        assertEquals(0, ends.get());

        gate.round(System.nanoTime() + 2 * TEN_SECONDS);
        gate.round(System.nanoTime() + 3 * TEN_SECONDS);

        assertEquals(1, ends.get());
    }

    @Test
    void whatIsKeptOfADatasetIsForgottenAtTheBoundOfTheHeapAndNoQueryEnds() {
        AtomicInteger used = new AtomicInteger(75);
        Kept kept = Kept.of(new Context());
        Supplier<AtomicInteger> thing = kept.onNeed(AtomicInteger::new);
        AtomicInteger first = thing.get();
        try (QueryGate small = new QueryGate(Limits.standard(), () -> {}, () -> used.get() > 75)) {
            small.forgets(kept);
            small.round(System.nanoTime());
            assertSame(first, thing.get());

            String answer = small.evaluate(SECOND, System.nanoTime(), Optional.empty(), evaluation -> {
                used.set(76);
                small.round(System.nanoTime());
                assertEquals(List.of(), kept.made());
                return evaluation.stopped().isEmpty() ? "answered" : "stopped";
            });

            assertEquals("answered", answer);
            assertNotSame(first, thing.get());
        }
    }

    @Test
    void theWatchdogGoesOnAfterAMistake() throws InterruptedException {
        CountDownLatch rounds = new CountDownLatch(3);
        try (QueryGate failing = new QueryGate(Limits.standard(), () -> {}, () -> {
            rounds.countDown();
            if (rounds.getCount() == 1) {
                throw new OutOfMemoryError("invented");
            }
            throw new IllegalStateException("invented");
        })) {
            assertTrue(rounds.await(30, TimeUnit.SECONDS), () -> rounds.getCount() + " rounds are missing");
            assertEquals(0, failing.stuck());
        }
    }

    @Test
    void noErrorTakesAPlaceAway() {
        IllegalStateException told = assertThrows(
                IllegalStateException.class,
                () -> gate.evaluate(SECOND, System.nanoTime(), Optional.empty(), evaluation -> {
                    throw new NoClassDefFoundError("Broken");
                }));

        assertTrue(told.getCause() instanceof NoClassDefFoundError, told.toString());
        assertEquals("answered", ask());
    }

    @Test
    void theDeadlineRunsFromTheBeginningOfTheRequest() {
        long longAgo = System.nanoTime() - TEN_SECONDS;

        Refusal late = assertThrows(
                Refusal.class,
                () -> gate.evaluate(SECOND, longAgo, Optional.of("run"), evaluation -> {
                    while (true) {
                        evaluation.check();
                    }
                }));

        assertEquals("No whole answer within 1.0 s. Add LIMIT or ask for less.", late.getMessage());
        assertFalse(gate.stop("run"));
    }

    @Test
    void whatIsJoinedCountsInAllGroupsAndTheRefusalSaysSo() {
        Refusal refused = assertThrows(
                Refusal.class,
                () -> gate.evaluate(SECOND, System.nanoTime(), Optional.empty(), evaluation -> {
                    for (int group = 0; group < 3; group++) {
                        evaluation.join(400_000);
                    }
                    return true;
                }));

        assertEquals(
                "GROUP_CONCAT joins more than 1000000 characters in all groups of the query. Ask of fewer cases, or for"
                        + " rows in place of what is joined.",
                refused.getMessage());
    }

    @Test
    void readingALongTextTakesAPlaceUntilItEnds() {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> read =
                CompletableFuture.supplyAsync(() -> gate.parse(900_000, System.nanoTime() + TEN_SECONDS, () -> {
                    begun.countDown();
                    return withoutEnd();
                }));
        awaitUninterruptibly(begun);

        assertEquals("Busy", assertThrows(Refusal.class, this::ask).title());
        released.countDown();
        assertEquals("too late", read.join());
        assertEquals("answered", ask());
    }

    @Test
    void theShorterOfTwoDeadlinesHolds() {
        for (Duration longer : new Duration[] {Duration.ofMillis(50), Duration.ofDays(1)}) {
            Duration shorter = longer.compareTo(SECOND) < 0 ? longer : SECOND;

            Refusal late = assertThrows(
                    Refusal.class,
                    () -> gate.evaluate(longer, System.nanoTime(), Optional.empty(), evaluation -> {
                        while (true) {
                            evaluation.check();
                        }
                    }));

            assertEquals(
                    "No whole answer within " + shorter.toMillis() / 1000.0 + " s. Add LIMIT or ask for less.",
                    late.getMessage());
        }
    }

    /** Nobody looks at the clock while another server is waited for. */
    @Test
    void aLateQueryThatOnlyWaitsIsStoppedAndWoken() throws Exception {
        long longAgo = System.nanoTime() - TEN_SECONDS;
        CompletableFuture<Optional<Refusal>> woken = new CompletableFuture<>();

        assertThrows(
                Refusal.class,
                () -> gate.evaluate(SECOND, longAgo, Optional.empty(), evaluation -> {
                    try {
                        released.await();
                    } catch (InterruptedException e) {
                        woken.complete(evaluation.stopped());
                    }
                    return "woken";
                }));

        assertEquals("Deadline passed", woken.get().orElseThrow().title());
        assertEquals("answered", ask());
    }

    @Test
    void whoWaitsIsToldWhenTheServerStopsEvenIfTheQueryGoesOn() {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Refusal> told = CompletableFuture.supplyAsync(() -> assertThrows(
                Refusal.class,
                () -> gate.evaluate(SECOND, System.nanoTime() + TEN_SECONDS, Optional.empty(), evaluation -> {
                    begun.countDown();
                    return withoutEnd();
                })));
        awaitUninterruptibly(begun);

        gate.close();

        assertEquals("Stopping", told.join().title());
        assertEquals(Refusal.Remedy.TRY_AGAIN, told.join().remedy());
        assertEquals("Stopping", assertThrows(Refusal.class, this::ask).title());
    }

    private String ask() {
        return gate.evaluate(SECOND, System.nanoTime(), Optional.empty(), evaluation -> "answered");
    }

    private void outlivesItsDeadline() {
        long longAgo = System.nanoTime() - TEN_SECONDS;
        Refusal late = assertThrows(
                Refusal.class, () -> gate.evaluate(SECOND, longAgo, Optional.empty(), evaluation -> withoutEnd()));
        assertEquals("Deadline passed", late.title());
        gate.round(System.nanoTime());
    }

    /** As Java's own regular expressions, it does not hear that it should stop. */
    private String withoutEnd() {
        awaitUninterruptibly(released);
        return "too late";
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean goesOn = true;
        while (goesOn) {
            try {
                latch.await();
                goesOn = false;
            } catch (InterruptedException e) {
                // Deaf.
            }
        }
    }
}
