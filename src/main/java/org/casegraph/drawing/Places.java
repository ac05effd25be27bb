package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where each moment is on the axis. What has a place on the scale is drawn there as the range that it has; what has none
 * is put into a zone of its own between the dates that it is proven to follow and to precede, one column further for each
 * step of its order.
 */
final class Places {
    /**
     * @param x of the mark
     * @param from where its range begins on the drawing, {@code to} where it ends; the mark itself where it has none
     */
    record Place(double x, double from, double to) {}

    /** Where moments stand that no order binds to a date. */
    private static final double UNRELATED = Double.MAX_VALUE;

    /** Where those stand that come after every date. */
    private static final double LAST = 1e300;

    private static final double NOWHERE = -Double.MAX_VALUE;

    /** Of the whole extent; an empty stretch that is longer is left out. */
    private static final double LONGEST_GAP = 0.45;

    private static final int MOST_GAPS = 3;
    private static final double APART = 9;

    private final List<Moment> moments;
    private final EventOrder order;
    private final List<Integer> sorted;
    private final double[] cuts;
    private final int[] columns;
    private final Axis axis;
    private final Place[] places;

    Places(CaseTimeline timeline, double left, double width) {
        this.moments = timeline.moments();
        this.order = timeline.order();
        this.sorted = sorted();
        this.cuts = new double[moments.size()];
        this.columns = new int[moments.size()];
        this.axis = new Axis(left, width, stretches(), dated().count(), zones());
        this.places = new Place[moments.size()];
        place();
    }

    Axis axis() {
        return axis;
    }

    Place of(Moment moment) {
        return places[moment.index()];
    }

    /** The moments from left to right. */
    List<Moment> inOrder() {
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

    /** The zones, in order, after each undated moment has its cut and its column. */
    private List<Axis.Zone> zones() {
        List<Integer> undated =
                sorted.stream().filter(i -> !moments.get(i).isDated()).toList();
        // As early as what comes before allows.
        for (int i : undated) {
            double earliest = dated().filter(dated -> order.isDrawnBefore(dated.index(), i))
                    .mapToDouble(dated -> dated.span().to().getAsDouble())
                    .max()
                    .orElse(NOWHERE);
            cuts[i] = Math.max(
                    earliest,
                    bound(undated, j -> order.isDrawnBefore(j, i)).max().orElse(NOWHERE));
        }
        // As late as what comes after allows, the last first.
        for (int n = undated.size() - 1; n >= 0; n--) {
            int i = undated.get(n);
            double latest = DoubleStream.concat(
                            dated().filter(dated -> order.isDrawnBefore(i, dated.index()))
                                    .mapToDouble(dated -> dated.span().from().getAsDouble()),
                            bound(undated, j -> order.isDrawnBefore(i, j)))
                    .min()
                    .orElse(cuts[i]);
            cuts[i] = inGap(latest);
        }
        for (int i : undated) {
            cuts[i] = Math.max(
                    cuts[i],
                    bound(undated, j -> order.isDrawnBefore(j, i)).max().orElse(NOWHERE));
            cuts[i] = cuts[i] == NOWHERE ? UNRELATED : cuts[i];
        }
        Map<Double, Integer> widths = new TreeMap<>();
        for (int i : undated) {
            columns[i] = undated.stream()
                    .filter(j -> cuts[j] == cuts[i] && order.isDrawnBefore(j, i))
                    .mapToInt(j -> columns[j] + 1)
                    .max()
                    .orElse(0);
            widths.merge(cuts[i], columns[i] + 1, Math::max);
        }
        return widths.entrySet().stream()
                .map(zone -> new Axis.Zone(zone.getKey(), zone.getValue(), 0, 0, zone.getKey() != UNRELATED))
                .toList();
    }

    private Stream<Moment> dated() {
        return moments.stream().filter(Moment::isDated);
    }

    private DoubleStream bound(List<Integer> undated, IntPredicate related) {
        return undated.stream()
                .filter(related::test)
                .mapToDouble(j -> cuts[j])
                .filter(cut -> cut != NOWHERE && cut != UNRELATED);
    }

    /** All cuts within a stretch without dates are the one at its end. */
    private double inGap(double cut) {
        if (cut == NOWHERE
                || dated().anyMatch(moment -> moment.span().from().getAsDouble() < cut
                        && cut < moment.span().to().getAsDouble())) {
            return cut;
        }
        return dated().mapToDouble(moment -> moment.span().from().getAsDouble())
                .filter(from -> from >= cut)
                .min()
                .orElse(LAST);
    }

    /** The dated parts of the scale, without its longest gaps. */
    private List<double[]> stretches() {
        List<double[]> spans = moments.stream()
                .filter(Moment::isDated)
                .map(moment -> new double[] {
                    moment.span().from().getAsDouble(), moment.span().to().getAsDouble()
                })
                .sorted(Comparator.comparingDouble(span -> span[0]))
                .toList();
        List<double[]> merged = new ArrayList<>();
        for (double[] span : spans) {
            double[] last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && span[0] <= last[1]) {
                last[1] = Math.max(last[1], span[1]);
            } else {
                merged.add(new double[] {span[0], Math.max(span[1], span[0] + 1)});
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

    private void place() {
        double[] x = new double[moments.size()];
        double[] least = new double[moments.size()];
        double[] most = new double[moments.size()];
        for (Moment moment : moments) {
            int i = moment.index();
            if (moment.isDated()) {
                least[i] = axis.at(moment.span().from().getAsDouble(), false);
                most[i] = Math.max(least[i], axis.at(moment.span().to().getAsDouble(), true));
                x[i] = (least[i] + most[i]) / 2;
            } else {
                Axis.Zone zone = axis.zones().stream()
                        .filter(found -> found.cut() == cuts[i])
                        .findFirst()
                        .orElseThrow();
                x[i] = Axis.column(zone, columns[i]);
                least[i] = x[i];
                most[i] = x[i];
            }
        }
        for (int n = sorted.size() - 1; n >= 0; n--) {
            int i = sorted.get(n);
            for (int j : sorted) {
                if (order.isDrawnBefore(i, j)) {
                    x[i] = Math.max(least[i], Math.min(x[i], x[j] - APART));
                }
            }
        }
        for (int i : sorted) {
            for (int j : sorted) {
                if (order.isDrawnBefore(j, i)) {
                    x[i] = Math.min(most[i], Math.max(x[i], x[j] + APART));
                }
            }
            places[i] = new Place(x[i], least[i], most[i]);
        }
    }
}
