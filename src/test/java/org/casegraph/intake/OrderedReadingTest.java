package org.casegraph.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderedReadingTest {
    private static final int MANY = 1_000;

    private final OrderedReading reading = new OrderedReading();
    private final List<Integer> handedOver = new ArrayList<>();

    @AfterEach
    void close() {
        reading.close();
    }

    @Test
    void whatWasReadIsHandedOverInTheOrderOfTheFiles() {
        for (int file = 0; file < MANY; file++) {
            int number = file;
            if (file % 3 == 0) {
                reading.then(() -> handedOver.add(number));
            } else {
                reading.read(1, found -> found.then(() -> handedOver.add(number)));
            }
        }
        reading.finish();

        assertEquals(IntStream.range(0, MANY).boxed().toList(), handedOver);
    }

    @Test
    void fewFilesAreInMemoryHoweverManyThereAre() {
        AtomicInteger inMemory = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        for (int file = 0; file < MANY; file++) {
            most.accumulateAndGet(inMemory.incrementAndGet(), Math::max);
            reading.read(1, found -> found.then(inMemory::decrementAndGet));
        }
        reading.finish();

        assertTrue(most.get() <= 8 * Runtime.getRuntime().availableProcessors() + 1, most::toString);
    }

    @Test
    void largeFilesWaitForOneAnother() {
        AtomicInteger inMemory = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        for (int file = 0; file < 10; file++) {
            reading.read(20 << 20, found -> {
                most.accumulateAndGet(inMemory.incrementAndGet(), Math::max);
                found.then(inMemory::decrementAndGet);
            });
        }
        reading.finish();

        assertEquals(1, most.get());
    }

    @Test
    void aFileForWhichMemoryWasShortIsReadAgainWhenNoOtherIs() {
        AtomicInteger readings = new AtomicInteger();
        AtomicInteger othersDone = new AtomicInteger();
        reading.read(1, found -> {
            boolean isFirst = readings.incrementAndGet() == 1;
            int done = othersDone.get();
            found.noted(isFirst);
            found.then(() -> handedOver.add(isFirst ? -1 : done));
        });
        IntStream.range(0, 5)
                .forEach(other -> reading.read(1, found -> {
                    othersDone.incrementAndGet();
                    found.then(() -> handedOver.add(other));
                }));
        reading.finish();

        assertEquals(List.of(5, 0, 1, 2, 3, 4), handedOver);
        assertEquals(2, readings.get());
    }

    @Test
    void aMistakeOfTheProgramIsNotSwallowed() {
        reading.read(1, found -> {
            throw new IllegalStateException("a mistake");
        });

        assertEquals(
                "a mistake",
                assertThrows(IllegalStateException.class, reading::finish).getMessage());
    }
}
