package org.casegraph.store.column;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;

/** Writes numbers in little-endian order into a file of its own. */
final class ColumnOutput implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final LongConsumer limit;
    private long written;

    /** Of any length. */
    ColumnOutput(Path file) throws IOException {
        this(file, length -> {});
    }

    /** @param limit is told each length before so much is in the file, and throws if it is too much */
    ColumnOutput(Path file, LongConsumer limit) throws IOException {
        this.limit = limit;
        channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** How many bytes have been written. */
    long length() {
        return written;
    }

    void writeByte(int value) throws IOException {
        room(Byte.BYTES).put((byte) value);
    }

    /** Writes the lowest bytes of a number. */
    void writeBytes(int value, int width) throws IOException {
        ByteBuffer room = room(width);
        for (int at = 0; at < width; at++) {
            room.put((byte) (value >>> at * Byte.SIZE));
        }
    }

    void writeInt(int value) throws IOException {
        room(Integer.BYTES).putInt(value);
    }

    void writeLong(long value) throws IOException {
        room(Long.BYTES).putLong(value);
    }

    void write(byte[] bytes, int from, int length) throws IOException {
        if (length > BUFFER) {
            flush();
            limit.accept(written + length);
            for (ByteBuffer rest = ByteBuffer.wrap(bytes, from, length); rest.hasRemaining(); ) {
                channel.write(rest);
            }
            written += length;
        } else {
            room(length).put(bytes, from, length);
        }
    }

    private ByteBuffer room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        written += bytes;
        return buffer;
    }

    /** Leaves nothing in memory, so that what was written can be read. */
    void flush() throws IOException {
        limit.accept(written);
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            flush();
        }
    }
}
