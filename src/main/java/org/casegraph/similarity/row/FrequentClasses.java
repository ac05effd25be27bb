package org.casegraph.similarity.row;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The classes that many cases have, which tell little: of each case it is a bit whether it has one. */
public final class FrequentClasses {
    private static final int BYTES = Long.BYTES;
    private static final int VALUES = 1 << Byte.SIZE;

    /** By class; below 0 for one that is not frequent. */
    private final int[] bits;

    private final long[] ofCases;

    /**
     * @param counts how many cases have each class
     * @param most of a class that no more cases have it is not frequent
     */
    public FrequentClasses(SparseRows present, int[] counts, int most) {
        bits = new int[counts.length];
        Arrays.fill(bits, -1);
        int[] frequent = IntStream.range(0, counts.length)
                .filter(type -> counts[type] > most)
                .boxed()
                .sorted(Comparator.comparingInt((Integer type) -> -counts[type]))
                .limit(Long.SIZE)
                .mapToInt(Integer::intValue)
                .toArray();
        for (int bit = 0; bit < frequent.length; bit++) {
            bits[frequent[bit]] = bit;
        }
        ofCases = new long[present.starts().length - 1];
        for (int number = 0; number < ofCases.length; number++) {
            long all = 0;
            for (int at = present.start(number); at < present.end(number); at++) {
                int bit = bits[present.values()[at]];
                all |= bit < 0 ? 0 : 1L << bit;
            }
            ofCases[number] = all;
        }
    }

    public boolean has(int type) {
        return bits[type] >= 0;
    }

    /**
     * Begins to tell what each case shares of those of another.
     *
     * @param types of the other
     * @param content what each class tells
     */
    public Shared shared(int[] types, int[] content) {
        return new Shared(types, content);
    }

    /** For each eight bits it is known what they tell together. */
    public final class Shared {
        private final int[] sums = new int[BYTES * VALUES];
        private final int all;

        private Shared(int[] types, int[] content) {
            int[] ofBits = new int[Long.SIZE];
            for (int type : types) {
                if (has(type)) {
                    ofBits[bits[type]] = content[type];
                }
            }
            all = Arrays.stream(ofBits).sum();
            for (int at = 0; at < BYTES; at++) {
                for (int value = 1; value < VALUES; value++) {
                    int lowest = Integer.numberOfTrailingZeros(value);
                    sums[at * VALUES + value] =
                            sums[at * VALUES + (value & value - 1)] + ofBits[at * Byte.SIZE + lowest];
                }
            }
        }

        /** What all of them tell. */
        public int all() {
            return all;
        }

        /** What a case shares of them. */
        public int of(int number) {
            long left = ofCases[number];
            int sum = 0;
            for (int at = 0; left != 0; at += VALUES) {
                sum += sums[at + (int) (left & VALUES - 1)];
                left >>>= Byte.SIZE;
            }
            return sum;
        }
    }
}
