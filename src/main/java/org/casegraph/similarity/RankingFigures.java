package org.casegraph.similarity;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a benchmark comes to.
 *
 * @param top1 the share of the ranked cases whose disease came first, 0 to 1; NaN without any
 * @param meanReciprocalRank over the same cases
 * @param counts of the cases of each standing
 */
public record RankingFigures(
        double top1,
        double top3,
        double top10,
        double meanReciprocalRank,
        Map<BenchmarkedCase.Standing, Integer> counts) {
    private static final int FEW = 3;
    private static final int PAGE = 10;

    public RankingFigures {
        counts = Map.copyOf(counts);
    }

    public static RankingFigures of(List<BenchmarkedCase> cases) {
        Map<BenchmarkedCase.Standing, Integer> counts = new EnumMap<>(BenchmarkedCase.Standing.class);
        cases.forEach(each -> counts.merge(each.standing(), 1, Integer::sum));
        List<BenchmarkedCase> ranked = cases.stream()
                .filter(each -> each.standing() == BenchmarkedCase.Standing.RANKED)
                .toList();
        return new RankingFigures(
                amongFirst(ranked, 1),
                amongFirst(ranked, FEW),
                amongFirst(ranked, PAGE),
                ranked.stream()
                        .mapToDouble(BenchmarkedCase::reciprocalRank)
                        .average()
                        .orElse(Double.NaN),
                counts);
    }

    private static double amongFirst(List<BenchmarkedCase> ranked, int most) {
        return ranked.stream()
                .mapToDouble(each -> each.isAmongFirst(most))
                .average()
                .orElse(Double.NaN);
    }
}
