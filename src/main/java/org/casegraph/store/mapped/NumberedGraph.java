package org.casegraph.store.mapped;

import java.util.Arrays;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/** A graph of a built store by the numbers of its terms, for those who count what it holds. */
public final class NumberedGraph {
    private static final int FEW = 16;

    private final IdGraph graph;

    private NumberedGraph(IdGraph graph) {
        this.graph = graph;
    }

    /** Takes a triple. */
    public interface Action {
        void accept(int subject, int property, int object);
    }

    /** Empty if a graph is not one of a built store, whatever it is wrapped in. */
    public static Optional<NumberedGraph> of(Graph graph) {
        return IdStages.unwrapped(graph) instanceof IdGraph ids
                ? Optional.of(new NumberedGraph(ids))
                : Optional.empty();
    }

    /** Goes through all triples, those of one subject mostly one after the other. */
    public void forEach(Action action) {
        forEach(graph.find(IdGraph.ANY, IdGraph.ANY, IdGraph.ANY), action);
    }

    /** Goes through all triples with a property. */
    public void forEach(Node property, Action action) {
        int number = graph.terms().id(property);
        if (number != StoredTerms.UNKNOWN) {
            forEach(graph.find(IdGraph.ANY, number, IdGraph.ANY), action);
        }
    }

    private static void forEach(Triples triples, Action action) {
        while (triples.next()) {
            action.accept(triples.subject, triples.property, triples.object);
        }
    }

    /** The objects of a subject and a property. */
    public int[] objects(int subject, Node property) {
        int number = graph.terms().id(property);
        if (number == StoredTerms.UNKNOWN) {
            return new int[0];
        }
        int[] objects = new int[FEW];
        int size = 0;
        for (Triples found = graph.find(subject, number, IdGraph.ANY); found.next(); size++) {
            if (size == objects.length) {
                objects = Arrays.copyOf(objects, size * 2);
            }
            objects[size] = found.object;
        }
        return Arrays.copyOf(objects, size);
    }

    /** False where a term needs not be looked at to know that it is none. */
    public boolean mayBeLiteral(int number) {
        return !graph.terms().isOfCase(number);
    }

    public Node term(int number) {
        return graph.terms().node(number);
    }
}
