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
 * constraint tightens; points without constraints are not in it and cost nothing.
 *
 * <p>A point whose constraints are all with one other is pendant on that one, as what has a date is on the calendar: every
 * path leads over it, so its bounds follow from two numbers. Only between the other points is a bound kept for each two; of
 * more than {@link #MOST_POINTS} of those none is known.
 */
final class Network {
    /** The bounds between more points would take hundreds of megabytes: then none is reckoned, and each bounds itself. */
    static final int MOST_POINTS = 1_000;

    private static final int NONE = -1;
    private static final int SEVERAL = -2;

    /** The time at {@code to} minus that at {@code from} is at most {@code bound}, by one side of a constraint. */
    private record Edge(int from, int to, long bound, Constraint constraint) {}

    private final Map<TimePoint, Integer> indexes;
    private final UnaryOperator<TimePoint> representative;

    /** By number: what a point is pendant on, or itself; and the row of that one in the bounds. */
    private final int[] hubs;

    private final int[] rows;

    /** By number, of those that are pendant; of the others no time at all. */
    private final long[] toHub;

    private final long[] fromHub;
    private final long[][] bounds;
    private final int kept;
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
        this.hubs = hubs(constraints);
        this.rows = new int[hubs.length];
        this.toHub = new long[hubs.length];
        this.fromHub = new long[hubs.length];
        int row = 0;
        for (int i = 0; i < hubs.length; i++) {
            boolean isPendant = isPendant(i);
            rows[i] = isPendant ? NONE : row++;
            toHub[i] = isPendant ? Bound.NONE : Bound.NOT_POSITIVE;
            fromHub[i] = toHub[i];
            edges.add(new ArrayList<>());
        }
        this.kept = row;
        int ordered = kept <= MOST_POINTS ? kept : 0;
        this.bounds = new long[ordered][ordered];
        for (int i = 0; i < bounds.length; i++) {
            Arrays.fill(bounds[i], Bound.NONE);
            bounds[i][i] = Bound.NOT_POSITIVE;
        }
    }

    private Network(Network other) {
        this.indexes = other.indexes;
        this.representative = other.representative;
        this.hubs = other.hubs;
        this.rows = other.rows;
        this.toHub = other.toHub.clone();
        this.fromHub = other.fromHub.clone();
        this.kept = other.kept;
        this.bounds = Arrays.stream(other.bounds).map(long[]::clone).toArray(long[][]::new);
        this.edges = new ArrayList<>();
        other.edges.forEach(list -> edges.add(new ArrayList<>(list)));
    }

    /** Of two that have only each other, the second is pendant. */
    private int[] hubs(Collection<Constraint> constraints) {
        int[] neighbours = new int[indexes.size()];
        Arrays.fill(neighbours, NONE);
        for (Constraint constraint : constraints) {
            int earlier = index(constraint.earlier()).orElseThrow();
            int later = index(constraint.later()).orElseThrow();
            if (earlier != later) {
                neighbours[earlier] = oneOrSeveral(neighbours[earlier], later);
                neighbours[later] = oneOrSeveral(neighbours[later], earlier);
            }
        }
        int[] found = new int[neighbours.length];
        for (int i = 0; i < found.length; i++) {
            int only = neighbours[i];
            found[i] = only >= 0 && (neighbours[only] == SEVERAL || i > only) ? only : i;
        }
        return found;
    }

    private static int oneOrSeveral(int before, int neighbour) {
        return before == NONE || before == neighbour ? neighbour : SEVERAL;
    }

    private boolean isPendant(int point) {
        return hubs[point] != point;
    }

    Network copy() {
        return new Network(this);
    }

    /** As {@link #admit}, of a constraint between any points that are in the network, which is not admitted. */
    Optional<List<Constraint>> against(Constraint constraint) {
        int earlier = index(constraint.earlier()).orElseThrow();
        int later = index(constraint.later()).orElseThrow();
        // Both bounds are tested first: together they hold some distance, so if each can hold, both can.
        if (Bound.plus(bound(earlier, later), constraint.distance().back()) < Bound.NOT_POSITIVE) {
            return Optional.of(paths(earlier).to(later));
        }
        if (Bound.plus(bound(later, earlier), constraint.distance().forth()) < Bound.NOT_POSITIVE) {
            return Optional.of(paths(later).to(earlier));
        }
        return Optional.empty();
    }

    /**
     * Admits a constraint unless those before contradict it; then returns those that do, as a path from the earlier
     * point of the constraint to the later or from the later to the earlier, and is not changed.
     *
     * @param constraint one of those that the network was made for, or between the same points
     */
    Optional<List<Constraint>> admit(Constraint constraint) {
        Optional<List<Constraint>> contradicting = against(constraint);
        if (contradicting.isEmpty()) {
            int earlier = index(constraint.earlier()).orElseThrow();
            int later = index(constraint.later()).orElseThrow();
            long forth = constraint.distance().forth();
            tighten(new Edge(later, earlier, constraint.distance().back(), constraint));
            if (forth != Bound.NONE) {
                tighten(new Edge(earlier, later, forth, constraint));
            }
        }
        return contradicting;
    }

    private void tighten(Edge edge) {
        edges.get(edge.from()).add(edge);
        if (edge.bound() >= bound(edge.from(), edge.to())) {
            return;
        }
        if (isPendant(edge.from())) {
            toHub[edge.from()] = edge.bound();
        } else if (isPendant(edge.to())) {
            fromHub[edge.to()] = edge.bound();
        } else if (isOrdered()) {
            tightenRows(rows[edge.from()], rows[edge.to()], edge.bound());
        }
    }

    // A pair tightens only if its path through the edge is better than what both its ends had to the edge's far end.
    private void tightenRows(int from, int to, long bound) {
        int[] sources = nearer(i -> bounds[i][from], i -> bounds[i][to], bound);
        int[] targets = nearer(j -> bounds[to][j], j -> bounds[from][j], bound);
        for (int i : sources) {
            long reach = Bound.plus(bounds[i][from], bound);
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
        if (from < 0 || to < 0) {
            return Bound.NONE;
        }
        return Bound.plus(Bound.plus(toHub[from], boundOfHubs(hubs[from], hubs[to])), fromHub[to]);
    }

    private long boundOfHubs(int from, int to) {
        if (from == to) {
            return Bound.NOT_POSITIVE;
        }
        return isOrdered() ? bounds[rows[from]][rows[to]] : Bound.NONE;
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
        return kept <= MOST_POINTS;
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
        private final Edge[] cameBy = new Edge[2 * hubs.length];
        private final int[] cameFrom = new int[2 * hubs.length];

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
                    long sum = Bound.milliseconds(bound(source, point)) + Bound.milliseconds(edge.bound());
                    int next = 2 * edge.to() + (Bound.isStrict(edge.bound()) ? 1 : state % 2);
                    if (cameFrom[next] < 0 && sum == Bound.milliseconds(bound(source, edge.to()))) {
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
            int state = 2 * target + (Bound.isStrict(bound(source, target)) ? 1 : 0);
            while (state != 2 * source) {
                path.add(cameBy[state].constraint());
                state = cameFrom[state];
            }
            Collections.reverse(path);
            return path;
        }
    }
}
