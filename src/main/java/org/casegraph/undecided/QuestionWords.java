package org.casegraph.undecided;

import java.util.List;

/** Questions as a person asks them. */
final class QuestionWords {
    private static final double DAY = 86_400_000;

    private QuestionWords() {}

    /** <i>Did “weight loss” begin before “biopsy”, at the same time, or after it?</i> */
    static String order(MomentPair pair, List<Reply> replies) {
        String words = "Did " + starting(pair.first()) + " ";
        if (!replies.contains(Reply.BEFORE)) {
            return words + "after " + named(pair.second()) + ", or at the same time?";
        }
        words += "before " + named(pair.second());
        if (!replies.contains(Reply.AFTER)) {
            return words + ", or at the same time?";
        }
        return words + (replies.contains(Reply.TOGETHER) ? ", at the same time, or after it?" : ", or after it?");
    }

    /** <i>How many days after “biopsy” did “surgery” come?</i> And what is known of it. */
    static String distance(MomentPair pair, Bounds.Span span) {
        return "How many days after " + named(pair.first()) + " did " + starting(pair.second()) + "? Known: "
                + known(Math.floor(span.least() / DAY), span.most() / DAY) + ".";
    }

    private static String known(double least, double most) {
        if (Double.isInfinite(most)) {
            return least == 0 ? "only the order" : "at least " + days(least);
        }
        return "from " + Math.round(least) + " to " + days(Math.ceil(most));
    }

    private static String starting(Moment moment) {
        return "“" + moment.label() + "” " + (moment.isFinding() ? "begin" : "come");
    }

    private static String named(Moment moment) {
        return "“" + moment.label() + "”";
    }

    private static String days(double days) {
        return Math.round(days) + (Math.round(days) == 1 ? " day" : " days");
    }
}
