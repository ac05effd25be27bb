package org.casegraph.cohort.time;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.ObjectColumn;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/**
 * The distances that constraints bound, by numbers: which two nodes each is between, and what it says of them. Read once, as
 * each question about times asks for those of all cases.
 */
final class StoredDistances {
    /** What a constraint says besides between which nodes; the ends of these come first. */
    private static final List<Node> SAID = List.of(
            CG.earlierBoundary,
            CG.laterBoundary,
            CG.minimum,
            CG.minimumInclusive,
            CG.maximum,
            CG.maximumInclusive,
            CG.tolerance,
            CG.strict,
            CG.strength);

    /** Is no node: where a constraint names none for an end, or several. */
    private static final int UNNAMED = -1;

    private static final int NONE = -2;
    private static final int END = -1;

    private final int[] constraints;
    private final int[] earlier;
    private final int[] later;

    /** What each says, by the number of the first that says the same. */
    private final int[] said;

    /** By what is said, whether the earlier end is the start of its node. */
    private final BitSet fromStart = new BitSet();

    private final BitSet toStart = new BitSet();

    /** @param constraints of all cases */
    StoredDistances(CaseColumns columns, RoaringBitmap constraints) {
        this.constraints = constraints.toArray();
        earlier = ends(columns, CG.earlier);
        later = ends(columns, CG.later);
        said = new int[this.constraints.length];
        List<ObjectColumn> columnsOfSaid = SAID.stream().map(columns::column).toList();
        Map<TimeShapes.Key, Integer> known = new HashMap<>();
        for (int i = 0; i < said.length; i++) {
            int constraint = this.constraints[i];
            IntStream.Builder all = IntStream.builder();
            for (ObjectColumn each : columnsOfSaid) {
                each.forEach(constraint, all);
                all.accept(END);
            }
            int number = known.size();
            said[i] = known.computeIfAbsent(new TimeShapes.Key(all.build().toArray()), unseen -> number);
            if (said[i] == number) {
                fromStart.set(number, isStart(columns.objects(constraint, CG.earlierBoundary)));
                toStart.set(number, isStart(columns.objects(constraint, CG.laterBoundary)));
            }
        }
    }

    private int[] ends(CaseColumns columns, Node property) {
        int[] ends = new int[constraints.length];
        Arrays.fill(ends, NONE);
        for (int i = 0; i < ends.length; i++) {
            int at = i;
            columns.forEachNode(constraints[i], property, node -> ends[at] = ends[at] == NONE ? node : UNNAMED);
            ends[i] = ends[i] == NONE ? UNNAMED : ends[i];
        }
        return ends;
    }

    private static boolean isStart(List<Node> boundary) {
        return boundary.isEmpty() || boundary.equals(List.of(CG.Start));
    }

    int earlier(int distance) {
        return earlier[distance];
    }

    int later(int distance) {
        return later[distance];
    }

    /** The same number for each that says the same of its two nodes. */
    int said(int distance) {
        return said[distance];
    }

    /** Whether both ends are one node each. */
    boolean isNamed(int distance) {
        return earlier[distance] != UNNAMED && later[distance] != UNNAMED;
    }

    /**
     * The distances that bear on those between some nodes: no shortest way leads to where nothing else is, and back.
     *
     * @param asked the nodes, in order
     * @param own the constraints of a case, which follow each other
     */
    int[] between(int[] asked, int... own) {
        int first = own.length == 0 ? 0 : Arrays.binarySearch(constraints, own[0]);
        int[] left = new int[own.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = first + i;
        }
        int before;
        do {
            before = left.length;
            // Where one is gone another may be a leaf.
            left = without(asked, left);
        } while (left.length < before);
        return left;
    }

    private int[] without(int[] asked, int... distances) {
        int[] left = new int[distances.length];
        int count = 0;
        for (int distance : distances) {
            if (!isEnd(earlier[distance], asked, distances) && !isEnd(later[distance], asked, distances)) {
                left[count++] = distance;
            }
        }
        return count == left.length ? distances : Arrays.copyOf(left, count);
    }

    /** Whether it is not asked for and all its distances are to the start of the same other. */
    private boolean isEnd(int node, int[] asked, int... distances) {
        if (node == UNNAMED || Arrays.binarySearch(asked, node) >= 0) {
            return false;
        }
        int only = NONE;
        for (int distance : distances) {
            boolean isEarlier = earlier[distance] == node;
            if (isEarlier || later[distance] == node) {
                int other = isEarlier ? later[distance] : earlier[distance];
                if (other == UNNAMED || other == node || only != NONE && other != only) {
                    return false;
                }
                only = other;
                if (!(isEarlier ? toStart : fromStart).get(said[distance])) {
                    return false;
                }
            }
        }
        return true;
    }
}
