package org.casegraph.table.review;

import java.util.Optional;
import org.casegraph.cohort.review.ReviewRow;
import org.casegraph.cohort.review.ReviewStatement;

/** Says whether passages are in the texts of their reports. */
public interface PassageCheck {
    /** Where no texts are given. */
    PassageCheck WITHOUT_TEXTS = PassageCheck::withoutText;

    /**
     * In words, for people.
     *
     * @param passage empty where a statement has none
     */
    String of(ReviewRow row, Optional<ReviewStatement.Passage> passage);

    private static String withoutText(ReviewRow row, Optional<ReviewStatement.Passage> passage) {
        if (passage.isEmpty()) {
            return row.isRecord()
                    ? "from a record; the text of the paper was not given"
                    : "no passage of its own; the text was not given";
        }
        return "the text was not given";
    }
}
