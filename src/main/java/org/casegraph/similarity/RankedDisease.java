package org.casegraph.similarity;

import java.math.BigDecimal;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * A disease by the case of it that is most like the one asked for.
 *
 * @param rank 1 and how many diseases have a case that is more like it, so of equal ones the same
 * @param nearest of equal ones the first by IRI
 * @param silence of how many most specific findings of the asked case the nearest says nothing
 * @param cases of the disease that were compared
 * @param joined where annotations of diseases are given
 */
public record RankedDisease(
        Node disease, int rank, SimilarCase nearest, int silence, int cases, Optional<Joined> joined) {
    /**
     * What annotations add.
     *
     * @param rank by cases and annotations together
     * @param annotated the share of what the findings tell that annotations of the disease have, with four decimals; empty
     *     where nothing that may count is annotated of it
     */
    public record Joined(int rank, Optional<BigDecimal> annotated) {}
}
