package org.casegraph.similarity;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.casegraph.similarity.row.SparseRows;

/**
 * Finds what a case has for the findings of another.
 *
 * @param classes by their numbers, in the order of {@link SimilarityIndex#BY_IRI}
 * @param present for each case the classes that it has, ancestors included
 * @param inOrder some classes, the most informative first
 */
record CaseMatcher(
        List<Node> classes,
        SparseRows atOrAbove,
        SparseRows present,
        SparseRows absent,
        Function<int[], List<SharedAncestor>> inOrder) {

    /** @param ours the most specific classes of one, {@code theirs} of the other */
    CaseComparison of(int one, int other, int[] ours, int[] theirs) {
        int[] denied = Arrays.stream(absent.row(one))
                .filter(type -> !present.contains(one, type))
                .toArray();
        return new CaseComparison(
                inOrder.apply(ours).stream()
                        .map(finding -> ofPresent(finding, other))
                        .toList(),
                inOrder.apply(denied).stream()
                        .map(finding -> ofDenied(finding, other))
                        .toList(),
                (int) Arrays.stream(theirs)
                        .filter(type -> !present.contains(one, type))
                        .count());
    }

    private MatchedFinding ofPresent(SharedAncestor finding, int other) {
        int[] types = atOrAbove.row(number(finding));
        List<SharedAncestor> shared = inOrder.apply(Arrays.stream(types)
                .filter(type -> present.contains(other, type))
                .toArray());
        FindingMatch standing = denies(other, types)
                ? FindingMatch.CONTRADICTED
                : present.contains(other, number(finding))
                        ? FindingMatch.SAME
                        : shared.isEmpty() ? FindingMatch.NOT_REPORTED : FindingMatch.ANCESTOR;
        return new MatchedFinding(finding, standing, shared.stream().findFirst());
    }

    private MatchedFinding ofDenied(SharedAncestor finding, int other) {
        FindingMatch standing = present.contains(other, number(finding))
                ? FindingMatch.CONTRADICTED
                : denies(other, atOrAbove.row(number(finding)))
                        ? FindingMatch.DENIED_BY_BOTH
                        : FindingMatch.NOT_REPORTED;
        return new MatchedFinding(finding, standing, Optional.empty());
    }

    private boolean denies(int other, int[] types) {
        return Arrays.stream(types).anyMatch(type -> absent.contains(other, type) && !present.contains(other, type));
    }

    private int number(SharedAncestor ancestor) {
        return Collections.binarySearch(classes, ancestor.findingClass(), SimilarityIndex.BY_IRI);
    }
}
