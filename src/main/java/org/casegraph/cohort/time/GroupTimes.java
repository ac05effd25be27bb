package org.casegraph.cohort.time;

import java.util.List;
import java.util.SortedMap;
import org.casegraph.statistics.TimeBounds;

/**
 * What is known of the times of a group of cases.
 *
 * @param label as the asker calls the group
 * @param cases how many there are
 * @param times of those that can be used, from 0
 * @param asWritten the same as is usual: of an age in completed years, months, weeks or days that age itself
 * @param notUsed how many of the others there are, by why
 */
public record GroupTimes(
        String label,
        int cases,
        List<TimeBounds> times,
        List<TimeBounds> asWritten,
        SortedMap<String, Integer> notUsed) {
    public GroupTimes {
        times = List.copyOf(times);
        asWritten = List.copyOf(asWritten);
    }
}
