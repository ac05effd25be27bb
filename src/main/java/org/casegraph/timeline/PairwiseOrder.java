package org.casegraph.timeline;

import java.util.List;
import java.util.function.UnaryOperator;

/** How the starts of some occurrences of a case lie to each other, by their numbers. */
public final class PairwiseOrder {
    private final Network certain;
    private final Network probable;
    private final int[] numbers;

    private PairwiseOrder(Network certain, Network probable, int[] numbers) {
        this.certain = certain;
        this.probable = probable;
        this.numbers = numbers;
    }

    /**
     * @param certain by stated and marked constraints
     * @param probable of the same points, the order of telling admitted
     */
    static PairwiseOrder of(List<TimePoint> starts, Network certain, Network probable) {
        return new PairwiseOrder(certain, probable, certain.numbers(starts));
    }

    static PairwiseOrder ofNothing() {
        Network nothing = new Network(List.of(), UnaryOperator.identity());
        return of(List.of(), nothing, nothing);
    }

    /** Whether anything ties its start to another: what nothing ties has no order to any but those of the same start. */
    public boolean isBound(int one) {
        return numbers[one] >= 0;
    }

    /** The number of its start: equal for those that start together by name. */
    public int start(int one) {
        return numbers[one];
    }

    public boolean certainlyPrecedes(int one, int other) {
        return certain(other, one) < Bound.NOT_POSITIVE;
    }

    public boolean certainlyNotAfter(int one, int other) {
        return certain(other, one) <= Bound.NOT_POSITIVE;
    }

    public boolean probablyPrecedes(int one, int other) {
        return probable(other, one) < Bound.NOT_POSITIVE;
    }

    public boolean probablyNotAfter(int one, int other) {
        return probable(other, one) <= Bound.NOT_POSITIVE;
    }

    public boolean areSimultaneous(int one, int other) {
        return certain(other, one) == Bound.NOT_POSITIVE && certain(one, other) == Bound.NOT_POSITIVE;
    }

    /** The tightest certain {@link Bound} on the time of one less that of another. */
    public long bound(int from, int to) {
        return certain(from, to);
    }

    /** Whether either may come before the other. */
    boolean isUndetermined(int one, int other) {
        long back = certain(other, one);
        long forth = certain(one, other);
        return back >= Bound.NOT_POSITIVE && forth >= Bound.NOT_POSITIVE && Math.max(back, forth) > Bound.NOT_POSITIVE;
    }

    private long certain(int from, int to) {
        return certain.bound(numbers[from], numbers[to]);
    }

    private long probable(int from, int to) {
        return probable.bound(numbers[from], numbers[to]);
    }
}
