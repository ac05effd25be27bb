package org.casegraph.cohort;

import java.util.Arrays;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** Some nodes, case by case, as they stand in the order of the cases; for one thread. */
public final class NodesByCase {
    private static final int[] NONE = {};
    private static final int FEW = 16;

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
        int[] own = new int[FEW];
        int size = 0;
        while (nodes.hasNext() && nodes.peekNext() < end) {
            if (size == own.length) {
                own = Arrays.copyOf(own, 2 * size);
            }
            own[size++] = nodes.next();
        }
        return Arrays.copyOf(own, size);
    }
}
