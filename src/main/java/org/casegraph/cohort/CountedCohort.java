package org.casegraph.cohort;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which cases are counted, and what of them.
 *
 * @param disease that a final diagnosis concludes, by itself or by what is below it; any if empty
 * @param chosen only these cases; all if empty
 * @param isSpecific only the classes that a case of the disease names, denies or suspects itself, not all above them
 * @param isReadWhole only cases of which the part that holds findings was read whole
 */
record CountedCohort(
        Optional<Node> disease, Optional<RoaringBitmap> chosen, boolean isSpecific, When when, boolean isReadWhole) {
    /** At which time what counts was found; without any treatment it was before. */
    enum When {
        ANY,
        BEFORE,
        AFTER
    }
}
