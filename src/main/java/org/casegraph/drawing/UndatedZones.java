package org.casegraph.drawing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.casegraph.chronicle.EventOrder;
import org.casegraph.chronicle.SimultaneousEvents;

/**
 * Where the scale is cut for what has no date, and in which column of its zone each undated moment stands: after all that
 * it is proven to follow and before all that it is proven to precede, as near to these as it can be.
 */
final class UndatedZones {
    /** Where moments stand that no order binds to a date. */
    private static final double UNRELATED = Double.MAX_VALUE;

    /** Where those stand that come after every date. */
    private static final double LAST = 1e300;

    private static final double NOWHERE = -Double.MAX_VALUE;

    private final List<SimultaneousEvents> moments;
    private final EventOrder order;
    private final List<Integer> undated;
    private final double[] cuts;
    private final int[] columns;

    /** @param sorted the numbers of the moments in a proven order */
    UndatedZones(List<SimultaneousEvents> moments, EventOrder order, List<Integer> sorted) {
        this.moments = moments;
        this.order = order;
        this.undated = sorted.stream().filter(i -> !moments.get(i).isDated()).toList();
        this.cuts = new double[moments.size()];
        this.columns = new int[moments.size()];
        for (int i : undated) {
            cuts[i] = Math.max(
                    before(i).mapToDouble(AxisLayout::to).max().orElse(NOWHERE),
                    cuts(j -> order.isDrawnBefore(j, i)).max().orElse(NOWHERE));
        }
        for (int n = undated.size() - 1; n >= 0; n--) {
            int i = undated.get(n);
            cuts[i] = inGap(
                    after(i).findAny().isPresent()
                            ? betweenDates(i)
                            : cuts(j -> order.isDrawnBefore(i, j)).min().orElse(cuts[i]));
        }
        boolean moved = true;
        while (moved) {
            moved = spread();
        }
        for (int i : undated) {
            cuts[i] = cuts[i] == NOWHERE ? UNRELATED : cuts[i];
        }
        for (int i : undated) {
            columns[i] = undated.stream()
                    .filter(j -> cuts[j] == cuts[i] && order.isDrawnBefore(j, i))
                    .mapToInt(j -> columns[j] + 1)
                    .max()
                    .orElse(0);
        }
    }

    /** Puts each after all before it, and what has no cut yet to the first of those after it; whether any was moved. */
    private boolean spread() {
        boolean moved = false;
        for (int i : undated) {
            double after = cuts(j -> order.isDrawnBefore(j, i)).max().orElse(NOWHERE);
            moved |= after > cuts[i];
            cuts[i] = Math.max(cuts[i], after);
        }
        for (int n = undated.size() - 1; n >= 0; n--) {
            int i = undated.get(n);
            if (cuts[i] == NOWHERE) {
                cuts[i] = cuts(j -> order.isDrawnBefore(i, j)).min().orElse(NOWHERE);
                moved |= cuts[i] != NOWHERE;
            }
        }
        return moved;
    }

    /** In order, without places. */
    List<Axis.Zone> zones() {
        Map<Double, Integer> widths = new TreeMap<>();
        undated.forEach(i -> widths.merge(cuts[i], columns[i] + 1, Math::max));
        return widths.entrySet().stream()
                .map(zone -> new Axis.Zone(zone.getKey(), zone.getValue(), 0, 0, zone.getKey() != UNRELATED))
                .toList();
    }

    /** The day at which the zone of an undated moment stands. */
    double cut(int index) {
        return cuts[index];
    }

    int column(int index) {
        return columns[index];
    }

    /**
     * Where the last range before it ends before the first range after it begins, at that beginning. Otherwise the ranges
     * overlap and it stands within both.
     */
    private double betweenDates(int i) {
        double next = after(i).mapToDouble(AxisLayout::from).min().orElseThrow();
        double least = before(i).mapToDouble(AxisLayout::from).max().orElse(NOWHERE);
        if (next > least) {
            return next;
        }
        double most = Math.min(
                before(i).mapToDouble(AxisLayout::to).max().orElseThrow(),
                after(i).mapToDouble(AxisLayout::to).min().orElseThrow());
        return (least + most) / 2;
    }

    private Stream<SimultaneousEvents> before(int i) {
        return dated().filter(other -> order.isDrawnBefore(other.index(), i));
    }

    private Stream<SimultaneousEvents> after(int i) {
        return dated().filter(other -> order.isDrawnBefore(i, other.index()));
    }

    private Stream<SimultaneousEvents> dated() {
        return moments.stream().filter(SimultaneousEvents::isDated);
    }

    private DoubleStream cuts(IntPredicate related) {
        return undated.stream()
                .filter(related::test)
                .mapToDouble(j -> cuts[j])
                .filter(cut -> cut != NOWHERE && cut != UNRELATED);
    }

    /** All cuts within a stretch without dates are the one at its end. */
    private double inGap(double cut) {
        if (cut == NOWHERE
                || dated().anyMatch(moment -> AxisLayout.from(moment) < cut && cut < AxisLayout.to(moment))) {
            return cut;
        }
        return dated().mapToDouble(AxisLayout::from)
                .filter(from -> from >= cut)
                .min()
                .orElse(LAST);
    }
}
