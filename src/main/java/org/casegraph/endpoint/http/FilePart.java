package org.casegraph.endpoint.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/**
 * Bytes that are sent from a file as their client reads them.
 *
 * @param file open as long as somebody sends from it; its own position is not used
 * @param from the first byte, from 0
 */
public record FilePart(FileChannel file, long from, long length) {
    private static final int PIECE = 32 * 1024;

    /** The same file from another byte on. */
    FilePart narrowed(long first, long bytes) {
        return new FilePart(file, from + first, bytes);
    }

    StreamedBody body() {
        return new StreamedBody() {
            private long sent;

            @Override
            public Optional<byte[]> next() throws IOException {
                int wanted = (int) Math.min(PIECE, length - sent);
                if (wanted == 0) {
                    return Optional.empty();
                }
                byte[] piece = new byte[wanted];
                int read = file.read(ByteBuffer.wrap(piece), from + sent);
                if (read < 0) {
                    throw new IOException("the file became shorter");
                }
                sent += read;
                return Optional.of(read == wanted ? piece : Arrays.copyOf(piece, read));
            }
        };
    }
}
