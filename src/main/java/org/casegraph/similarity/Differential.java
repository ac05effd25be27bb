package org.casegraph.similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * Ranks diseases by the published cases most like one: a disease is as near as the nearest case with it as a final
 * diagnosis, by simGIC of what both have. A denial is told and does not count: a published case denies what others with its
 * disease have. For research, not for care. Any number of threads may ask.
 */
public final class Differential {
    /**
     * What annotations weigh beside cases, in per cent: the least of the 20 to 30 that {@code casegraph benchmark differential}
     * chooses, each on other diseases than it measures.
     */
    private static final int WEIGHT = 20;

    private final SimilarityIndex index;
    private final PublishedCases published;
    private final Graph graph;
    private final ComparedClasses classes;
    private @Nullable AnnotationProfiles annotations;

    /** For each case the numbers of its diseases. */
    private final int[][] diseasesOf;

    /** @param graph what the index was made of, where cases have their diagnoses and papers */
    public Differential(Graph graph, SimilarityIndex index) {
        this.index = index;
        published = new PublishedCases(graph, index);
        this.graph = graph;
        classes = new ComparedClasses(graph, index);
        diseasesOf = new int[published.count()][];
        for (int number = 0; number < diseasesOf.length; number++) {
            diseasesOf[number] = published.diseasesOf(number).stream()
                    .mapToInt(published::number)
                    .sorted()
                    .toArray();
        }
    }

    /**
     * The diseases of other cases that share anything with one, the nearest first, ties by IRI.
     *
     * @param asked one without a finding that tells something has none
     * @param isOtherPapersOnly leaves out the cases of a paper in which the asked one stands
     * @param most how many at most
     * @param among the other cases that count
     */
    public List<RankedDisease> of(Node asked, boolean isOtherPapersOnly, int most, Predicate<Node> among) {
        return of(asked, isOtherPapersOnly, most, among, By.CASES);
    }

    /** As {@link #of(Node, boolean, int, Predicate)}, where annotations are given in the order of both. */
    List<RankedDisease> of(Node asked, boolean isOtherPapersOnly, int most, Predicate<Node> among, By by) {
        Optional<Integer> found = index.number(asked);
        if (found.isEmpty()) {
            return List.of();
        }
        int number = found.get();
        BitSet left = isOtherPapersOnly ? published.ofPapersOf(number) : new BitSet();
        left.set(number);
        FindingProfile profile = profile(number);
        return ranked(
                profile,
                nearest(
                        profile,
                        other -> !left.get(other) && among.test(index.cases().get(other))),
                isOtherPapersOnly ? published.get(number).papers() : Set.of(),
                most,
                by);
    }

    /**
     * As {@link #of(Node, boolean, int, Predicate, By)}, for a list of findings and denials, of whatever vocabulary; of a finding
     * that no case has what is above it counts.
     */
    List<RankedDisease> of(List<Node> findings, List<Node> denials, int most, Predicate<Node> among, By by) {
        FindingProfile profile =
                index.profile(numbers(findings, classes::atOrAbove), numbers(denials, classes::exactly));
        return ranked(
                profile, nearest(profile, other -> among.test(index.cases().get(other))), Set.of(), most, by);
    }

    private static int[] numbers(List<Node> terms, Function<Node, int[]> numbers) {
        return terms.stream()
                .flatMapToInt(term -> Arrays.stream(numbers.apply(term)))
                .sorted()
                .distinct()
                .toArray();
    }

    /** The term that a person means by an id or IRI; empty for what nothing here knows. */
    Optional<Node> term(String id) {
        return classes.term(id);
    }

    /** @param without papers by which no annotation counts */
    private List<RankedDisease> ranked(FindingProfile asked, Nearest nearest, Set<Node> without, int most, By by) {
        Optional<JoinedScores> joined = Optional.of(annotations())
                .filter(given -> !given.isEmpty())
                .map(given -> new JoinedScores(given, nearest, asked, without));
        int[] together = joined.map(scores -> scores.of(WEIGHT)).orElseGet(() -> nearest.score);
        List<Integer> order = nearest.inOrder();
        if (by == By.JOINED) {
            order.sort(Comparator.comparingInt(disease -> -together[disease]));
        }
        return order.stream()
                .limit(most)
                .map(disease -> new RankedDisease(
                        published.diseases().get(disease),
                        greaterThan(nearest.score[disease], nearest.score) + 1,
                        index.beside(asked, nearest.caseOf[disease], nearest.score[disease]),
                        index.silence(asked, nearest.caseOf[disease]),
                        nearest.cases[disease],
                        joined.map(scores -> new RankedDisease.Joined(
                                greaterThan(together[disease], together) + 1,
                                scores.told(disease).stream()
                                        .mapToObj(SimilarityIndex::number)
                                        .findFirst()))))
                .toList();
    }

    private static int greaterThan(int score, int[] scores) {
        return (int) Arrays.stream(scores).filter(other -> other > score).count();
    }

    FindingProfile profile(int number) {
        return index.profile(number);
    }

    /** What the order is by. */
    enum By {
        CASES,
        JOINED
    }

    /** What annotations say of the diseases; read when it is first asked for. */
    synchronized AnnotationProfiles annotations() {
        if (annotations == null) {
            annotations = new AnnotationProfiles(graph, index, published.diseases());
        }
        return annotations;
    }

    List<Node> cases() {
        return index.cases();
    }

    PublishedCases published() {
        return published;
    }

    /** One case with all others that count, going through them once. */
    Nearest nearest(int asked, IntPredicate among) {
        return nearest(profile(asked), other -> other != asked && among.test(other));
    }

    private Nearest nearest(FindingProfile asked, IntPredicate among) {
        Nearest nearest = new Nearest(published.diseases().size());
        int[] scores = index.simGicOfPresent(asked);
        for (int other = 0; other < scores.length; other++) {
            if (diseasesOf[other].length > 0 && among.test(other)) {
                for (int disease : diseasesOf[other]) {
                    nearest.add(disease, other, scores[other]);
                }
            }
        }
        return nearest;
    }

    /** Of each disease, by its number, the nearest case; a score of 0 is none. */
    static final class Nearest {
        private final int[] score;
        private final int[] caseOf;
        private final int[] cases;

        private Nearest(int diseases) {
            score = new int[diseases];
            caseOf = new int[diseases];
            cases = new int[diseases];
        }

        private void add(int disease, int other, int found) {
            cases[disease]++;
            // Cases are numbered by IRI: of equal ones the first stays.
            if (found > score[disease]) {
                score[disease] = found;
                caseOf[disease] = other;
            }
        }

        int score(int disease) {
            return score[disease];
        }

        /** How many cases of the disease counted. */
        int cases(int disease) {
            return cases[disease];
        }

        int greaterThan(int found) {
            return (int) Arrays.stream(score).filter(other -> other > found).count();
        }

        /** This one too. */
        int equalTo(int found) {
            return (int) Arrays.stream(score).filter(other -> other == found).count();
        }

        private List<Integer> inOrder() {
            List<Integer> numbers = new ArrayList<>();
            for (int disease = 0; disease < score.length; disease++) {
                if (score[disease] > 0) {
                    numbers.add(disease);
                }
            }
            numbers.sort(Comparator.comparingInt(disease -> -score[disease]));
            return numbers;
        }
    }
}
