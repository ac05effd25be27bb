package org.casegraph.evaluation.kept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.Test;

class KeptTest {
    private final AtomicLong clock = new AtomicLong();
    private final Kept kept = new Kept(clock::get);
    private final AtomicInteger made = new AtomicInteger();
    private final Supplier<Integer> number = kept.onNeed(made::incrementAndGet);

    @Test
    void aThingIsMadeWhenItIsFirstAskedForAndKept() {
        assertEquals(List.of(), kept.made());
        assertEquals(1, number.get());
        assertEquals(1, number.get());
        assertEquals(List.of(1), kept.made());
    }

    @Test
    void aDatasetHasOnePlaceForAllThatIsKept() {
        Context dataset = new Context();

        assertSame(Kept.of(dataset), Kept.of(dataset));
    }

    @Test
    void whatIsForgottenIsMadeAgain() {
        assertFalse(kept.forget(), "nothing is kept yet");
        number.get();

        assertTrue(kept.forget());
        assertEquals(List.of(), kept.made());
        assertFalse(kept.forget());
        assertEquals(2, number.get());
    }

    @Test
    void whatNobodyAskedForLatelyGoesFirst() {
        Supplier<String> other = kept.onNeed(() -> "other");
        number.get();
        clock.addAndGet(Duration.ofSeconds(11).toNanos());
        other.get();

        assertTrue(kept.forget());
        assertEquals(List.of("other"), kept.made());
        assertEquals(2, number.get());
        assertTrue(kept.forget(), "all are recent, so all go");
        assertEquals(List.of(), kept.made());
    }

    @Test
    void cachesAreClearedEachTime() {
        AtomicInteger cleared = new AtomicInteger();
        kept.alsoClears(cleared::incrementAndGet);

        kept.forget();
        kept.forget();

        assertEquals(2, cleared.get());
    }
}
