package org.casegraph.similarity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.casegraph.similarity.PublishedCases.PublishedCase;

/**
 * Ranks the disease of each case by the cases of other papers, and nothing else: a case of the same paper does not count,
 * nor one of which no paper is told, as it may be the same.
 */
public final class DifferentialBenchmark {
    private final Differential differential;
    private final boolean isByYear;

    /** @param isByYear whether only cases count that were published in a year before */
    public DifferentialBenchmark(Differential differential, boolean isByYear) {
        this.differential = differential;
        this.isByYear = isByYear;
    }

    /** For each case of the index, in its order. */
    public List<BenchmarkedCase> cases() {
        return IntStream.range(0, differential.cases().size())
                .parallel()
                .mapToObj(this::of)
                .toList();
    }

    private BenchmarkedCase of(int number) {
        Node caseIri = differential.cases().get(number);
        PublishedCases published = differential.published();
        PublishedCase own = published.get(number);
        Optional<BenchmarkedCase.Standing> unranked = unranked(own);
        if (unranked.isPresent()) {
            return BenchmarkedCase.without(caseIri, unranked.get());
        }
        Differential.Nearest nearest = nearest(number);
        Set<Node> diseases = new TreeSet<>(SimilarityIndex.BY_IRI);
        diseases.addAll(own.diseases());
        BenchmarkedCase best = BenchmarkedCase.without(caseIri, BenchmarkedCase.Standing.NO_OTHER_PAPER);
        for (Node disease : diseases) {
            int place = published.number(disease);
            if (nearest.cases(place) > 0) {
                int score = nearest.score(place);
                BenchmarkedCase ranked = score == 0
                        ? new BenchmarkedCase(caseIri, BenchmarkedCase.Standing.RANKED, disease, OptionalInt.empty(), 0)
                        : new BenchmarkedCase(
                                caseIri,
                                BenchmarkedCase.Standing.RANKED,
                                disease,
                                OptionalInt.of(nearest.greaterThan(score)),
                                nearest.equalTo(score));
                best = ranked.isBetterThan(best) ? ranked : best;
            }
        }
        return best;
    }

    /** Why the disease of a case cannot be ranked, by what is told of the case itself. */
    Optional<BenchmarkedCase.Standing> unranked(PublishedCase own) {
        if (own.diseases().isEmpty()) {
            return Optional.of(BenchmarkedCase.Standing.NO_DISEASE);
        }
        if (own.papers().isEmpty()) {
            return Optional.of(BenchmarkedCase.Standing.NO_PAPER);
        }
        return isByYear && own.year().isEmpty() ? Optional.of(BenchmarkedCase.Standing.NO_YEAR) : Optional.empty();
    }

    /** The nearest cases that count. */
    Differential.Nearest nearest(int number) {
        PublishedCases published = differential.published();
        return differential.nearest(number, other -> counts(published.get(other), published.get(number)));
    }

    Differential differential() {
        return differential;
    }

    private boolean counts(PublishedCase other, PublishedCase own) {
        return !other.papers().isEmpty()
                && !other.sharesPaperWith(own)
                && (!isByYear
                        || other.year().isPresent()
                                && other.year().getAsInt() < own.year().orElse(Integer.MIN_VALUE));
    }
}
