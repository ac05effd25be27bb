package org.casegraph.undecided;

import java.util.List;

/**
 * A fact that the author of a report may know.
 *
 * @param kind what it would settle
 * @param words the question in plain words
 * @param answers all that the case leaves possible
 * @param settled how many pairs are settled for certain, whatever the answers, once this and all questions of its kind before
 *     it are answered
 */
public record AuthorQuestion(Kind kind, MomentPair pair, String words, List<Answer> answers, int settled) {
    /** What a question settles. */
    public enum Kind {
        /** Which of two comes first. */
        ORDER("order"),
        /** How far two are apart of which no upper bound is known. */
        UNBOUNDED("unbounded interval"),
        /** How far two are apart, where of all that is known between two bounds this is known worst. */
        WIDEST("widest interval");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public AuthorQuestion {
        answers = List.copyOf(answers);
    }

    /** How many pairs it settles by itself, whatever the answer. */
    public int least() {
        return answers.stream().mapToInt(answer -> answer.pairs().size()).min().orElse(0);
    }
}
