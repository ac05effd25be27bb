package org.casegraph.similarity.row;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Rows of rising numbers, one after the other in a single array.
 *
 * @param starts where each row starts, and at last where the rows end
 */
public record SparseRows(int[] starts, int[] values) {
    private static final int SEVEN_BITS = 7;
    private static final int MORE = 1 << SEVEN_BITS;

    public static SparseRows of(List<int[]> rows) {
        int[] starts = new int[rows.size() + 1];
        for (int row = 0; row < rows.size(); row++) {
            starts[row + 1] = starts[row] + rows.get(row).length;
        }
        return new SparseRows(starts, rows.stream().flatMapToInt(Arrays::stream).toArray());
    }

    public static SparseRows readFrom(DataInput in) throws IOException {
        int[] starts = new int[in.readInt()];
        int[] values = new int[in.readInt()];
        for (int row = 0; row + 1 < starts.length; row++) {
            starts[row + 1] = starts[row] + readNumber(in);
            int value = 0;
            for (int at = starts[row]; at < starts[row + 1]; at++) {
                value += readNumber(in);
                values[at] = value;
            }
        }
        return new SparseRows(starts, values);
    }

    /** Of each row how many numbers it has, and each number by what it is more than the one before. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeInt(starts.length);
        out.writeInt(values.length);
        for (int row = 0; row + 1 < starts.length; row++) {
            writeNumber(out, end(row) - start(row));
            int before = 0;
            for (int at = start(row); at < end(row); at++) {
                writeNumber(out, values[at] - before);
                before = values[at];
            }
        }
    }

    /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
    private static void writeNumber(DataOutput out, int number) throws IOException {
        int rest = number;
        while ((rest & -MORE) != 0) {
            out.writeByte(rest & MORE - 1 | MORE);
            rest >>>= SEVEN_BITS;
        }
        out.writeByte(rest);
    }

    private static int readNumber(DataInput in) throws IOException {
        int number = 0;
        int shift = 0;
        byte part;
        do {
            part = in.readByte();
            number |= (part & MORE - 1) << shift;
            shift += SEVEN_BITS;
        } while (part < 0);
        return number;
    }

    public static int[] readInts(DataInput in) throws IOException {
        int[] numbers = new int[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readInt();
        }
        return numbers;
    }

    public static void writeInts(DataOutput out, int... numbers) throws IOException {
        out.writeInt(numbers.length);
        for (int number : numbers) {
            out.writeInt(number);
        }
    }

    public int start(int row) {
        return starts[row];
    }

    public int end(int row) {
        return starts[row + 1];
    }

    public int[] row(int row) {
        return Arrays.copyOfRange(values, start(row), end(row));
    }

    public boolean contains(int row, int value) {
        return Arrays.binarySearch(values, start(row), end(row), value) >= 0;
    }

    /** Those of some rising numbers that stand in a row, too. */
    public int[] shared(int row, int... numbers) {
        int[] found = new int[Math.min(numbers.length, end(row) - start(row))];
        int count = 0;
        int at = start(row);
        for (int number : numbers) {
            while (at < end(row) && values[at] < number) {
                at++;
            }
            if (at < end(row) && values[at] == number) {
                found[count++] = number;
            }
        }
        return Arrays.copyOf(found, count);
    }

    public void forEach(int row, IntConsumer action) {
        for (int at = start(row); at < end(row); at++) {
            action.accept(values[at]);
        }
    }

    /** In how many rows each value stands; {@code size} is one more than the greatest. */
    public int[] counts(int size) {
        int[] counts = new int[size];
        for (int value : values) {
            counts[value]++;
        }
        return counts;
    }

    /**
     * The numbers of the rows that have each value, for those that are asked for.
     *
     * @param counts as {@link #counts} gives them
     */
    public SparseRows turned(int[] counts, IntPredicate asked) {
        int size = counts.length;
        int[] ends = new int[size + 1];
        for (int value = 0; value < size; value++) {
            ends[value + 1] = ends[value] + (asked.test(value) ? counts[value] : 0);
        }
        int[] rows = new int[ends[size]];
        int[] next = Arrays.copyOf(ends, size);
        for (int row = 0; row < starts.length - 1; row++) {
            for (int at = start(row); at < end(row); at++) {
                int value = values[at];
                if (asked.test(value)) {
                    rows[next[value]++] = row;
                }
            }
        }
        return new SparseRows(ends, rows);
    }
}
