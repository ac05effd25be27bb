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
    void writeTo(ColumnOutput out) throws IOException {
        for (long count :
                new long[] {sharedTerms, caseTerms, cases, plain, sets, local, graphs, places, triples, quads}) {
            out.writeLong(count);
        }
    }

    /** As they stand in {@link Section#COUNTS}. */
    public static Counts of(LongBuffer counts) {
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
