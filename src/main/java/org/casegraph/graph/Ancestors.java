package org.casegraph.graph;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Node;

/** What lies above a node over any number of steps. Cycles are allowed. */
public final class Ancestors {
    private Ancestors() {}

    /**
     * The nearest first, without the start.
     *
     * @param parents what lies one step above
     */
    public static Set<Node> of(Node start, Function<Node, ? extends Collection<Node>> parents) {
        Set<Node> above = new LinkedHashSet<>();
        Deque<Node> open = new ArrayDeque<>(parents.apply(start));
        while (!open.isEmpty()) {
            Node next = open.remove();
            if (!next.equals(start) && above.add(next)) {
                open.addAll(parents.apply(next));
            }
        }
        return above;
    }
}
