package org.casegraph.similarity;

import java.math.BigDecimal;
import java.util.List;
import org.apache.jena.graph.Node;

/**
 * A case beside the one that was asked for.
 *
 * @param score above 0 and at most 1, with four decimals
 * @param shared the most specific classes of which both have a finding, the most informative first, ties by IRI
 * @param contradicted the classes that one of the two denies and the other has, in the same order
 */
public record SimilarCase(
        Node caseIri, BigDecimal score, List<SharedAncestor> shared, List<SharedAncestor> contradicted) {
    public SimilarCase {
        shared = List.copyOf(shared);
        contradicted = List.copyOf(contradicted);
    }
}
