package org.casegraph.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The intervals in which a distribution can have mass without being less likely than another: from a lower bound to the
 * next bound, if that is an upper one.
 */
final class InnermostIntervals {
    private final List<Cut> lower = new ArrayList<>();
    private final List<Cut> upper = new ArrayList<>();
    private final List<Range> ranges;

    /** Directly before or behind a time. */
    private record Cut(double time, boolean isBehind) implements Comparable<Cut> {
        private static final Comparator<Cut> ORDER =
                Comparator.comparingDouble(Cut::time).thenComparing(Cut::isBehind);

        @Override
        public int compareTo(Cut other) {
            return ORDER.compare(this, other);
        }
    }

    private record Bound(Cut cut, boolean isLower) {
        /** Between an upper bound and a lower one at the same cut there is nothing. */
        private static final Comparator<Bound> ORDER =
                Comparator.comparing(Bound::cut).thenComparing(Bound::isLower);
    }

    /**
     * Which of the intervals lie between the bounds of a time.
     *
     * @param first counted from 0
     * @param end the first behind them
     */
    record Range(int first, int end) {}

    private InnermostIntervals(List<TimeBounds> times) {
        List<Bound> bounds = times.stream()
                .flatMap(time -> List.of(new Bound(lower(time), true), new Bound(upper(time), false)).stream())
                .sorted(Bound.ORDER)
                .toList();
        for (int i = 0; i + 1 < bounds.size(); i++) {
            if (bounds.get(i).isLower() && !bounds.get(i + 1).isLower()) {
                lower.add(bounds.get(i).cut());
                upper.add(bounds.get(i + 1).cut());
            }
        }
        ranges = times.stream()
                .map(time -> new Range(first(lower, lower(time), false), first(upper, upper(time), true)))
                .toList();
    }

    static InnermostIntervals of(List<TimeBounds> times) {
        return new InnermostIntervals(times);
    }

    int size() {
        return lower.size();
    }

    /** Of each time, in the order given. */
    List<Range> ranges() {
        return ranges;
    }

    TurnbullEstimate.Box box(int number, double mass) {
        Cut from = lower.get(number);
        Cut to = upper.get(number);
        return new TurnbullEstimate.Box(from.time(), !from.isBehind(), to.time(), to.isBehind(), mass);
    }

    private static Cut lower(TimeBounds time) {
        return new Cut(time.from(), !time.isFromIncluded());
    }

    private static Cut upper(TimeBounds time) {
        return new Cut(time.to(), time.isToIncluded());
    }

    /** The first that is not before the cut, or that is behind it. */
    private static int first(List<Cut> sorted, Cut cut, boolean isBehind) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = sorted.get(middle).compareTo(cut);
            if (order < 0 || isBehind && order == 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
