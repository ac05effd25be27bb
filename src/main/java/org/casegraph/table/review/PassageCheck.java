package org.casegraph.table.review;

import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.casegraph.cohort.review.ReviewRow;
import org.casegraph.cohort.review.ReviewStatement;
import org.casegraph.source.report.GivenTexts;
import org.casegraph.source.report.ReportText;

/**
 * Says whether passages are in the texts of their reports.
 *
 * @param graph that has the passages and the reports
 */
public record PassageCheck(GivenTexts texts, Graph graph) {
    /** Where no texts are given. */
    public static final PassageCheck WITHOUT_TEXTS =
            new PassageCheck(GivenTexts.NONE, GraphFactory.createDefaultGraph());

    /**
     * In words, for people.
     *
     * @param passage empty where a statement has none
     */
    String of(ReviewRow row, Optional<ReviewStatement.Passage> passage) {
        if (passage.isEmpty()) {
            return row.isRecord()
                    ? "from a record; the text of the paper was not given"
                    : "no passage of its own; the text was not given";
        }
        return of(passage.get());
    }

    private String of(ReviewStatement.Passage passage) {
        if (texts.hasReportOf(graph, passage.node())) {
            return texts.around(graph, passage.node())
                            .map(ReportText.Surroundings::passage)
                            .filter(passage.quote()::equals)
                            .isPresent()
                    ? "in the text"
                    : "not in the text at its place";
        }
        return texts.isInUnclaimed(graph, passage.quote()) ? "in a given text" : "the text was not given";
    }
}
