package org.casegraph.cohort.order;

import java.util.BitSet;

/**
 * Which of the starts of a case's events come before which others, by their numbers. What is said of the first of some follows
 * from it exactly: that one of some comes before each of others holds in every timeline just where each of the others has one
 * that does.
 *
 * @param certainlyPrecedes by the number of the earlier
 * @param certainlyNotAfter itself included
 * @param probablyPrecedes what is certain included
 */
record StartOrder(BitSet[] certainlyPrecedes, BitSet[] certainlyNotAfter, BitSet[] probablyPrecedes) {

    boolean firstCertainlyPrecedes(int[] some, int[] others) {
        return eachHasOneBefore(others, some, certainlyPrecedes);
    }

    boolean firstProbablyPrecedes(int[] some, int[] others) {
        return eachHasOneBefore(others, some, probablyPrecedes);
    }

    /** Whether no timeline has the first of some after the first of others. */
    boolean firstCertainlyIsNotAfter(int[] some, int[] others) {
        return eachHasOneBefore(others, some, certainlyNotAfter);
    }

    /** Whether anything is known of the order of any of these. */
    boolean isTold(int[] some) {
        for (int one : some) {
            if (certainlyNotAfter[one].cardinality() > 1 || !probablyPrecedes[one].isEmpty()) {
                return true;
            }
            for (int other = 0; other < certainlyNotAfter.length; other++) {
                if (other != one && (certainlyNotAfter[other].get(one) || probablyPrecedes[other].get(one))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean eachHasOneBefore(int[] later, int[] earlier, BitSet[] order) {
        for (int each : later) {
            boolean has = false;
            for (int i = 0; i < earlier.length && !has; i++) {
                has = order[earlier[i]].get(each);
            }
            if (!has) {
                return false;
            }
        }
        return true;
    }
}
