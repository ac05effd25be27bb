package org.casegraph.undecided;

import java.util.List;
import org.apache.jena.graph.Node;

/**
 * What certainly starts together, and is asked about as one.
 *
 * @param node the first of them in the report, by which it is named
 * @param label which no other moment of the case has
 * @param isFinding whether that is a finding, which begins, and no event, which comes
 * @param together all that have a time of their own, in the order of the report
 */
public record Moment(Node node, String label, boolean isFinding, List<Node> together) {
    public Moment {
        together = List.copyOf(together);
    }
}
