package org.casegraph.store.column;

import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/**
 * How much one store can number.
 *
 * @param column bytes of each column
 * @param terms of all kinds
 * @param places triples and sets that stand in the rows
 * @param properties with those in sets counted twice
 */
record Capacity(long column, int terms, int places, int properties) {
    /** Most columns hold numbers of 32 bits. */
    private static final int NUMBERS = ColumnFile.MOST / Integer.BYTES;

    /** The column of the rows has one number more than there are terms; 16 bits tell the properties apart. */
    static final Capacity FULL = new Capacity(ColumnFile.MOST, NUMBERS - 1, NUMBERS, 1 << Character.SIZE);

    /** @throws Problem if so many bytes of a column are too many */
    void requireColumn(Section section, long bytes) {
        if (bytes > column) {
            throw tooLarge("column " + section, "a store holds " + column + " bytes of it");
        }
    }

    /** @throws Problem if so many terms are too many */
    void requireTerms(long count) {
        if (count > terms) {
            throw tooLarge("the terms", "a store holds " + terms + " of them");
        }
    }

    /** @throws Problem if so many places are too many */
    void requirePlaces(long count) {
        if (count > places) {
            throw tooLarge("the triples", "a store holds " + places + " that do not follow from others");
        }
    }

    /** @throws Problem if so many properties, and so many of them in sets, are too many */
    void requireProperties(int count, int inSets) {
        if (count + inSets > properties) {
            throw tooLarge(
                    "the properties", "a store holds " + (properties - inSets) + " of them, and these are " + count);
        }
    }

    private static Problem tooLarge(String where, String what) {
        return Problem.of(Mistake.STORE_TOO_LARGE, where, what, "Split the sources into several stores");
    }
}
