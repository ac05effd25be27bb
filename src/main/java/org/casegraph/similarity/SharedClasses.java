package org.casegraph.similarity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntConsumer;
import org.apache.jena.graph.Node;
import org.casegraph.similarity.row.SparseRows;

/**
 * What one case shares with others: the classes of which both have a finding and that stand above no other such class, the
 * most informative first. Which of its classes stand above which is looked up once, whatever number of others it is compared
 * with. For one thread.
 */
final class SharedClasses {
    private final SparseRows present;

    /** Those of the case, rising. */
    private final int[] classes;

    /** The place of each in the order of what they tell. */
    private final int[] places;

    /** By place those, as bits by place, of which one that is shared leaves the class out. */
    private final long[][] lower;

    private final Node[] nodes;
    private final Node[] contents;
    private final long[] shared;

    SharedClasses(SimilarityIndex index, int caseNumber) {
        present = index.present();
        classes = present.row(caseNumber);
        int[] content = index.content();
        int[] inOrder = Arrays.stream(classes)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(type -> -content[type]).thenComparingInt(type -> type))
                .mapToInt(Integer::intValue)
                .toArray();
        places = new int[classes.length];
        for (int place = 0; place < inOrder.length; place++) {
            places[Arrays.binarySearch(classes, inOrder[place])] = place;
        }
        nodes = Arrays.stream(inOrder).mapToObj(index.classes()::get).toArray(Node[]::new);
        contents = Arrays.stream(inOrder)
                .mapToObj(type -> FindingStatistics.decimal(SimilarityIndex.number(content[type])))
                .toArray(Node[]::new);
        shared = new long[(classes.length + Long.SIZE - 1) / Long.SIZE];
        lower = new long[classes.length][shared.length];
        for (int type : classes) {
            for (int above : index.atOrAbove(type)) {
                int other = Arrays.binarySearch(classes, above);
                // Of equivalent classes the first stays.
                if (other >= 0 && above != type && (type < above || !index.isAtOrAbove(above, type))) {
                    set(lower[places[other]], places[Arrays.binarySearch(classes, type)]);
                }
            }
        }
    }

    private static void set(long[] bits, int bit) {
        bits[bit / Long.SIZE] |= 1L << bit % Long.SIZE;
    }

    /** The classes that it shares with a case, by their places. */
    void with(int other, IntConsumer action) {
        Arrays.fill(shared, 0);
        int at = present.start(other);
        int end = present.end(other);
        for (int own = 0; own < classes.length && at < end; own++) {
            while (at < end && present.values()[at] < classes[own]) {
                at++;
            }
            if (at < end && present.values()[at] == classes[own]) {
                set(shared, places[own]);
            }
        }
        for (int word = 0; word < shared.length; word++) {
            for (long left = shared[word]; left != 0; left &= left - 1) {
                int place = word * Long.SIZE + Long.numberOfTrailingZeros(left);
                if (!isAnyShared(lower[place])) {
                    action.accept(place);
                }
            }
        }
    }

    private boolean isAnyShared(long... of) {
        for (int word = 0; word < of.length; word++) {
            if ((of[word] & shared[word]) != 0) {
                return true;
            }
        }
        return false;
    }

    Node node(int place) {
        return nodes[place];
    }

    /** What the class tells, as it is written in the graph. */
    Node informationContent(int place) {
        return contents[place];
    }
}
