package org.casegraph.timeline;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.CG;

/**
 * The starts and the ends of two occurrences, with the tightest bound that a network has between each two of them. Whatever
 * these four bounds allow, the whole network does, since a minimal network is decomposable (Dechter, Meiri and Pearl 1991).
 */
final class Endpoints {
    static final int START = 0;
    static final int END = 1;
    static final int OTHER_START = 2;
    static final int OTHER_END = 3;

    private static final int POINTS = 4;

    /** One of the four comes before another, or not after it. */
    record Limit(int earlier, int later, boolean strict) {
        long bound() {
            return Bound.of(0, strict);
        }
    }

    private final List<TimePoint> points;

    /** At {@code [from][to]} the bound on the time of the second minus that of the first; closed. */
    private final long[][] bounds;

    private Endpoints(List<TimePoint> points, long[][] bounds) {
        this.points = points;
        this.bounds = bounds;
    }

    static Limit before(int earlier, int later) {
        return new Limit(earlier, later, true);
    }

    static Limit notAfter(int earlier, int later) {
        return new Limit(earlier, later, false);
    }

    static Endpoints of(Network network, Node one, Node other) {
        List<TimePoint> points = List.of(
                TimePoint.start(one), new TimePoint(one, CG.End), TimePoint.start(other), new TimePoint(other, CG.End));
        long[][] bounds = new long[POINTS][POINTS];
        for (int from = 0; from < POINTS; from++) {
            for (int to = 0; to < POINTS; to++) {
                bounds[from][to] = network.bound(points.get(from), points.get(to));
            }
        }
        Endpoints endpoints = new Endpoints(points, bounds);
        // Of an end that nothing is said of, the network does not know that it is not before the start.
        admit(notAfter(START, END), bounds);
        admit(notAfter(OTHER_START, OTHER_END), bounds);
        return endpoints;
    }

    TimePoint point(int number) {
        return points.get(number);
    }

    /** The relations that hold in some timeline; one at least. */
    Set<AllenRelation> possible() {
        Set<AllenRelation> possible = EnumSet.noneOf(AllenRelation.class);
        for (AllenRelation relation : AllenRelation.values()) {
            if (allows(relation)) {
                possible.add(relation);
            }
        }
        return possible;
    }

    /** Whether a relation holds in every timeline. */
    boolean entails(AllenRelation relation) {
        return relation.limits().stream().allMatch(limit -> bounds[limit.later()][limit.earlier()] <= limit.bound());
    }

    /** Whether a relation holds in some timeline. */
    boolean allows(AllenRelation relation) {
        long[][] together = new long[POINTS][];
        for (int from = 0; from < POINTS; from++) {
            together[from] = bounds[from].clone();
        }
        return relation.limits().stream().allMatch(limit -> admit(limit, together));
    }

    /** Whether a limit can hold; then the bounds are closed with it. */
    private static boolean admit(Limit limit, long[][] bounds) {
        if (Bound.plus(bounds[limit.earlier()][limit.later()], limit.bound()) < Bound.NOT_POSITIVE) {
            return false;
        }
        for (int from = 0; from < POINTS; from++) {
            long reach = Bound.plus(bounds[from][limit.later()], limit.bound());
            for (int to = 0; to < POINTS; to++) {
                bounds[from][to] = Math.min(bounds[from][to], Bound.plus(reach, bounds[limit.earlier()][to]));
            }
        }
        return true;
    }
}
