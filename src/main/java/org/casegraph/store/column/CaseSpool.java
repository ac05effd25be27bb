package org.casegraph.store.column;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Keeps cases in a file, in the order in which they come, until all are there and can be put in the order of their names. */
final class CaseSpool implements Closeable {
    private static final String FILE = "cases";

    private final ColumnOutput out;
    private final FileChannel in;
    private long[] starts = new long[16];
    private int count;

    CaseSpool(Scratch scratch) throws IOException {
        out = new ColumnOutput(scratch.file(FILE));
        in = FileChannel.open(scratch.file(FILE), StandardOpenOption.READ);
    }

    /**
     * @param others the number of each other term
     * @return its number here
     */
    int add(int[] others, byte[] content) throws IOException {
        CaseContent.PackedNumbers head = new CaseContent.PackedNumbers();
        head.add(others.length);
        for (int number : others) {
            head.add(number);
        }
        byte[] numbers = head.toArray();
        out.writeInt(numbers.length);
        out.write(numbers, 0, numbers.length);
        out.write(content, 0, content.length);
        if (count + 1 == starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        starts[++count] = out.length();
        return count - 1;
    }

    Kept get(int number) throws IOException {
        out.flush();
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(starts[number + 1] - starts[number]));
        while (bytes.hasRemaining()) {
            if (in.read(bytes, starts[number] + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
        byte[] numbers = new byte[bytes.getInt()];
        byte[] content = new byte[bytes.remaining() - numbers.length];
        bytes.get(numbers).get(content);
        CaseContent.PackedNumbers head = new CaseContent.PackedNumbers(numbers);
        int[] others = new int[head.next()];
        Arrays.setAll(others, i -> head.next());
        return new Kept(CaseContent.read(content), others);
    }

    /** A case, and the numbers of its other terms. */
    record Kept(CaseContent content, int... others) {}

    @Override
    public void close() throws IOException {
        try (in) {
            out.close();
        }
    }
}
