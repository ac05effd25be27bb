package org.casegraph.cohort.review;

import org.apache.jena.graph.Node;
import org.roaringbitmap.RoaringBitmap;

/** Makes the cells of one column. */
interface Cells {
    /**
     * @param nodes all of the case; not to be changed
     * @param isReadWhole whether its silence is not reported
     */
    ReviewCell of(Node caseName, RoaringBitmap nodes, boolean isReadWhole);
}
