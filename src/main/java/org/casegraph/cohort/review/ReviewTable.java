package org.casegraph.cohort.review;

import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.cohort.selection.SelectedCases;

/**
 * The table of a review.
 *
 * @param rows in the order of the IRIs of the cases; perhaps made as they are asked for, and not to be changed
 * @param all how many cases there were to choose from
 * @param flow what each condition of the selection left out
 * @param labels of the terms of the columns
 */
public record ReviewTable(
        CaseSelection selection,
        ColumnSet columns,
        List<ReviewRow> rows,
        int all,
        List<SelectedCases.Step> flow,
        Map<Node, String> labels) {
    public ReviewTable {
        flow = List.copyOf(flow);
        labels = Map.copyOf(labels);
    }

    /** What each column came to. */
    public List<ItemCount> counts() {
        return ItemCount.of(this);
    }
}
