package org.casegraph.store.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The triples whose subject is not of the case whose graph they are in: those of all other graphs, and few of a case. */
final class ElsewhereTriples {
    private final IntList graphs = new IntList();
    private final IntList subjects = new IntList();
    private final IntList properties = new IntList();
    private final IntList objects = new IntList();

    /**
     * With the ids of its terms.
     *
     * @param graph by its number; those of cases come after all others
     * @param property by its number
     */
    record Placed(int subject, int property, int object, int graph) implements Comparable<Placed> {
        @Override
        public int compareTo(Placed other) {
            int order = Integer.compare(subject, other.subject);
            order = order == 0 ? Integer.compare(property, other.property) : order;
            order = order == 0 ? Integer.compare(object, other.object) : order;
            return order == 0 ? Integer.compare(graph, other.graph) : order;
        }
    }

    /** @param graph 0 or more for one that is of no case, by its number; below for those of the cases, in ones' complement */
    void add(int graph, int subject, int property, int object) {
        graphs.add(graph);
        subjects.add(subject);
        properties.add(property);
        objects.add(object);
    }

    int size() {
        return graphs.size();
    }

    /** In the order of subjects, properties, objects and graphs. */
    List<Placed> placed(SharedTerms.Ids ids, PropertyNumbers numbers, int sharedGraphs) {
        Placed[] placed = new Placed[size()];
        Arrays.parallelSetAll(
                placed,
                i -> new Placed(
                        ids.id(subjects.get(i)),
                        numbers.plain(properties.get(i)),
                        ids.id(objects.get(i)),
                        graphs.get(i) >= 0 ? graphs.get(i) : sharedGraphs + ~graphs.get(i)));
        Arrays.parallelSort(placed);
        List<Placed> distinct = new ArrayList<>(placed.length);
        for (int i = 0; i < placed.length; i++) {
            if (i == 0 || !placed[i].equals(placed[i - 1])) {
                distinct.add(placed[i]);
            }
        }
        return distinct;
    }
}
