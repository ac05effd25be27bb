package org.casegraph.store.column;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads numbers from the first to the last, as {@link ColumnOutput} wrote them. */
final class ColumnInput implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);

    ColumnInput(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        buffer.flip();
    }

    int readInt() throws IOException {
        while (buffer.remaining() < Integer.BYTES) {
            buffer.compact();
            int read = channel.read(buffer);
            buffer.flip();
            if (read < 0) {
                throw new EOFException();
            }
        }
        return buffer.getInt();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
