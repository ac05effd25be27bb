package org.casegraph.drawing;

import java.util.List;
import org.casegraph.similarity.FindingMatch;

/**
 * A case against those that are most like it, finding by finding.
 *
 * @param asked its label
 * @param headings what it has or denies, a column each
 * @param leftOut how many of its findings have no column
 * @param rows the others, the most similar first, each with a cell for each heading
 */
public record SimilarityMatrix(String asked, List<Heading> headings, int leftOut, List<Row> rows) {
    /** @param bits what the finding tells; {@code isDenied} whether the asked case denies it */
    public record Heading(String finding, double bits, boolean isDenied) {}

    /**
     * @param score from 0 to 1
     * @param further how many findings only this case has
     */
    public record Row(String label, double score, List<Cell> cells, int further) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * @param shared the class at or above the finding that both have; empty where there is none
     * @param bits what that class tells
     */
    public record Cell(FindingMatch standing, String shared, double bits) {}

    public SimilarityMatrix {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }
}
