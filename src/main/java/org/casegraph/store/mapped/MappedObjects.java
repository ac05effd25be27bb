package org.casegraph.store.mapped;

import java.util.function.IntConsumer;
import org.apache.jena.graph.Node;
import org.casegraph.cohort.ObjectColumn;

/** What the nodes of mapped columns have by one property that has few objects. */
final class MappedObjects extends ObjectColumn {
    private final Columns columns;
    private final StoredTerms terms;
    private final int number;
    private final int setNumber;
    private final int[] objects;

    /** The place in {@link #objects} of an id, from the first of them to the last. */
    private final int[] places;

    private final int first;

    /** @param objects all of the property, in order */
    MappedObjects(Columns columns, StoredTerms terms, int property, int[] objects) {
        this.columns = columns;
        this.terms = terms;
        number = columns.number(property);
        setNumber = columns.setNumber(property);
        this.objects = objects;
        first = objects.length == 0 ? 0 : objects[0];
        places = new int[objects.length == 0 ? 0 : objects[objects.length - 1] - first + 1];
        for (int place = 0; place < objects.length; place++) {
            places[objects[place] - first] = place;
        }
    }

    @Override
    public void forEach(int node, IntConsumer action) {
        int end = columns.rowEnd(node);
        if (number >= 0) {
            for (int at = columns.rowStart(node, number); at < end && columns.propertyAt(at) == number; at++) {
                action.accept(places[columns.objectAt(at) - first]);
            }
        }
        if (setNumber >= 0) {
            for (int at = columns.rowStart(node, setNumber); at < end && columns.propertyAt(at) == setNumber; at++) {
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
        int plain = number < 0 ? end : columns.rowStart(node, number);
        if (setNumber < 0 || plain < end && columns.propertyAt(plain) == number) {
            return NO_GROUP;
        }
        int set = columns.rowStart(node, setNumber);
        boolean isOne = set < end
                && columns.propertyAt(set) == setNumber
                && (set + 1 == end || columns.propertyAt(set + 1) != setNumber);
        return isOne ? columns.objectAt(set) : NO_GROUP;
    }

    @Override
    public Node object(int number) {
        return terms.node(objects[number]);
    }

    @Override
    public int size() {
        return objects.length;
    }
}
