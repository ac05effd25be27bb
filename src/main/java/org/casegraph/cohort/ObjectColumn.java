package org.casegraph.cohort;

import java.util.function.IntConsumer;
import org.apache.jena.graph.Node;

/** The objects that the nodes of all cases have by one property, as numbers. Any number of threads may read. */
public abstract class ObjectColumn {
    /** Is no group; all others are from 0 on. */
    public static final int NO_GROUP = -1;

    /** Gives each object of a node, by its number among those of the cases; in no order, mostly once. */
    public abstract void forEach(int node, IntConsumer action);

    /** Nodes of the same group have the same objects; {@link #NO_GROUP} for one of which this is not known. */
    public abstract int group(int node);

    /** An object, by its number. */
    public abstract Node object(int number);

    /** The numbers of an object that is itself a node of a case; none of another. */
    public abstract int[] nodes(int number);

    /** How many objects there are; they are numbered from 0. */
    public abstract int size();
}
