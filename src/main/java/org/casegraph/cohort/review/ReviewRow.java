package org.casegraph.cohort.review;

import java.util.List;
import org.apache.jena.graph.Node;

/**
 * A case.
 *
 * @param isReadWhole whether all was read that holds findings, so that silence is not reported
 * @param isRecord whether it is a structured record, whose silence is not that of the paper
 * @param cells one a column, in their order
 */
public record ReviewRow(Node caseName, String label, boolean isReadWhole, boolean isRecord, List<ReviewCell> cells) {
    public ReviewRow {
        cells = List.copyOf(cells);
    }
}
