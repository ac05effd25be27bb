package org.casegraph.cohort.review;

import java.util.List;
import java.util.Optional;
import org.casegraph.graph.Status;

/**
 * What a case tells of an item.
 *
 * @param status present where there is a value
 * @param text as it is written
 * @param statements none where the case is silent
 */
public record ReviewCell(Status status, String text, List<ReviewStatement> statements) {
    public ReviewCell {
        statements = List.copyOf(statements);
    }

    static ReviewCell silent(boolean isReadWhole) {
        Status status = isReadWhole ? Status.NOT_REPORTED : Status.NOT_READ;
        return new ReviewCell(status, status.word(), List.of());
    }

    /** Whether the case tells anything of it. */
    public boolean isFilled() {
        return !statements.isEmpty();
    }

    /** The number, where it is the only one and nothing more is said of it. */
    public Optional<ValueBounds> value() {
        return statements.size() == 1
                ? statements.get(0).bounds().filter(bounds -> bounds.text().equals(text))
                : Optional.empty();
    }
}
