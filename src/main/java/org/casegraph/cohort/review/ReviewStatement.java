package org.casegraph.cohort.review;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.graph.Status;

/**
 * What stands behind a cell: a statement of the case, or what a rule made of some.
 *
 * @param says of the item: a value, or what it is
 * @param bounds of a number in the unit of the column
 * @param printed the number and unit as the report has them; empty for what is no number
 * @param span for which time an absence is told
 * @param rule that made it
 * @param passages where the report tells it, or what the rule went by; none in a record
 */
public record ReviewStatement(
        Node node,
        String label,
        Status status,
        String says,
        Optional<ValueBounds> bounds,
        String printed,
        String voice,
        String basis,
        String span,
        Optional<Node> rule,
        List<Passage> passages) {
    /** @param quote of at most eight words */
    public record Passage(Node node, String quote) {}

    public ReviewStatement {
        passages = List.copyOf(passages);
    }
}
