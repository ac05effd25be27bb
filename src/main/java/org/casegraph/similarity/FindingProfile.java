package org.casegraph.similarity;

import java.util.Arrays;

/** What is known of one patient, by the numbers of the classes that are compared, rising. No row is to be changed. */
final class FindingProfile {
    private final int[] present;
    private final int[] mostSpecific;
    private final int[] absent;

    FindingProfile(int[] present, int[] mostSpecific, int[] absent) {
        this.present = present;
        this.mostSpecific = mostSpecific;
        this.absent = absent;
    }

    /** With all above them. */
    int[] present() {
        return present;
    }

    /** Of those present such as have none of the others below them. */
    int[] mostSpecific() {
        return mostSpecific;
    }

    /** What is denied, without what is below it. */
    int[] absent() {
        return absent;
    }

    boolean has(int type) {
        return Arrays.binarySearch(present, type) >= 0;
    }
}
