package org.casegraph.cohort.review;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.casegraph.graph.Status;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a cell: a statement of the case, or what a rule made of some.
 *
 * @param says of the item: a value, or what it is
 * @param bounds of a number in the unit of the column
 * @param printed the number and unit as the report has them; empty for what is no number
 * @param evidence read when it is first asked for, as counts over many cases need none of it
 */
public record ReviewStatement(
        Node node,
        Status status,
        String says,
        Optional<ValueBounds> bounds,
        String printed,
        Supplier<Evidence> evidence) {
    /** @param quote of at most eight words */
    public record Passage(Node node, String quote) {}

    /**
     * How a statement is told.
     *
     * @param span for which time an absence is told
     * @param rule that made it
     * @param passages where the report tells it, or what the rule went by; none in a record
     */
    public record Evidence(
            String label, String voice, String basis, String span, Optional<Node> rule, List<Passage> passages) {
        public Evidence {
            passages = List.copyOf(passages);
        }
    }

    /** Whether both say the same by the same evidence, whenever it is read. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReviewStatement statement
                && node.equals(statement.node)
                && status == statement.status
                && says.equals(statement.says)
                && bounds.equals(statement.bounds)
                && printed.equals(statement.printed)
                && evidence.get().equals(statement.evidence.get());
    }

    @Override
    public int hashCode() {
        return Objects.hash(node, status, says);
    }

    public String label() {
        return evidence.get().label();
    }

    public String voice() {
        return evidence.get().voice();
    }

    public String basis() {
        return evidence.get().basis();
    }

    public String span() {
        return evidence.get().span();
    }

    public Optional<Node> rule() {
        return evidence.get().rule();
    }

    public List<Passage> passages() {
        return evidence.get().passages();
    }
}
