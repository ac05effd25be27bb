package org.casegraph.undecided;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.casegraph.source.OwnCases;
import org.casegraph.source.SourceGraph;
import org.casegraph.timeline.ClassTree;
import org.casegraph.timeline.Timeline;
import org.casegraph.undecided.OrderChoice.Asked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The questions that are found one after the other, held against all sets of as many questions, on the project's own cases. */
class OrderChoiceTest {
    private static Bounds bounds(SourceGraph source) {
        return Moments.of(Timeline.of(source.graph()), source.graph(), ClassTree.ofProject(), Undecided.MOST_MOMENTS)
                .bounds();
    }

    @Test
    void greedyIsWithinOneOfTheBestOnShortCases() {
        assertTrue(compare(2, open -> open <= 40) >= 14);
        assertTrue(compare(3, open -> open <= 16) >= 6);
    }

    @Test
    @Tag("long")
    void greedyIsWithinOneOfTheBestOnAllOwnCases() {
        assertEquals(OwnCases.all().size(), compare(1, open -> true));
        assertEquals(OwnCases.all().size(), compare(2, open -> true));
        int three = compare(3, open -> open <= 80);
        assertTrue(three >= 20, three + " cases");
    }

    /** Each case, and how many there were. */
    private static int compare(int questions, Predicate<Integer> isSearched) {
        List<String> worse = new ArrayList<>();
        int cases = 0;
        for (SourceGraph source : OwnCases.all()) {
            Bounds bounds = bounds(source);
            if (isSearched.test(bounds.open())) {
                cases++;
                int greedy = OrderChoice.greedy(bounds, questions).mostOpen();
                int best = leastOpen(OrderChoice.nothing(bounds), 0, questions);
                if (greedy > best + 1) {
                    worse.add(source.name() + " leaves " + greedy + " open, not " + best);
                }
            }
        }
        assertEquals(List.of(), worse);
        return cases;
    }

    /** How few pairs the best of all sets of questions may leave open. */
    private static int leastOpen(OrderChoice choice, int from, int questions) {
        int best = choice.mostOpen();
        List<Asked> all = all(choice);
        for (int i = from; questions > 0 && i < all.size(); i++) {
            if (choice.isOpen(all.get(i))) {
                best = Math.min(
                        best,
                        questions == 1
                                ? leftOpen(choice, all.get(i))
                                : leastOpen(choice.and(all.get(i)), i + 1, questions - 1));
            }
        }
        return best;
    }

    private static int leftOpen(OrderChoice choice, Asked asked) {
        return choice.outcomes().stream()
                .flatMapToInt(bounds -> bounds.replies(asked.one(), asked.other()).stream()
                        .mapToInt(reply -> bounds.open() - bounds.decided(asked.one(), reply, asked.other())))
                .max()
                .orElseThrow();
    }

    private static List<Asked> all(OrderChoice choice) {
        int size = choice.outcomes().get(0).size();
        return IntStream.range(0, size)
                .boxed()
                .flatMap(i -> IntStream.range(i + 1, size).mapToObj(j -> new Asked(i, j)))
                .toList();
    }

    @Test
    void whatAnAnswerDecidesIsCountedAsWhatItLeaves() {
        int compared = 0;
        for (SourceGraph source : OwnCases.all().subList(0, 8)) {
            Bounds bounds = bounds(source);
            for (Asked asked : all(OrderChoice.nothing(bounds))) {
                for (Reply reply : bounds.replies(asked.one(), asked.other())) {
                    assertEquals(
                            bounds.open()
                                    - bounds.with(asked.one(), reply, asked.other())
                                            .open(),
                            bounds.decided(asked.one(), reply, asked.other()),
                            source.name() + " " + asked + " " + reply);
                    compared++;
                }
            }
        }
        assertTrue(compared > 1_000, "compared " + compared);
    }

    @Test
    void theQuestionsAreTheSameEachTime() {
        SourceGraph source = OwnCases.all().get(0);
        Undecided once = Undecided.of(Timeline.of(source.graph()), source.graph(), 3);

        assertEquals(once, Undecided.of(Timeline.of(source.graph()), source.graph(), 3));
    }
}
