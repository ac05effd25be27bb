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

    /**
     * Whether some timeline has the first of some before the first of others, and that before the first of a third. One
     * has it just where an event of each of the first two can be those firsts: nothing says that the one is not before all
     * of the second, or the other neither first of its own nor before all of the third. As times are dense, what allows
     * each of these allows all of them at once.
     */
    boolean firstsPossiblyFollow(int[] some, int[] others, int[] third) {
        for (int one : some) {
            for (int other : others) {
                if (noneIsNotAfter(others, one)
                        && noneIsNotAfter(third, one)
                        && noneIsNotAfter(third, other)
                        && noneIsBefore(others, other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean noneIsNotAfter(int[] some, int event) {
        for (int one : some) {
            if (certainlyNotAfter[one].get(event)) {
                return false;
            }
        }
        return true;
    }

    private boolean noneIsBefore(int[] some, int event) {
        for (int one : some) {
            if (certainlyPrecedes[one].get(event)) {
                return false;
            }
        }
        return true;
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
