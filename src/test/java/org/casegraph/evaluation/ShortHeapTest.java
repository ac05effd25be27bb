package org.casegraph.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.MemoryUsage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortHeapTest {
    private static final long SECOND = 1_000_000_000L;

    private long now;
    private final FakePools pools = new FakePools();
    private final ShortHeap heap = new ShortHeap(pools, () -> now);

    @ParameterizedTest
    @CsvSource({"74, false", "75, false", "76, true", "90, true", "98, true"})
    void moreThanThreeQuartersInUseAreTooMuch(int inUse, boolean isShort) {
        pools.fill(inUse, 0);

        assertEquals(isShort, heap.getAsBoolean());
    }

    @Test
    void garbageIsNotCounted() {
        pools.fill(20, 79);

        assertFalse(heap.getAsBoolean());
        assertEquals(1, pools.collections);
        assertEquals(20, pools.used);
    }

    @Test
    void noCollectionIsAskedForWhereThereIsRoom() {
        pools.fill(20, 50);

        assertFalse(heap.getAsBoolean());
        assertEquals(0, pools.collections);
    }

    @Test
    void collectionsThatAreAskedForTakeATenthOfTheTimeAtMost() {
        pools.takes = 3 * SECOND;
        pools.fill(20, 79);
        heap.getAsBoolean();

        pools.fill(20, 79);
        now += 29 * SECOND;
        heap.getAsBoolean();
        assertEquals(1, pools.collections);

        now += 2 * SECOND;
        heap.getAsBoolean();
        assertEquals(2, pools.collections);
    }

    @Test
    void whatJavaCollectsByItselfTellsItWithoutAnother() {
        pools.fill(90, 5);
        pools.collected = 90;

        assertTrue(heap.getAsBoolean());
        assertEquals(0, pools.collections);
    }

    @Test
    void whatWasLeftBeforeSaysNothingOfWhatFillsTheHeapNow() {
        pools.fill(90, 0);
        assertTrue(heap.getAsBoolean());

        pools.fill(30, 60);
        assertFalse(heap.getAsBoolean());
        now += 2 * SECOND;
        assertFalse(heap.getAsBoolean());
        assertEquals(2, pools.collections);
    }

    /** A heap of a hundred bytes. */
    private final class FakePools implements ShortHeap.Pools {
        private int inUse;
        private int used;
        private int collected;
        private int collections;
        private long takes;

        void fill(int bytes, int garbage) {
            inUse = bytes;
            used = bytes + garbage;
        }

        @Override
        public Stream<MemoryUsage> now() {
            return Stream.of(new MemoryUsage(0, used, 100, 100));
        }

        @Override
        public Stream<MemoryUsage> collected() {
            return Stream.of(new MemoryUsage(0, collected, 100, 100));
        }

        @Override
        public void collect() {
            collections++;
            used = inUse;
            collected = inUse;
            now += takes;
        }
    }
}
