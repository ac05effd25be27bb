package org.casegraph.cohort;

import org.apache.jena.graph.Node;

/**
 * Which cases are counted, and what of them.
 *
 * @param disease that a final diagnosis concludes, by itself or by what is below it
 * @param isSpecific only the classes that a case of the disease names, denies or suspects itself, not all above them
 * @param isReadWhole only cases of which the part that holds findings was read whole
 */
record CountedCohort(Node disease, boolean isSpecific, When when, boolean isReadWhole) {
    /** At which time what counts was found; without any treatment it was before. */
    enum When {
        ANY,
        BEFORE,
        AFTER
    }
}
