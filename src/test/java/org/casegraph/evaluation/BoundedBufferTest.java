package org.casegraph.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoundedBufferTest {
    private static final int LIMIT = 1_000_000;

    @Test
    void anAnswerOfSeveralPartsIsWhole() {
        Random random = new Random(1);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        BoundedBuffer buffer = new BoundedBuffer(LIMIT);
        while (expected.size() < LIMIT - 100_000) {
            byte[] some = new byte[random.nextInt(random.nextInt(10) == 0 ? 100_000 : 100)];
            random.nextBytes(some);
            int offset = some.length / 3;
            expected.write(some, offset, some.length - offset);
            expected.write(7);
            buffer.write(some, offset, some.length - offset);
            buffer.write(7);
        }

        assertArrayEquals(expected.toByteArray(), buffer.toByteArray());
    }

    @Test
    void itHoldsAsMuchAsItMayAndNoByteMore() {
        BoundedBuffer buffer = new BoundedBuffer(LIMIT);
        buffer.write(new byte[LIMIT], 0, LIMIT);

        assertThrows(Refusal.class, () -> buffer.write(1));
        assertArrayEquals(new byte[LIMIT], buffer.toByteArray());
    }
}
