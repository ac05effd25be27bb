package org.casegraph.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A simple temporal network in its minimal form: the tightest bound between any two points that all constraints
 * together entail. It is kept minimal as constraints are admitted one by one, which touches only the pairs that a
 * constraint tightens; points without constraints are not in it and cost nothing. Of more than {@link #MOST_POINTS} it
 * knows only which they are.
 */
final class Network {
    /** The bounds between more points would take hundreds of megabytes: then none is reckoned, and each bounds itself. */
    static final int MOST_POINTS = 1_000;

    /** The time at {@code to} minus that at {@code from} is at most {@code bound}, by one side of a constraint. */
    private record Edge(int from, int to, long bound, Constraint constraint) {}

    private final Map<TimePoint, Integer> indexes;
    private final UnaryOperator<TimePoint> representative;
    private final long[][] bounds;
    private final List<List<Edge>> edges;

    /** A network without constraints over the points that the constraints are between. */
    Network(Collection<Constraint> constraints, UnaryOperator<TimePoint> representative) {
        this.indexes = new HashMap<>();
        this.representative = representative;
        this.edges = new ArrayList<>();
        for (Constraint constraint : constraints) {
            for (TimePoint point : List.of(constraint.earlier(), constraint.later())) {
                indexes.putIfAbsent(representative.apply(point), indexes.size());
            }
        }
        int ordered = indexes.size() <= MOST_POINTS ? indexes.size() : 0;
        this.bounds = new long[ordered][ordered];
        for (int i = 0; i < bounds.length; i++) {
            Arrays.fill(bounds[i], Bound.NONE);
            bounds[i][i] = Bound.NOT_POSITIVE;
            edges.add(new ArrayList<>());
        }
    }

    private Network(Network other) {
        this.indexes = other.indexes;
        this.representative = other.representative;
        this.bounds = Arrays.stream(other.bounds).map(long[]::clone).toArray(long[][]::new);
        this.edges = new ArrayList<>();
        other.edges.forEach(list -> edges.add(new ArrayList<>(list)));
    }

    Network copy() {
        return new Network(this);
    }

    /**
     * Admits a constraint unless those before contradict it; then returns those that do, as a path from the earlier
     * point of the constraint to the later or from the later to the earlier, and is not changed.
     */
    Optional<List<Constraint>> admit(Constraint constraint) {
        if (!isOrdered()) {
            return Optional.empty();
        }
        int earlier = index(constraint.earlier()).orElseThrow();
        int later = index(constraint.later()).orElseThrow();
        long back = constraint.distance().back();
        long forth = constraint.distance().forth();
        // Both bounds are tested first: together they hold some distance, so if each can hold, both can.
        if (Bound.plus(bounds[earlier][later], back) < Bound.NOT_POSITIVE) {
            return Optional.of(paths(earlier).to(later));
        }
        if (Bound.plus(bounds[later][earlier], forth) < Bound.NOT_POSITIVE) {
            return Optional.of(paths(later).to(earlier));
        }
        tighten(new Edge(later, earlier, back, constraint));
        if (forth != Bound.NONE) {
            tighten(new Edge(earlier, later, forth, constraint));
        }
        return Optional.empty();
    }

    // A pair tightens only if its path through the edge is better than what both its ends had to the edge's far end.
    private void tighten(Edge edge) {
        int from = edge.from();
        int to = edge.to();
        edges.get(from).add(edge);
        if (edge.bound() >= bounds[from][to]) {
            return;
        }
        int[] sources = nearer(i -> bounds[i][from], i -> bounds[i][to], edge.bound());
        int[] targets = nearer(j -> bounds[to][j], j -> bounds[from][j], edge.bound());
        for (int i : sources) {
            long reach = Bound.plus(bounds[i][from], edge.bound());
            for (int j : targets) {
                bounds[i][j] = Math.min(bounds[i][j], Bound.plus(reach, bounds[to][j]));
            }
        }
    }

    private interface Row {
        long bound(int point);
    }

    private int[] nearer(Row near, Row far, long bound) {
        int[] points = new int[bounds.length];
        int count = 0;
        for (int i = 0; i < bounds.length; i++) {
            if (Bound.plus(near.bound(i), bound) < far.bound(i)) {
                points[count++] = i;
            }
        }
        return Arrays.copyOf(points, count);
    }

    /** The tightest bound on the time of {@code to} minus that of {@code from}; {@link Bound#NONE} if there is none. */
    long bound(TimePoint from, TimePoint to) {
        TimePoint start = representative.apply(from);
        TimePoint end = representative.apply(to);
        if (start.equals(end)) {
            return Bound.NOT_POSITIVE;
        }
        Integer i = indexes.get(start);
        Integer j = indexes.get(end);
        return i == null || j == null ? Bound.NONE : bound(i, j);
    }

    /** As {@link #bound(TimePoint, TimePoint)}, by numbers that {@link #numbers} gave. */
    long bound(int from, int to) {
        if (from == to) {
            return Bound.NOT_POSITIVE;
        }
        return from < 0 || to < 0 || !isOrdered() ? Bound.NONE : bounds[from][to];
    }

    /** A number for each point, the same for those at one time by name; negative for those without constraints. */
    int[] numbers(List<TimePoint> points) {
        Map<TimePoint, Integer> free = new HashMap<>();
        return points.stream()
                .map(representative)
                .mapToInt(point -> indexes.containsKey(point)
                        ? indexes.get(point)
                        : free.computeIfAbsent(point, unseen -> -1 - free.size()))
                .toArray();
    }

    /** Whether the bounds between its points are known. */
    boolean isOrdered() {
        return indexes.size() <= MOST_POINTS;
    }

    /** How many points have a constraint. */
    int size() {
        return indexes.size();
    }

    /** How many bounds are in memory. */
    long cells() {
        return (long) bounds.length * bounds.length;
    }

    Set<TimePoint> points() {
        return Collections.unmodifiableSet(indexes.keySet());
    }

    Optional<Integer> index(TimePoint point) {
        return Optional.ofNullable(indexes.get(representative.apply(point)));
    }

    /** The shortest paths from a point that is in the network. */
    Paths paths(int source) {
        return new Paths(source);
    }

    /**
     * Shortest paths from one point, of those equally short the ones with the fewest edges. Only edges that lie on a
     * shortest path are walked, and it is remembered whether a strict one was among them: of two paths with the same
     * sum the one with a strict edge is the tighter.
     */
    final class Paths {
        private final int source;
        private final Edge[] cameBy = new Edge[2 * bounds.length];
        private final int[] cameFrom = new int[2 * bounds.length];

        private Paths(int source) {
            this.source = source;
            Arrays.fill(cameFrom, -1);
            int start = 2 * source;
            cameFrom[start] = start;
            Deque<Integer> open = new ArrayDeque<>(List.of(start));
            while (!open.isEmpty()) {
                int state = open.remove();
                int point = state / 2;
                for (Edge edge : edges.get(point)) {
                    long sum = Bound.milliseconds(bounds[source][point]) + Bound.milliseconds(edge.bound());
                    int next = 2 * edge.to() + (Bound.isStrict(edge.bound()) ? 1 : state % 2);
                    if (cameFrom[next] < 0 && sum == Bound.milliseconds(bounds[source][edge.to()])) {
                        cameFrom[next] = state;
                        cameBy[next] = edge;
                        open.add(next);
                    }
                }
            }
        }

        /** The constraints in the order of walking; there must be a bound. */
        List<Constraint> to(int target) {
            List<Constraint> path = new ArrayList<>();
            int state = 2 * target + (Bound.isStrict(bounds[source][target]) ? 1 : 0);
            while (state != 2 * source) {
                path.add(cameBy[state].constraint());
                state = cameFrom[state];
            }
            Collections.reverse(path);
            return path;
        }
    }
}
