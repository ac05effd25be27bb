package org.casegraph.timeline;

import java.util.List;

/**
 * How the starts of some occurrences of a case lie to each other, by their numbers.
 *
 * @param certain the tightest bounds by stated and marked constraints; at {@code [i][j]} that of {@code j} minus {@code i}
 * @param probable likewise, the order of telling admitted
 */
public record PairwiseOrder(long[][] certain, long[][] probable) {

    static PairwiseOrder of(List<TimePoint> starts, Network certain, Network probable) {
        long[][] certainly = certain.bounds(starts);
        return new PairwiseOrder(certainly, probable == certain ? certainly : probable.bounds(starts));
    }

    public boolean certainlyPrecedes(int one, int other) {
        return certain[other][one] < Bound.NOT_POSITIVE;
    }

    public boolean certainlyNotAfter(int one, int other) {
        return certain[other][one] <= Bound.NOT_POSITIVE;
    }

    public boolean probablyPrecedes(int one, int other) {
        return probable[other][one] < Bound.NOT_POSITIVE;
    }

    public boolean probablyNotAfter(int one, int other) {
        return probable[other][one] <= Bound.NOT_POSITIVE;
    }

    public boolean areSimultaneous(int one, int other) {
        return certain[other][one] == Bound.NOT_POSITIVE && certain[one][other] == Bound.NOT_POSITIVE;
    }

    /** Whether either may come before the other. */
    boolean isUndetermined(int one, int other) {
        long back = certain[other][one];
        long forth = certain[one][other];
        return back >= Bound.NOT_POSITIVE && forth >= Bound.NOT_POSITIVE && Math.max(back, forth) > Bound.NOT_POSITIVE;
    }
}
