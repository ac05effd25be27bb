package org.casegraph.cohort.time;

import java.util.List;
import java.util.Optional;
import org.casegraph.statistics.LogRankTest;
import org.casegraph.statistics.TimeBounds;

/**
 * The curves of groups beside each other, and whether they differ.
 *
 * @param unit of all times
 * @param intervals the test of the times as they are known; none where they cannot tell
 * @param midpoints the usual test, of each time as it is written, or else the middle; none where it cannot tell
 */
public record Curves(
        String unit, List<GroupCurve> groups, Optional<LogRankTest> intervals, Optional<LogRankTest> midpoints) {
    /** Why there is no test of groups with times: the times of all may be the same. */
    public static final String ONE_CLASS = "cannot tell: all in one class";

    public static Curves of(String unit, List<GroupTimes> groups) {
        List<List<TimeBounds>> times = groups.stream().map(GroupTimes::times).toList();
        boolean areTested = times.stream().filter(each -> !each.isEmpty()).count() > 1;
        return new Curves(
                unit,
                groups.stream().map(GroupCurve::of).toList(),
                areTested ? LogRankTest.ofIntervals(times) : Optional.empty(),
                areTested
                        ? LogRankTest.ofMidpoints(
                                groups.stream().map(GroupTimes::asWritten).toList())
                        : Optional.empty());
    }

    /** The last time of which anything is known in any group. */
    public double last() {
        return groups.stream().mapToDouble(GroupCurve::last).max().orElse(0);
    }

    /** What is said in the place of a test that is none. */
    public String whyNotTested() {
        return groups.size() < 2
                ? "one group only"
                : groups.stream().filter(group -> !group.boxes().isEmpty()).count() < 2
                        ? "cannot tell: fewer than two groups have a time"
                        : ONE_CLASS;
    }
}
