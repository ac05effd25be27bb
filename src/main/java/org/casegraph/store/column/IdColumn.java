package org.casegraph.store.column;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A column of ids or numbers, of which each takes as many bytes as the greatest needs, one to four. One of three bytes has
 * another byte at its end, so that each id can be read as four.
 */
public final class IdColumn {
    private static final int THREE = 3;
    private static final int MASK = (1 << THREE * Byte.SIZE) - 1;

    private final ByteBuffer bytes;
    private final int width;

    private IdColumn(ByteBuffer bytes, int width) {
        this.bytes = bytes;
        this.width = width;
    }

    /**
     * @param bytes in little-endian order
     * @param size how many ids there are
     * @param bound above all ids, as it was written
     * @throws IOException if the bytes are not so many
     */
    public static IdColumn of(ByteBuffer bytes, int size, int bound) throws IOException {
        int width = width(bound);
        if (bytes.limit() != (long) size * width + behind(width)) {
            throw new IOException(bytes.limit() + " bytes for " + size + " ids below " + bound);
        }
        return new IdColumn(bytes, width);
    }

    private static int width(int bound) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, bound - 1));
        return Math.max(1, (bits + Byte.SIZE - 1) / Byte.SIZE);
    }

    /** How many bytes follow the last. */
    private static int behind(int width) {
        return width == THREE ? 1 : 0;
    }

    public int get(int index) {
        return switch (width) {
            case THREE -> bytes.getInt(index * THREE) & MASK;
            case 1 -> Byte.toUnsignedInt(bytes.get(index));
            case Short.BYTES -> Short.toUnsignedInt(bytes.getShort(index * Short.BYTES));
            default -> bytes.getInt(index * Integer.BYTES);
        };
    }

    /** Writes such a column. */
    static final class Writer {
        private final ColumnOutput out;
        private final int width;

        /** @param bound above all ids */
        Writer(ColumnOutput out, int bound) {
            this.out = out;
            this.width = width(bound);
        }

        void add(int id) throws IOException {
            out.writeBytes(id, width);
        }

        /** Writes what stands behind the last. */
        void end() throws IOException {
            for (int i = 0; i < behind(width); i++) {
                out.writeByte(0);
            }
        }
    }
}
