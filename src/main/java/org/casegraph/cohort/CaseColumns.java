package org.casegraph.cohort;

import java.util.function.IntConsumer;
import org.apache.jena.graph.Node;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * The nodes of all cases and the cases, by numbers; nodes are numbered case by case. A node is one that is {@code cg:inCase}.
 * Whoever gets a set may change it. Any number of threads may read.
 */
public abstract class CaseColumns {
    /** The nodes that have this object by the property. */
    public abstract RoaringBitmap nodes(Node property, Node object);

    /** Those of {@link #nodes(Node, Node)} that are among these. */
    public abstract RoaringBitmap nodes(Node property, Node object, RoaringBitmap among);

    /** The cases that have this object by the property themselves. */
    public abstract RoaringBitmap cases(Node property, Node object);

    /** All nodes of some cases. */
    public abstract RoaringBitmap nodesOf(RoaringBitmap cases);

    /** The node of a number. */
    public abstract Node node(int number);

    /** The numbers of a node: none if it is in no case. */
    public abstract RoaringBitmap numbers(Node node);

    /** The case of a node. */
    protected abstract int caseOf(int node);

    /** The number behind that of the last node of a case. */
    protected abstract int end(int caseNumber);

    /** The cases of which there is any of these nodes. */
    public final RoaringBitmap casesOf(RoaringBitmap nodes) {
        RoaringBitmap cases = new RoaringBitmap();
        PeekableIntIterator node = nodes.getIntIterator();
        while (node.hasNext()) {
            int found = caseOf(node.peekNext());
            cases.add(found);
            node.advanceIfNeeded(end(found));
        }
        return cases;
    }

    static void forEach(RoaringBitmap set, Runnable watch, IntConsumer action) {
        set.forEach((int number) -> {
            watch.run();
            action.accept(number);
        });
    }
}
