package org.casegraph.undecided;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Some questions of order, asked together, and what is decided whatever the answers: of each set of answers that can be
 * true at once the bounds that follow.
 *
 * @param asked in the order in which they were chosen
 * @param outcomes one for each set of answers
 * @param left how many pairs may still be open after the first question, after the second, and so on
 */
record OrderChoice(List<Asked> asked, List<Bounds> outcomes, List<Integer> left) {
    /** So many of the best sets are kept while the next question is sought: five alone end two pairs short at times. */
    private static final int KEPT = 12;

    /** The numbers of two moments, the smaller first. */
    record Asked(int one, int other) {}

    private record Candidate(OrderChoice before, Asked asked, int mostOpen, double meanOpen) {
        OrderChoice choice() {
            return before.and(asked);
        }

        /** The questions without their order. */
        Set<Asked> questions() {
            Set<Asked> all = new HashSet<>(before.asked);
            all.add(asked);
            return all;
        }
    }

    OrderChoice {
        asked = List.copyOf(asked);
        outcomes = List.copyOf(outcomes);
        left = List.copyOf(left);
    }

    /** Nothing is asked yet. */
    static OrderChoice nothing(Bounds bounds) {
        return new OrderChoice(List.of(), List.of(bounds), List.of());
    }

    /**
     * The questions that each add the most to those before: by what is decided in the worst case, then in the mean, then by
     * the order of the report. Fewer than so many where nothing is left open.
     */
    static OrderChoice greedy(Bounds bounds, int most) {
        List<OrderChoice> kept = List.of(nothing(bounds));
        for (int i = 0; i < most && kept.get(0).mostOpen() > 0; i++) {
            Set<Set<Asked>> seen = new HashSet<>();
            kept = kept.stream()
                    .flatMap(OrderChoice::candidates)
                    .sorted(Comparator.comparingInt(Candidate::mostOpen).thenComparingDouble(Candidate::meanOpen))
                    .filter(candidate -> seen.add(candidate.questions()))
                    .limit(KEPT)
                    .map(Candidate::choice)
                    .toList();
        }
        return kept.get(0);
    }

    /** How many pairs may be left open. */
    int mostOpen() {
        return outcomes.stream().mapToInt(Bounds::open).max().orElse(0);
    }

    private Stream<Candidate> candidates() {
        int size = outcomes.get(0).size();
        int[] open = outcomes.stream().mapToInt(Bounds::open).toArray();
        return IntStream.range(0, size).boxed().flatMap(one -> IntStream.range(one + 1, size)
                .mapToObj(other -> new Asked(one, other))
                .filter(this::isOpen)
                .map(asked -> candidate(asked, open)));
    }

    private Candidate candidate(Asked asked, int[] open) {
        int most = 0;
        long sum = 0;
        int count = 0;
        for (int i = 0; i < open.length; i++) {
            Bounds bounds = outcomes.get(i);
            for (Reply reply : bounds.replies(asked.one(), asked.other())) {
                int left = open[i] - bounds.decided(asked.one(), reply, asked.other());
                most = Math.max(most, left);
                sum += left;
                count++;
            }
        }
        return new Candidate(this, asked, most, (double) sum / count);
    }

    /** Whether some answers leave the question to be asked. */
    boolean isOpen(Asked question) {
        return outcomes.stream().anyMatch(bounds -> bounds.isOpen(question.one(), question.other()));
    }

    /** With one question more. */
    OrderChoice and(Asked question) {
        List<Bounds> after = new ArrayList<>();
        for (Bounds bounds : outcomes) {
            for (Reply reply : bounds.replies(question.one(), question.other())) {
                after.add(bounds.with(question.one(), reply, question.other()));
            }
        }
        List<Asked> more = new ArrayList<>(asked);
        more.add(question);
        List<Integer> leftAfter = new ArrayList<>(left);
        leftAfter.add(after.stream().mapToInt(Bounds::open).max().orElse(0));
        return new OrderChoice(more, after, leftAfter);
    }
}
