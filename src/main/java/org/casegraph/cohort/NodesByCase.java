package org.casegraph.cohort;

import java.util.stream.IntStream;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** Some nodes, case by case, as they stand in the order of the cases; for one thread. */
public final class NodesByCase {
    private static final int[] NONE = {};

    private final CaseColumns columns;
    private final PeekableIntIterator nodes;

    public NodesByCase(CaseColumns columns, RoaringBitmap nodes) {
        this.columns = columns;
        this.nodes = nodes.getIntIterator();
    }

    /** Those of a case, in order; no case may be asked for after a later one. */
    public int[] of(int caseNumber) {
        if (!nodes.hasNext()) {
            return NONE;
        }
        nodes.advanceIfNeeded(caseNumber == 0 ? 0 : columns.end(caseNumber - 1));
        int end = columns.end(caseNumber);
        if (!nodes.hasNext() || nodes.peekNext() >= end) {
            return NONE;
        }
        IntStream.Builder own = IntStream.builder();
        while (nodes.hasNext() && nodes.peekNext() < end) {
            own.add(nodes.next());
        }
        return own.build().toArray();
    }
}
