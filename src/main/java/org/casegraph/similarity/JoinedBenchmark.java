package org.casegraph.similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.casegraph.similarity.BenchmarkedCase.Standing;
import org.casegraph.similarity.PublishedCases.PublishedCase;

/**
 * Ranks the disease of each case by the cases of other papers and by annotations together. A case of whose disease an
 * annotation cites its paper is left out: what it says was read off the case, and to withhold it would tell which disease is
 * meant, too. No annotation of any other disease counts where one cites that paper. What the annotations weigh for a disease is
 * chosen on the cases of all other diseases that are annotated, by their mean reciprocal rank.
 */
public final class JoinedBenchmark {
    private static final int STEP = 10;
    private static final int STEPS = 5;

    private final DifferentialBenchmark benchmark;

    public JoinedBenchmark(DifferentialBenchmark benchmark) {
        this.benchmark = benchmark;
    }

    /** From where the annotations of the disease of a case are. */
    private enum Annotated {
        NOT,
        BY_OWN_PAPER,
        BY_OTHER_PAPERS
    }

    /**
     * A case that is ranked.
     *
     * @param alone by the cases only
     * @param isAnnotated whether anything is annotated of its disease
     */
    public record JoinedCase(BenchmarkedCase alone, BenchmarkedCase joined, boolean isAnnotated) {}

    /**
     * @param leastPercent what the annotations weigh for the disease for which they weigh least
     * @param mostPercent and for that for which they weigh most
     * @param leftOut how many cases have a disease of which an annotation cites their paper
     * @param cases the others, in the order of the index
     */
    public record Result(int leastPercent, int mostPercent, int leftOut, List<JoinedCase> cases) {
        public Result {
            cases = List.copyOf(cases);
        }
    }

    private record Tried(List<BenchmarkedCase> byWeight, Node disease, Annotated annotated) {}

    /** Empty of cases where none can be ranked. */
    public Result run() {
        List<Tried> tried = IntStream.range(0, benchmark.differential().cases().size())
                .parallel()
                .mapToObj(this::tried)
                .flatMap(List::stream)
                .toList();
        List<Tried> annotated = tried.stream()
                .filter(one -> one.annotated == Annotated.BY_OTHER_PAPERS)
                .toList();
        Map<Node, Integer> best = new HashMap<>();
        tried.forEach(one -> best.computeIfAbsent(one.disease, disease -> best(annotated, disease)));
        return new Result(
                STEP * best.values().stream().mapToInt(Integer::intValue).min().orElse(0),
                STEP * best.values().stream().mapToInt(Integer::intValue).max().orElse(0),
                (int) tried.stream()
                        .filter(one -> one.annotated == Annotated.BY_OWN_PAPER)
                        .count(),
                tried.stream()
                        .filter(one -> one.annotated != Annotated.BY_OWN_PAPER)
                        .map(one -> new JoinedCase(
                                one.byWeight.get(0),
                                one.byWeight.get(best.getOrDefault(one.disease, 0)),
                                one.annotated == Annotated.BY_OTHER_PAPERS))
                        .toList());
    }

    /** The place of the weight that is best for all other diseases. */
    private static int best(List<Tried> annotated, Node disease) {
        int best = 0;
        double most = -1;
        for (int place = 0; place <= STEPS; place++) {
            int at = place;
            double sum = annotated.stream()
                    .filter(one -> !one.disease.equals(disease))
                    .mapToDouble(one -> one.byWeight.get(at).reciprocalRank())
                    .sum();
            if (sum > most) {
                most = sum;
                best = place;
            }
        }
        return best;
    }

    private List<Tried> tried(int number) {
        Differential differential = benchmark.differential();
        PublishedCases published = differential.published();
        PublishedCase own = published.get(number);
        if (benchmark.unranked(own).isPresent()) {
            return List.of();
        }
        Differential.Nearest nearest = benchmark.nearest(number);
        int[] places = own.diseases().stream()
                .mapToInt(published::number)
                .filter(place -> nearest.cases(place) > 0)
                .sorted()
                .toArray();
        if (places.length == 0) {
            return List.of();
        }
        JoinedScores scores =
                new JoinedScores(differential.annotations(), nearest, differential.profile(number), own.papers());
        Node caseIri = differential.cases().get(number);
        List<BenchmarkedCase> byWeight = new ArrayList<>();
        for (int place = 0; place <= STEPS; place++) {
            int[] joined = scores.of(STEP * place);
            byWeight.add(Arrays.stream(places)
                    .mapToObj(at -> ranked(caseIri, published.diseases().get(at), joined, at))
                    .reduce((best, other) -> other.isBetterThan(best) ? other : best)
                    .orElseThrow());
        }
        return List.of(new Tried(byWeight, published.diseases().get(places[0]), annotated(places, own)));
    }

    private static BenchmarkedCase ranked(Node caseIri, Node disease, int[] scores, int place) {
        int score = scores[place];
        if (score == 0) {
            return new BenchmarkedCase(caseIri, Standing.RANKED, disease, OptionalInt.empty(), 0);
        }
        int before = (int) Arrays.stream(scores).filter(other -> other > score).count();
        int equal = (int) Arrays.stream(scores).filter(other -> other == score).count();
        return new BenchmarkedCase(caseIri, Standing.RANKED, disease, OptionalInt.of(before), equal);
    }

    private Annotated annotated(int[] places, PublishedCase own) {
        AnnotationProfiles annotations = benchmark.differential().annotations();
        if (Arrays.stream(places).anyMatch(annotations.citing(own.papers())::get)) {
            return Annotated.BY_OWN_PAPER;
        }
        return Arrays.stream(places).anyMatch(annotations::isAnnotated) ? Annotated.BY_OTHER_PAPERS : Annotated.NOT;
    }
}
