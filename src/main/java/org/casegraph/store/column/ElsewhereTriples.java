package org.casegraph.store.column;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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
    record Placed(int subject, int property, int object, int graph) {
        private static final Comparator<Placed> ORDER = Comparator.comparingInt(Placed::subject)
                .thenComparingInt(Placed::property)
                .thenComparingInt(Placed::object)
                .thenComparingInt(Placed::graph);
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
        return IntStream.range(0, size())
                .mapToObj(i -> new Placed(
                        ids.id(subjects.get(i)),
                        numbers.plain(properties.get(i)),
                        ids.id(objects.get(i)),
                        graphs.get(i) >= 0 ? graphs.get(i) : sharedGraphs + ~graphs.get(i)))
                .sorted(Placed.ORDER)
                .distinct()
                .toList();
    }
}
