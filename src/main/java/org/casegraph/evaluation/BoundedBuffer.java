package org.casegraph.evaluation;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Holds an answer until it is whole, and refuses one too large to hold. */
public final class BoundedBuffer extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int limit;

    public BoundedBuffer(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(int one) {
        makeRoom(1);
        bytes.write(one);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        makeRoom(length);
        bytes.write(source, offset, length);
    }

    public byte[] toByteArray() {
        return bytes.toByteArray();
    }

    private void makeRoom(int length) {
        if (bytes.size() > limit - length) {
            throw Refusal.of(
                    Refusal.Remedy.ASK_FOR_LESS,
                    "Answer too large",
                    "The answer is larger than " + limit / (1024 * 1024) + " MiB",
                    "Add LIMIT or ask for less");
        }
    }
}
