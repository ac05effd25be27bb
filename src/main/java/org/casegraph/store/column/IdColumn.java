package org.casegraph.store.column;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A column of ids, of which each takes three bytes, or four where there are more than three tell apart. One of three bytes
 * has another byte at its end, so that each id can be read as four.
 */
public final class IdColumn {
    private static final int NARROW = 3;
    private static final int MASK = (1 << NARROW * Byte.SIZE) - 1;

    private final ByteBuffer bytes;
    private final int width;

    private IdColumn(ByteBuffer bytes, int width) {
        this.bytes = bytes;
        this.width = width;
    }

    /**
     * @param bytes in little-endian order
     * @param size how many ids there are
     * @throws IOException if the bytes are not so many
     */
    public static IdColumn of(ByteBuffer bytes, int size) throws IOException {
        if (bytes.limit() == (long) size * NARROW + 1) {
            return new IdColumn(bytes, NARROW);
        }
        if (bytes.limit() == (long) size * Integer.BYTES) {
            return new IdColumn(bytes, Integer.BYTES);
        }
        throw new IOException(bytes.limit() + " bytes for " + size + " ids");
    }

    public int get(int index) {
        return width == NARROW ? bytes.getInt(index * NARROW) & MASK : bytes.getInt(index * Integer.BYTES);
    }

    /** Writes such a column. */
    static final class Writer {
        private final ColumnOutput out;
        private final boolean isNarrow;

        /** @param bound above all ids */
        Writer(ColumnOutput out, int bound) {
            this.out = out;
            this.isNarrow = bound <= MASK + 1;
        }

        void add(int id) throws IOException {
            if (isNarrow) {
                out.writeByte(id);
                out.writeByte(id >>> Byte.SIZE);
                out.writeByte(id >>> 2 * Byte.SIZE);
            } else {
                out.writeInt(id);
            }
        }

        /** Writes what stands behind the last. */
        void end() throws IOException {
            if (isNarrow) {
                out.writeByte(0);
            }
        }
    }
}
