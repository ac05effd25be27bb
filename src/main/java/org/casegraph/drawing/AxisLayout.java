package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.chronicle.EventOrder;
import org.casegraph.chronicle.SimultaneousEvents;

/**
 * Where each moment is on the axis. What has a place on the scale is drawn there as the range that it has; what has none
 * is put into a zone of its own between the dates that it is proven to follow and to precede, one column further for each
 * step of its order.
 */
public final class AxisLayout {
    /**
     * @param x of the mark
     * @param from where its range begins on the drawing, {@code to} where it ends; the mark itself where it has none
     */
    record Place(double x, double from, double to) {}

    /** Of the whole extent; an empty stretch that is longer is left out. */
    private static final double LONGEST_GAP = 0.45;

    private static final int MOST_GAPS = 3;
    private static final double APART = 9;

    private final List<SimultaneousEvents> moments;
    private final EventOrder order;
    private final List<Integer> sorted;
    private final UndatedZones cuts;
    private final Axis axis;
    private final Place[] places;

    public AxisLayout(CaseTimeline timeline, double left, double width) {
        this(timeline.moments(), timeline.order(), left, width);
    }

    /** @param moments by their numbers in the order */
    AxisLayout(List<SimultaneousEvents> moments, EventOrder order, double left, double width) {
        this.moments = moments;
        this.order = order;
        this.sorted = sorted();
        this.cuts = new UndatedZones(moments, order, sorted);
        long dated = moments.stream().filter(SimultaneousEvents::isDated).count();
        this.axis = new Axis(left, width, stretches(), dated, cuts.zones());
        this.places = new Place[moments.size()];
        placeUndated();
        placeDated();
    }

    private AxisLayout(AxisLayout whole, CaseTimeline part, int[] numbers) {
        this.moments = part.moments();
        this.order = part.order();
        this.cuts = whole.cuts;
        this.axis = whole.axis;
        this.places = Arrays.stream(numbers).mapToObj(i -> whole.places[i]).toArray(Place[]::new);
        this.sorted = sorted();
    }

    /**
     * The same places for one of the timelines that were placed together.
     *
     * @param numbers of its moments among all
     */
    AxisLayout part(CaseTimeline timeline, int[] numbers) {
        return new AxisLayout(this, timeline, numbers);
    }

    /** The zones in which an undated moment stands. */
    List<Axis.Zone> zonesInUse() {
        return axis.zones().stream()
                .filter(zone -> moments.stream()
                        .anyMatch(moment -> !moment.isDated()
                                && of(moment).x() >= zone.x() - 1
                                && of(moment).x() <= zone.x() + zone.width()))
                .toList();
    }

    /** The first day of a dated moment. */
    static double from(SimultaneousEvents dated) {
        return dated.span().from().getAsDouble();
    }

    /** The end of its last day, so that there is a before and an after of each. */
    static double to(SimultaneousEvents dated) {
        return Math.max(dated.span().to().getAsDouble(), from(dated) + 1);
    }

    public Axis axis() {
        return axis;
    }

    public Place of(SimultaneousEvents moment) {
        return places[moment.index()];
    }

    /** The moments from left to right. */
    List<SimultaneousEvents> inOrder() {
        return sorted.stream()
                .map(moments::get)
                .sorted(Comparator.comparingDouble(moment -> of(moment).x()))
                .toList();
    }

    /** A proven order: each after all that are drawn before it. */
    private List<Integer> sorted() {
        int[] before = new int[moments.size()];
        for (int i = 0; i < before.length; i++) {
            for (int j = 0; j < before.length; j++) {
                if (i != j && order.isDrawnBefore(j, i)) {
                    before[i]++;
                }
            }
        }
        // Each relation is closed, so what comes later has more before it.
        return IntStream.range(0, before.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> before[i]).thenComparing(i -> i))
                .toList();
    }

    /** The dated parts of the scale, without its longest gaps. */
    private List<double[]> stretches() {
        List<SimultaneousEvents> dated = moments.stream()
                .filter(SimultaneousEvents::isDated)
                .sorted(Comparator.comparingDouble(AxisLayout::from))
                .toList();
        List<double[]> merged = new ArrayList<>();
        for (SimultaneousEvents moment : dated) {
            double[] last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && from(moment) <= last[1]) {
                last[1] = Math.max(last[1], to(moment));
            } else {
                merged.add(new double[] {from(moment), to(moment)});
            }
        }
        return joined(merged);
    }

    /** With every gap closed that is not among the longest. */
    private static List<double[]> joined(List<double[]> stretches) {
        if (stretches.size() < 2) {
            return stretches;
        }
        double extent = stretches.get(stretches.size() - 1)[1] - stretches.get(0)[0];
        List<Double> left = new ArrayList<>();
        List<Double> gaps = IntStream.range(1, stretches.size())
                .mapToObj(i -> stretches.get(i)[0] - stretches.get(i - 1)[1])
                .sorted(Comparator.reverseOrder())
                .toList();
        for (double gap : gaps) {
            if (left.size() == MOST_GAPS || gap < LONGEST_GAP * extent) {
                break;
            }
            left.add(gap);
            extent -= gap;
        }
        List<double[]> joined = new ArrayList<>(List.of(stretches.get(0)));
        for (double[] next : stretches.subList(1, stretches.size())) {
            double[] last = joined.get(joined.size() - 1);
            if (left.remove(next[0] - last[1])) {
                joined.add(next);
            } else {
                last[1] = next[1];
            }
        }
        return joined;
    }

    private void placeUndated() {
        for (SimultaneousEvents moment : moments) {
            if (!moment.isDated()) {
                Axis.Zone zone = axis.zones().stream()
                        .filter(found -> found.cut() == cuts.cut(moment.index()))
                        .findFirst()
                        .orElseThrow();
                double x = Axis.column(zone, cuts.column(moment.index()));
                places[moment.index()] = new Place(x, x, x);
            }
        }
    }

    /** Each as near to the middle of its range as its order to the others allows, and a little apart from those. */
    private void placeDated() {
        List<Integer> dated =
                sorted.stream().filter(i -> moments.get(i).isDated()).toList();
        double[] days = days(dated);
        Axis.Piece[] pieces = new Axis.Piece[moments.size()];
        double[] x = new double[moments.size()];
        for (int i : dated) {
            boolean endsThere = sorted.stream()
                    .anyMatch(j -> !moments.get(j).isDated() && order.isDrawnBefore(i, j) && cuts.cut(j) == days[i]);
            pieces[i] = axis.piece(days[i], endsThere);
            x[i] = pieces[i].at(days[i]);
        }
        for (int i : dated) {
            double least = x[i];
            double most = Math.min(pieces[i].x() + pieces[i].width(), axis.at(to(moments.get(i)), true));
            for (int j : dated) {
                if (order.isDrawnBefore(j, i) && pieces[j].equals(pieces[i])) {
                    least = Math.max(least, Math.min(most, x[j] + APART));
                }
            }
            x[i] = least;
        }
        for (int n = dated.size() - 1; n >= 0; n--) {
            int i = dated.get(n);
            double most = x[i];
            double least = Math.max(pieces[i].x(), axis.at(from(moments.get(i)), false));
            for (int j : dated) {
                if (order.isDrawnBefore(i, j) && pieces[j].equals(pieces[i])) {
                    most = Math.min(most, Math.max(least, x[j] - APART));
                }
            }
            x[i] = most;
            double start = axis.at(from(moments.get(i)), false);
            places[i] = new Place(x[i], Math.min(start, x[i]), Math.max(axis.at(to(moments.get(i)), true), x[i]));
        }
    }

    /** A day for each that is in its range and contradicts no order. */
    private double[] days(List<Integer> dated) {
        double[] latest = new double[moments.size()];
        for (int n = dated.size() - 1; n >= 0; n--) {
            int i = dated.get(n);
            latest[i] = to(moments.get(i));
            for (int j : sorted) {
                if (order.isDrawnBefore(i, j)) {
                    latest[i] = Math.min(latest[i], moments.get(j).isDated() ? latest[j] : cuts.cut(j));
                }
            }
        }
        double[] days = new double[moments.size()];
        for (int i : dated) {
            double earliest = from(moments.get(i));
            for (int j : sorted) {
                if (order.isDrawnBefore(j, i)) {
                    earliest = Math.max(earliest, moments.get(j).isDated() ? days[j] : cuts.cut(j));
                }
            }
            double middle = (from(moments.get(i)) + to(moments.get(i))) / 2;
            days[i] = Math.max(earliest, Math.min(middle, latest[i]));
        }
        return days;
    }
}
