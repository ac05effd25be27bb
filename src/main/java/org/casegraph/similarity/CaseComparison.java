package org.casegraph.similarity;

import java.util.List;

/**
 * One case held against another, finding by finding.
 *
 * @param present for each of its most specific finding classes, the most informative first, ties by IRI
 * @param denied for each class that it denies and has no finding of, in the same order
 * @param further how many most specific finding classes only the other case has
 */
public record CaseComparison(List<MatchedFinding> present, List<MatchedFinding> denied, int further) {
    static final CaseComparison NONE = new CaseComparison(List.of(), List.of(), 0);

    public CaseComparison {
        present = List.copyOf(present);
        denied = List.copyOf(denied);
    }
}
