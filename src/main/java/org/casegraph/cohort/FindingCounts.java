package org.casegraph.cohort;

import java.util.List;
import org.apache.jena.graph.Node;

/**
 * How many cases of a cohort have, suspect and deny each class of finding.
 *
 * @param cases how many there are
 * @param whole of how many the part that holds findings was read whole
 * @param rows the most told first; no class of which nothing is told
 */
record FindingCounts(int cases, int whole, List<Row> rows) {
    FindingCounts {
        rows = List.copyOf(rows);
    }

    /**
     * A case counts once: as present, else as suspected, else as absent.
     *
     * @param toldWhole how many of these cases were read whole
     */
    record Row(Node finding, int present, int suspected, int absent, int toldWhole) {
        int told() {
            return present + suspected + absent;
        }
    }
}
