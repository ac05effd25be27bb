package org.casegraph.undecided;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.casegraph.timeline.Bound;
import org.casegraph.timeline.PairwiseOrder;

/** The tightest bounds between each two of some moments, and what they would be with one fact more. */
final class Bounds {
    private static final long STRICTLY_BEFORE = Bound.of(0, true);

    /** By the numbers of two moments, a bound on the time of the second less that of the first. */
    private final long[][] bounds;

    private Bounds(long[][] bounds) {
        this.bounds = bounds;
    }

    /** @param numbers of each moment in the order */
    static Bounds of(PairwiseOrder order, int[] numbers) {
        long[][] bounds = new long[numbers.length][numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            for (int j = 0; j < numbers.length; j++) {
                bounds[i][j] = i == j ? Bound.NOT_POSITIVE : order.bound(numbers[i], numbers[j]);
            }
        }
        return new Bounds(bounds);
    }

    int size() {
        return bounds.length;
    }

    long bound(int from, int to) {
        return bounds[from][to];
    }

    /** Whether neither is certain to start before the other, nor both at the same time. */
    boolean isOpen(int one, int other) {
        return isOpen(bounds[one][other], bounds[other][one]);
    }

    private static boolean isOpen(long forth, long back) {
        return forth >= Bound.NOT_POSITIVE && back >= Bound.NOT_POSITIVE && Math.max(forth, back) > Bound.NOT_POSITIVE;
    }

    int open() {
        int open = 0;
        for (int i = 0; i < size(); i++) {
            for (int j = i + 1; j < size(); j++) {
                open += isOpen(i, j) ? 1 : 0;
            }
        }
        return open;
    }

    /** The order of two moments that is possible: one reply where it is certain. */
    List<Reply> replies(int one, int other) {
        return Reply.ORDERS.stream().filter(reply -> allows(one, reply, other)).toList();
    }

    private boolean allows(int one, Reply reply, int other) {
        return edges(one, reply, other).stream()
                .allMatch(edge -> Bound.plus(edge.bound(), bounds[edge.to()][edge.from()]) >= Bound.NOT_POSITIVE);
    }

    /** A bound on the time of one moment less that of another. */
    private record Edge(int from, int to, long bound) {}

    private static List<Edge> edges(int one, Reply reply, int other) {
        return switch (reply) {
            case BEFORE -> List.of(new Edge(other, one, STRICTLY_BEFORE));
            case AFTER -> List.of(new Edge(one, other, STRICTLY_BEFORE));
            case TOGETHER ->
                List.of(new Edge(other, one, Bound.NOT_POSITIVE), new Edge(one, other, Bound.NOT_POSITIVE));
            case DAYS -> throw new IllegalArgumentException("a number of days is no order");
        };
    }

    /** With the order that one comes before, with or after another, which must be possible. */
    Bounds with(int one, Reply reply, int other) {
        Bounds more = new Bounds(Arrays.stream(bounds).map(long[]::clone).toArray(long[][]::new));
        edges(one, reply, other).forEach(more::tighten);
        return more;
    }

    private void tighten(Edge edge) {
        for (int i = 0; i < size(); i++) {
            long reach = Bound.plus(bounds[i][edge.from()], edge.bound());
            if (reach != Bound.NONE) {
                for (int j = 0; j < size(); j++) {
                    bounds[i][j] = Math.min(bounds[i][j], Bound.plus(reach, bounds[edge.to()][j]));
                }
            }
        }
    }

    /** How many pairs are open here and no longer {@link #with} this order, without making that. */
    int decided(int one, Reply reply, int other) {
        List<Edge> edges = edges(one, reply, other);
        int[] touched = IntStream.range(0, size())
                .filter(i -> edges.stream()
                        .anyMatch(edge -> bounds[i][edge.from()] != Bound.NONE || bounds[edge.to()][i] != Bound.NONE))
                .toArray();
        int decided = 0;
        for (int i = 0; i < touched.length; i++) {
            for (int j = i + 1; j < touched.length; j++) {
                decided += isOpen(touched[i], touched[j]) && isDecided(touched[i], touched[j], edges) ? 1 : 0;
            }
        }
        return decided;
    }

    /** No shortest path goes over both edges of one time. */
    private boolean isDecided(int one, int other, List<Edge> edges) {
        long forth = bounds[one][other];
        long back = bounds[other][one];
        for (Edge edge : edges) {
            forth = Math.min(forth, over(one, edge, other));
            back = Math.min(back, over(other, edge, one));
        }
        return !isOpen(forth, back);
    }

    private long over(int from, Edge edge, int to) {
        return Bound.plus(Bound.plus(bounds[from][edge.from()], edge.bound()), bounds[edge.to()][to]);
    }

    /** From the least to the most days that the second comes after the first, as milliseconds; infinite where open. */
    Span span(int first, int second) {
        return new Span(-milliseconds(bounds[second][first]), milliseconds(bounds[first][second]));
    }

    /** How far apart two are. */
    record Span(double least, double most) {
        double width() {
            return most - least;
        }
    }

    /** Whether the distance of two gets narrower whatever that of two others is told to be. */
    boolean narrows(int first, int second, int from, int to) {
        Span told = span(first, second);
        double most = milliseconds(bounds[from][to]);
        double least = milliseconds(bounds[to][from]);
        double[] paths = {
            path(from, first, second, to),
            path(from, second, first, to),
            path(to, first, second, from),
            path(to, second, first, from)
        };
        if (most == Double.POSITIVE_INFINITY && Math.min(paths[0], paths[1]) < most
                || least == Double.POSITIVE_INFINITY && Math.min(paths[2], paths[3]) < least) {
            return true;
        }
        // It stays as wide where no path over the two is shorter: for distances from the one number to the other.
        double idleFrom = Math.max(told.least(), Math.max(excess(most, paths[0]), excess(least, paths[2])));
        double idleTo = Math.min(told.most(), -Math.max(excess(most, paths[1]), excess(least, paths[3])));
        return idleFrom > idleTo;
    }

    /** Of which distance on a path is as long as a bound; of none if there is no path. */
    private static double excess(double bound, double path) {
        return path == Double.POSITIVE_INFINITY ? Double.NEGATIVE_INFINITY : bound - path;
    }

    /** What a path is long without the distance of the two in its middle. */
    private double path(int from, int one, int other, int to) {
        return milliseconds(bounds[from][one]) + milliseconds(bounds[other][to]);
    }

    private static double milliseconds(long bound) {
        return bound == Bound.NONE ? Double.POSITIVE_INFINITY : Bound.milliseconds(bound);
    }
}
