package org.casegraph.similarity;

import java.util.Arrays;

/**
 * What is known of one patient, by the numbers of the classes that are compared, rising.
 *
 * @param present with all above them
 * @param mostSpecific of these such as have none of the others below them
 * @param absent what is denied, without what is below it
 */
record FindingProfile(int[] present, int[] mostSpecific, int[] absent) {
    boolean has(int type) {
        return Arrays.binarySearch(present, type) >= 0;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
