package org.casegraph.store.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdColumnTest {
    private static final int THREE_BYTES = 1 << 24;

    @TempDir
    private Path folder;

    @Test
    void idsThatThreeBytesTellApartTakeThree() throws IOException {
        int[] ids = {0, 1, 0xff, 0x1_00, 0xff_ff, 0x12_34_56, THREE_BYTES - 1};
        assertEquals(3 * ids.length + 1, written(THREE_BYTES, ids).limit());
        assertRead(THREE_BYTES, ids);
        assertRead(THREE_BYTES, 7);
        assertRead(THREE_BYTES);
    }

    @Test
    void fewerIdsTakeOneOrTwo() throws IOException {
        int[] few = {0, 1, 0x7f, 0x80, 0xff};
        assertEquals(few.length, written(1 << 8, few).limit());
        assertRead(1 << 8, few);
        int[] more = {0, 0x1_00, 0x7f_ff, 0x80_00, 0xff_ff};
        assertEquals(2 * more.length, written((1 << 8) + 1, more).limit());
        assertRead((1 << 8) + 1, more);
        assertRead(1 << 16, more);
        assertRead(0);
    }

    @Test
    void moreIdsTakeFour() throws IOException {
        int[] ids = {0, THREE_BYTES, Integer.MAX_VALUE};
        assertEquals(4 * ids.length, written(THREE_BYTES + 1, ids).limit());
        assertRead(THREE_BYTES + 1, ids);
        assertRead(THREE_BYTES + 1, 7);
    }

    @Test
    void aColumnThatIsCutIsRefused() throws IOException {
        ByteBuffer bytes = written(THREE_BYTES, 1, 2, 3, 4, 5);
        for (int length = 0; length < bytes.limit(); length++) {
            ByteBuffer cut = bytes.slice(0, length);
            assertThrows(IOException.class, () -> IdColumn.of(cut, 5, THREE_BYTES), () -> cut.limit() + " bytes");
        }
    }

    private void assertRead(int bound, int... ids) throws IOException {
        IdColumn read = IdColumn.of(written(bound, ids), ids.length, bound);
        for (int i = 0; i < ids.length; i++) {
            assertEquals(ids[i], read.get(i));
        }
    }

    private ByteBuffer written(int bound, int... ids) throws IOException {
        Path file = folder.resolve("ids");
        try (ColumnOutput out = new ColumnOutput(file)) {
            IdColumn.Writer writer = new IdColumn.Writer(out, bound);
            for (int id : ids) {
                writer.add(id);
            }
            writer.end();
        }
        return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
