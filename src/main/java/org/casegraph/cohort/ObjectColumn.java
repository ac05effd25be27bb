package org.casegraph.cohort;

import java.util.function.IntConsumer;
import org.apache.jena.graph.Node;

/** The objects that the nodes of all cases have by one property, as numbers. Any number of threads may read. */
public abstract class ObjectColumn {
    /** Gives each object of a node, by its number among those of the cases; in no order, mostly once. */
    public abstract void forEach(int node, IntConsumer action);

    /** An object, by its number. */
    public abstract Node object(int number);

    /** How many objects there are; they are numbered from 0. */
    public abstract int size();
}
