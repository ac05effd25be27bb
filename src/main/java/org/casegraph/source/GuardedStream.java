package org.casegraph.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.casegraph.problem.Problem;

/** What comes out of packed bytes, counted against them as it comes: far more than they hold is a {@link Problem}. */
final class GuardedStream extends FilterInputStream {
    private final LongSupplier packed;
    private final Supplier<Problem> bomb;
    private long count;

    /**
     * @param packed how many packed bytes there are, or were read so far
     * @param bomb what is told if far more comes out of them
     */
    GuardedStream(InputStream unpacked, LongSupplier packed, Supplier<Problem> bomb) {
        super(unpacked);
        this.packed = packed;
        this.bomb = bomb;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count += Math.max(0, read);
        if (SizeLimit.isBomb(packed.getAsLong(), count)) {
            throw bomb.get();
        }
        return read;
    }
}
