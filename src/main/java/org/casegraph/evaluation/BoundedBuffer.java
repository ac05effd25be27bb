package org.casegraph.evaluation;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Holds an answer until it is whole, and refuses one too large to hold. */
public final class BoundedBuffer extends OutputStream {
    private static final int FIRST = 1 << 10;
    private static final int PART = 1 << 16;

    /** Parts that are full; one array that grows would be copied each time, and be too long for a short heap. */
    private final List<byte[]> full = new ArrayList<>();

    private final int limit;
    private byte[] part = new byte[0];
    private int used;
    private int size;

    public BoundedBuffer(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        requireRoom(length);
        int from = offset;
        int left = length;
        while (left > 0) {
            if (used == part.length) {
                nextPart(left);
            }
            int some = Math.min(left, part.length - used);
            System.arraycopy(source, from, part, used, some);
            used += some;
            from += some;
            left -= some;
        }
        size += length;
    }

    public byte[] toByteArray() {
        byte[] all = new byte[size];
        int at = 0;
        for (byte[] each : full) {
            System.arraycopy(each, 0, all, at, each.length);
            at += each.length;
        }
        System.arraycopy(part, 0, all, at, used);
        return all;
    }

    private void nextPart(int wanted) {
        if (used > 0) {
            full.add(part);
        }
        // A short answer takes no more than it needs.
        part = new byte[full.isEmpty() ? Math.min(PART, Math.max(wanted, FIRST)) : PART];
        used = 0;
    }

    private void requireRoom(int length) {
        if (size > limit - length) {
            throw Refusal.of(
                    Refusal.Remedy.ASK_FOR_LESS,
                    "Answer too large",
                    "The answer is larger than " + limit / (1024 * 1024) + " MiB",
                    "Add LIMIT or ask for less");
        }
    }
}
