package org.casegraph.store.mapped;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.casegraph.cohort.ObjectColumn;
import org.roaringbitmap.RoaringBitmap;

/** What the nodes of mapped columns have by one property that has few objects. */
final class MappedObjects extends ObjectColumn {
    private static final int[] NONE = {};

    private final Columns columns;
    private final StoredTerms terms;
    private final int number;
    private final int setNumber;
    private final boolean isInRows;
    private final int[] objects;

    /** The place in {@link #objects} of an id, from the first of them to the last. */
    private final int[] places;

    private final int first;
    private final RoaringBitmap inCase;

    /**
     * @param objects all of the property, in order
     * @param inCase the nodes of the cases
     */
    MappedObjects(Columns columns, StoredTerms terms, int property, int[] objects, RoaringBitmap inCase) {
        this.columns = columns;
        this.inCase = inCase;
        this.terms = terms;
        number = columns.number(property);
        setNumber = columns.setNumber(property);
        isInRows = isInRows(columns, number);
        this.objects = objects;
        first = objects.length == 0 ? 0 : objects[0];
        places = new int[objects.length == 0 ? 0 : objects[objects.length - 1] - first + 1];
        for (int place = 0; place < objects.length; place++) {
            places[objects[place] - first] = place;
        }
    }

    /** Whether a node of a case has an object that stands in its row; most have only such as come in sets. */
    private static boolean isInRows(Columns columns, int number) {
        int shared = columns.counts().sharedTerms();
        return number >= 0
                && IntStream.range(columns.runStart(columns.firstRun(number)), columns.runStart(columns.endRun(number)))
                        .anyMatch(at -> columns.subjectOfRun(at) >= shared);
    }

    @Override
    public void forEach(int node, IntConsumer action) {
        int end = columns.rowEnd(node);
        if (isInRows) {
            for (int at = columns.rowStart(node, number); at < end && columns.propertyAt(at) == number; at++) {
                action.accept(places[columns.objectAt(at) - first]);
            }
        }
        if (setNumber >= 0) {
            for (int at = firstSet(node); at < end && columns.propertyAt(at) == setNumber; at++) {
                int set = columns.objectAt(at);
                int endOfSet = columns.setEnd(set);
                for (int member = columns.setStart(set); member < endOfSet; member++) {
                    action.accept(places[columns.memberAt(member) - first]);
                }
            }
        }
    }

    @Override
    public int group(int node) {
        int end = columns.rowEnd(node);
        int plain = isInRows ? columns.rowStart(node, number) : end;
        if (setNumber < 0 || plain < end && columns.propertyAt(plain) == number) {
            return NO_GROUP;
        }
        int set = firstSet(node);
        boolean isOne = set < end
                && columns.propertyAt(set) == setNumber
                && (set + 1 == end || columns.propertyAt(set + 1) != setNumber);
        return isOne ? columns.objectAt(set) : NO_GROUP;
    }

    /** As {@link Columns#rowStart(int, int)} of the sets, from behind: what comes in sets is the last of a row. */
    private int firstSet(int node) {
        int start = columns.rowStart(node);
        int at = columns.rowEnd(node);
        while (at > start && columns.propertyAt(at - 1) >= setNumber) {
            at--;
        }
        return at;
    }

    @Override
    public Node object(int number) {
        return terms.node(objects[number]);
    }

    @Override
    public int[] nodes(int number) {
        return inCase.contains(objects[number]) ? new int[] {objects[number]} : NONE;
    }

    @Override
    public int size() {
        return objects.length;
    }
}
