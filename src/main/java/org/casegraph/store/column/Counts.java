package org.casegraph.store.column;

import java.io.IOException;
import java.nio.LongBuffer;

/**
 * How much there is of everything.
 *
 * @param plain properties whose objects stand in the rows; they have the first numbers
 * @param sets properties whose objects come in sets
 * @param local how many of {@code sets}, the first, have only objects in the case of their subject
 * @param triples of the union of all graphs
 * @param quads of all graphs
 */
public record Counts(
        int sharedTerms,
        int caseTerms,
        int cases,
        int plain,
        int sets,
        int local,
        int graphs,
        int places,
        long triples,
        long quads) {
    private static final int ALL = 10;
    /** Those of 32 bits, which come first. */
    private static final int NUMBERS = 8;

    void writeTo(ColumnOutput out) throws IOException {
        for (long count :
                new long[] {sharedTerms, caseTerms, cases, plain, sets, local, graphs, places, triples, quads}) {
            out.writeLong(count);
        }
    }

    /**
     * As they stand in {@link Section#COUNTS}.
     *
     * @throws IOException if they are not so many, or one is more than a store can hold
     */
    public static Counts of(LongBuffer counts) throws IOException {
        if (counts.limit() != ALL) {
            throw new IOException(counts.limit() + " counts");
        }
        for (int count = 0; count < ALL; count++) {
            if (counts.get(count) < 0 || count < NUMBERS && counts.get(count) > ColumnFile.MOST) {
                throw new IOException("count " + count + " is " + counts.get(count));
            }
        }
        if (counts.get(0) + counts.get(1) > ColumnFile.MOST) {
            throw new IOException("too many terms");
        }
        return new Counts(
                (int) counts.get(0),
                (int) counts.get(1),
                (int) counts.get(2),
                (int) counts.get(3),
                (int) counts.get(4),
                (int) counts.get(5),
                (int) counts.get(6),
                (int) counts.get(7),
                counts.get(8),
                counts.get(9));
    }

    /** Of all kinds; the ids are below. */
    public int terms() {
        return sharedTerms + caseTerms;
    }
}
