package org.casegraph.similarity;

import java.util.BitSet;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.casegraph.similarity.row.FrequentClasses;
import org.casegraph.similarity.row.GreatestScores;
import org.casegraph.similarity.row.SparseRows;

/**
 * One case compared with all by simGIC. What is most alike shares what few have. So the most telling classes are gone through
 * first, until a case that has none of them is certainly less like than those found, however much of the others it has (H.
 * Turtle, J. Flood, Query evaluation: strategies and optimizations, 1995: MaxScore). Few of those that have some are looked at.
 */
final class SimGic {
    /** A class that more than one of so many cases have is frequent, tells little and would be looked up often. */
    private static final int RARE = 8;

    private final Columns columns;
    private final FindingProfile asked;
    private final int[] shared;
    private final int[] denied;
    private final int own;
    private final boolean denialsCount;

    /** @param having for each class the cases that have it, of frequent ones none */
    record Columns(
            SparseRows present,
            SparseRows absent,
            SparseRows having,
            FrequentClasses frequent,
            int[] content,
            int[] contentOfCase) {
        /** @param contentOfCase the sum of what the present classes of each case tell */
        static Columns of(SparseRows present, SparseRows absent, int[] content, int[] contentOfCase) {
            int[] counts = present.counts(content.length);
            FrequentClasses frequent = new FrequentClasses(present, counts, contentOfCase.length / RARE);
            SparseRows having = present.turned(counts, type -> !frequent.has(type));
            return new Columns(present, absent, having, frequent, content, contentOfCase);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** @param denialsCount whether what one denies and the other has parts them more than silence does */
    SimGic(Columns columns, FindingProfile asked, boolean denialsCount) {
        this.columns = columns;
        this.asked = asked;
        this.denialsCount = denialsCount;
        int[] content = columns.content;
        shared = new int[content.length];
        denied = new int[content.length];
        int sum = 0;
        for (int type : asked.present()) {
            shared[type] = content[type];
            sum += content[type];
        }
        own = sum;
        for (int type : asked.absent()) {
            denied[type] = shared[type] == 0 ? content[type] : 0;
        }
    }

    /**
     * The cases with the greatest scores above 0, in order; of equal scores the smaller number is first.
     *
     * @param among is asked of those only that could be among them
     */
    int[] greatest(int most, IntPredicate among) {
        return new Search(most, among).found();
    }

    private int[] mostTellingFirst() {
        return IntStream.of(asked.present())
                .filter(type -> !columns.frequent.has(type))
                .boxed()
                .sorted(Comparator.comparingInt(type -> -shared[type]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Whether a case that tells so much, of which both have so much at most, certainly has a lower score. */
    private boolean isBelow(long both, long theirs, int score) {
        // As the score is rounded, without a division.
        return 2L * SimilarityIndex.SCALE * both < (own + theirs - both) * (2L * score - 1);
    }

    int score(int other) {
        int both = 0;
        int against = 0;
        SparseRows present = columns.present;
        for (int at = present.start(other); at < present.end(other); at++) {
            int type = present.values()[at];
            both += shared[type];
            against += denied[type];
        }
        if (!denialsCount) {
            return SimilarityIndex.rounded(both, (long) own + columns.contentOfCase[other] - both);
        }
        SparseRows absent = columns.absent;
        for (int at = absent.start(other); at < absent.end(other); at++) {
            int type = absent.values()[at];
            if (shared[type] > 0 && !present.contains(other, type)) {
                against += shared[type];
            }
        }
        return SimilarityIndex.rounded(both, (long) own + columns.contentOfCase[other] - both + against);
    }

    /** The state of looking for the most similar. */
    private final class Search {
        /** So many of those that share most so far are looked at, to know how alike the others have to be. */
        private static final int FIRST = 64;

        /** When so many were gone through, and again when it are so many times more. */
        private static final int AFTER = 1 << 12;

        private static final int TIMES = 8;

        /** From then on it would take as long as to go through the classes. */
        private static final int LAST = AFTER * TIMES;

        /** Beyond what has to be gone through it pays to know more of each case. */
        private static final int ENOUGH = 2;

        private final GreatestScores greatest;
        private final IntPredicate among;
        private final int cases = columns.contentOfCase.length;
        private final BitSet looked = new BitSet(cases);

        /** Those that are not frequent, the most telling first. */
        private final int[] types = mostTellingFirst();

        private final FrequentClasses.Shared frequent = columns.frequent.shared(asked.present(), columns.content);

        /** What a part is counted in, so that all that is shared is no more than a char holds. */
        private final int unit = own / (Character.MAX_VALUE - types.length) + 1;

        /** What each case shares of the classes gone through, of each of them rounded up. */
        private final char[] parts = new char[cases];

        /** What the classes tell that were not gone through, without the frequent ones. */
        private int left = own - frequent.all();

        Search(int most, IntPredicate among) {
            greatest = new GreatestScores(most);
            this.among = among;
        }

        int[] found() {
            SparseRows having = columns.having;
            int gone = 0;
            int after = AFTER;
            int at = 0;
            while (at < types.length && !isEnough()) {
                int type = types[at++];
                int start = having.start(type);
                int end = having.end(type);
                int part = (shared[type] - 1) / unit + 1;
                for (int place = start; place < end; place++) {
                    parts[having.values()[place]] += part;
                }
                left -= shared[type];
                gone += end - start;
                if (gone >= after && after <= LAST) {
                    lookAtFirst(at);
                    after *= TIMES;
                }
            }
            if (after == AFTER) {
                lookAtFirst(at);
            }
            lookAtOthers();
            return greatest.numbers();
        }

        /** Whether hardly any case has to be looked at that will not be found. */
        private boolean isEnough() {
            long most = ENOUGH * (long) left + frequent.all();
            return isBelow(most, most, greatest.least());
        }

        /** @param count of the types that were gone through */
        private void lookAtFirst(int count) {
            GreatestScores first = new GreatestScores(FIRST);
            BitSet seen = new BitSet(cases);
            SparseRows having = columns.having;
            for (int at = 0; at < count; at++) {
                for (int place = having.start(types[at]); place < having.end(types[at]); place++) {
                    int other = having.values()[place];
                    if (first.takes(other, parts[other]) && !seen.get(other)) {
                        seen.set(other);
                        first.add(other, parts[other]);
                    }
                }
            }
            for (int other : first.numbers()) {
                look(other);
            }
        }

        private void lookAtOthers() {
            int least = greatest.least();
            int needed = needed(least);
            for (int other = 0; other < cases; other++) {
                if (parts[other] >= needed) {
                    look(other);
                    if (greatest.least() > least) {
                        least = greatest.least();
                        needed = needed(least);
                    }
                }
            }
        }

        /** How many parts a case needs at least to have a score, whatever it tells besides. */
        private int needed(int score) {
            long both = (own * (2L * score - 1) - 1) / (2L * SimilarityIndex.SCALE) + 1;
            long parted = both - left - frequent.all();
            return parted <= 0 ? 0 : (int) ((parted - 1) / unit + 1);
        }

        private void look(int other) {
            if (looked.get(other)) {
                return;
            }
            int theirs = columns.contentOfCase[other];
            long told = (long) parts[other] * unit + left + frequent.of(other);
            long both = Math.min(told, Math.min(own, theirs));
            if (!isBelow(both, theirs, greatest.least())) {
                looked.set(other);
                int score = score(other);
                if (greatest.takes(other, score) && among.test(other)) {
                    greatest.add(other, score);
                }
            }
        }
    }
}
