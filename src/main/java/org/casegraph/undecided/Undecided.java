package org.casegraph.undecided;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.casegraph.timeline.ClassTree;
import org.casegraph.timeline.Timeline;
import org.casegraph.undecided.AuthorQuestion.Kind;
import org.casegraph.undecided.Bounds.Span;

/**
 * What a case leaves open of the order of its moments, and the few facts that would settle the most of it.
 *
 * @param moments how many are compared
 * @param leftOut how many more the case has
 * @param open of how many pairs of moments neither is certain to start first, nor both at the same time
 * @param questions those of order first, the one that decides the most first; then at most two of distance
 */
public record Undecided(int moments, int leftOut, int open, List<AuthorQuestion> questions) {
    /** Of a longer case, so many moments are compared: the work grows with the fourth power. */
    public static final int MOST_MOMENTS = 40;

    /** So many questions of order are sought if nobody says how many. */
    public static final int USUAL_QUESTIONS = 3;

    /** More are not sought: each takes as long as the first. */
    public static final int MOST_QUESTIONS = 5;

    public Undecided {
        questions = List.copyOf(questions);
    }

    /** How many pairs of moments are compared. */
    public int pairs() {
        return moments * (moments - 1) / 2;
    }

    /**
     * @param timeline of the case
     * @param graph what the case states; gives the labels and the order of telling
     * @param most how many questions of order there are at most
     */
    public static Undecided of(Timeline timeline, Graph graph, int most) {
        return of(timeline, graph, ClassTree.ofProject(), most);
    }

    /** @param classes tell which class is a finding's */
    public static Undecided of(Timeline timeline, Graph graph, ClassTree classes, int most) {
        Moments moments = Moments.of(timeline, graph, classes, MOST_MOMENTS);
        Bounds bounds = moments.bounds();
        List<AuthorQuestion> questions = new ArrayList<>();
        int open = bounds.open();
        OrderChoice choice = OrderChoice.greedy(bounds, most);
        for (int i = 0; i < choice.asked().size(); i++) {
            questions.add(
                    order(moments, choice.asked().get(i), open - choice.left().get(i)));
        }
        if (most > 0) {
            distance(moments, Kind.UNBOUNDED).ifPresent(questions::add);
            distance(moments, Kind.WIDEST).ifPresent(questions::add);
        }
        return new Undecided(bounds.size(), moments.leftOut(), open, questions);
    }

    private static AuthorQuestion order(Moments moments, OrderChoice.Asked asked, int settled) {
        Bounds bounds = moments.bounds();
        List<Reply> replies = bounds.replies(asked.one(), asked.other());
        List<Answer> answers = new ArrayList<>();
        for (Reply reply : replies) {
            Bounds after = bounds.with(asked.one(), reply, asked.other());
            answers.add(new Answer(reply, moments.pairs((i, j) -> bounds.isOpen(i, j) && !after.isOpen(i, j))));
        }
        MomentPair pair = moments.pair(asked.one(), asked.other());
        return new AuthorQuestion(Kind.ORDER, pair, QuestionWords.order(pair, replies), answers, settled);
    }

    /** Of the widest intervals the one that narrows the most others. */
    private static Optional<AuthorQuestion> distance(Moments moments, Kind kind) {
        Bounds bounds = moments.bounds();
        Optional<AuthorQuestion> best = Optional.empty();
        double widest = 0;
        for (int i = 0; i < bounds.size(); i++) {
            for (int j = 0; j < bounds.size(); j++) {
                Span span = bounds.span(i, j);
                boolean isUnbounded = Double.isInfinite(span.width());
                if (isInterval(bounds, i, j) && isUnbounded == (kind == Kind.UNBOUNDED) && span.width() >= widest) {
                    AuthorQuestion question = distance(moments, kind, i, j, span);
                    if (span.width() > widest
                            || best.isEmpty()
                            || question.settled() > best.get().settled()) {
                        best = Optional.of(question);
                        widest = span.width();
                    }
                }
            }
        }
        return best;
    }

    private static boolean isInterval(Bounds bounds, int from, int to) {
        return bounds.span(to, from).most() <= 0
                && !bounds.isOpen(from, to)
                && bounds.span(from, to).width() > 0;
    }

    private static AuthorQuestion distance(Moments moments, Kind kind, int from, int to, Span span) {
        Bounds bounds = moments.bounds();
        List<MomentPair> narrowed = moments.pairs((i, j) -> bounds.narrows(from, to, i, j));
        MomentPair pair = moments.pair(from, to);
        return new AuthorQuestion(
                kind,
                pair,
                QuestionWords.distance(pair, span),
                List.of(new Answer(Reply.DAYS, narrowed)),
                narrowed.size());
    }
}
