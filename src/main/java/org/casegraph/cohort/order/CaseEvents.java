package org.casegraph.cohort.order;

import java.util.Arrays;
import java.util.Optional;

/**
 * What happened in a case.
 *
 * @param classes by their numbers, ascending, those of which it tells an event
 * @param events of each of these classes the numbers of its events in the order of starts
 * @param order empty where nothing tells the order of any two
 */
record CaseEvents(int[] classes, int[][] events, Optional<StartOrder> order) {

    /** @throws IllegalArgumentException if the case tells none of the class */
    int[] ofClass(int type) {
        int place = Arrays.binarySearch(classes, type);
        if (place < 0) {
            throw new IllegalArgumentException("the case has none of the class " + type);
        }
        return events[place];
    }
}
