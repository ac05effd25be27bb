package org.casegraph.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The oracle: tries every assignment of times to a few points. It shares nothing with the solver.
 *
 * <p>With whole numbers as bounds, the fractions of n dense times can be pushed to multiples of 1/n without crossing a
 * bound, so the grid misses no solution; and gaps wider than the widest bound can be drawn together, so neither does the
 * range. Point 0 stays at 0.
 */
final class Assignments {
    /** The time of {@code to} minus that of {@code from} is at most {@code days}, or less than it. */
    record Limit(int from, int to, int days, boolean strict) {}

    private final int points;
    private final int[] time;
    private final int range;
    private final List<List<Limit>> closedBy = new ArrayList<>();

    /** Largest difference seen of each two points, in n-ths of a day; the smallest integer if nothing solves it. */
    private final int[][] widest;

    private boolean solvable;

    Assignments(int points, List<Limit> limits) {
        this.points = points;
        this.time = new int[points];
        this.widest = new int[points][points];
        int largest = limits.stream().mapToInt(l -> Math.abs(l.days())).max().orElse(0);
        this.range = points * (unbounded(largest) + (points - 2) * (largest + 1));
        for (int[] row : widest) {
            Arrays.fill(row, Integer.MIN_VALUE);
        }
        for (int i = 0; i < points; i++) {
            int last = i;
            closedBy.add(limits.stream()
                    .filter(l -> Math.max(l.from(), l.to()) == last)
                    .toList());
        }
        this.largest = largest;
        if (allows(0)) {
            assign(1);
        }
    }

    private final int largest;

    // No finite bound can exceed the sum of the widest bounds on a path through all points.
    private int unbounded(int bound) {
        return (points - 1) * bound + 1;
    }

    private void assign(int point) {
        if (point == points) {
            solvable = true;
            for (int i = 0; i < points; i++) {
                for (int j = 0; j < points; j++) {
                    widest[i][j] = Math.max(widest[i][j], time[j] - time[i]);
                }
            }
            return;
        }
        for (int t = -range; t <= range; t++) {
            time[point] = t;
            if (allows(point)) {
                assign(point + 1);
            }
        }
    }

    private boolean allows(int point) {
        for (Limit limit : closedBy.get(point)) {
            int excess = time[limit.to()] - time[limit.from()] - points * limit.days();
            if (excess > 0 || limit.strict() && excess == 0) {
                return false;
            }
        }
        return true;
    }

    boolean areSolvable() {
        return solvable;
    }

    /** The tightest bound in days; empty if there is none. */
    OptionalDouble bound(int from, int to) {
        return widest[from][to] > points * unbounded(largest) - points
                ? OptionalDouble.empty()
                : OptionalDouble.of(-Math.floorDiv(-widest[from][to], points));
    }

    /** Whether that bound itself cannot be reached. */
    boolean isStrict(int from, int to) {
        return Math.floorMod(widest[from][to], points) != 0;
    }

    boolean precedes(int one, int other) {
        return widest[other][one] < 0;
    }

    boolean isNotAfter(int one, int other) {
        return widest[other][one] <= 0;
    }
}
