package org.casegraph.similarity;

import java.util.Arrays;
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

    /** What is kept of all cases for it. */
    static final class Columns {
        private final SparseRows present;
        private final SparseRows absent;

        /** For each class the cases that have it, of frequent ones none. */
        private final SparseRows having;

        private final FrequentClasses frequent;
        private final int[] content;
        private final int[] contentOfCase;

        private Columns(
                SparseRows present,
                SparseRows absent,
                SparseRows having,
                FrequentClasses frequent,
                int[] content,
                int[] contentOfCase) {
            this.present = present;
            this.absent = absent;
            this.having = having;
            this.frequent = frequent;
            this.content = content;
            this.contentOfCase = contentOfCase;
        }

        /** @param contentOfCase the sum of what the present classes of each case tell */
        static Columns of(SparseRows present, SparseRows absent, int[] content, int[] contentOfCase) {
            int[] counts = present.counts(content.length);
            FrequentClasses frequent = new FrequentClasses(present, counts, contentOfCase.length / RARE);
            SparseRows having = present.turned(counts, type -> !frequent.has(type));
            return new Columns(present, absent, having, frequent, content, contentOfCase);
        }

        /** The same but for the rows of the cases. */
        Columns with(SparseRows rows) {
            return new Columns(rows, absent, having, frequent, content, contentOfCase);
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
        /** When so many were gone through, some of them are looked at, to know how alike the others have to be. */
        private static final int FEW = 1 << 14;

        /** So many that seem most alike are looked at before others. */
        private static final int FIRST = 40;

        /** How finely it is told how alike two seem. */
        private static final float GUESSED = 1 << 20;

        /** Beyond what has to be gone through it pays to know more of each case. */
        private static final int ENOUGH = 2;

        /** So many cases at once are left out that have too few parts. */
        private static final int TOGETHER = 8;

        /** Moves the sign of a number to its end. */
        private static final int SIGN = Integer.SIZE - 1;

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
        private final char[] parts = new char[cases + TOGETHER - 1 & -TOGETHER];

        /** What the classes tell that were not gone through, without the frequent ones. */
        private int left = own - frequent.all();

        Search(int most, IntPredicate among) {
            greatest = new GreatestScores(most);
            this.among = among;
        }

        int[] found() {
            int at = 0;
            int gone = 0;
            while (at < types.length && gone < FEW) {
                gone += goThrough(types[at++]);
            }
            lookAtFirst(at);
            while (at < types.length && !isEnough()) {
                goThrough(types[at++]);
            }
            lookAtCandidates();
            return greatest.numbers();
        }

        /** Whether hardly any case has to be looked at that will not be found. */
        private boolean isEnough() {
            long most = ENOUGH * (long) left + frequent.all();
            return isBelow(most, most, greatest.least());
        }

        /** How many cases have the class, each of which gets the parts of it. */
        private int goThrough(int type) {
            int[] having = columns.having.values();
            char[] sums = parts;
            int start = columns.having.start(type);
            int end = columns.having.end(type);
            int part = (shared[type] - 1) / unit + 1;
            for (int place = start; place < end; place++) {
                sums[having[place]] += part;
            }
            left -= shared[type];
            return end - start;
        }

        /** @param first so many of the types were gone through */
        private void lookAtFirst(int first) {
            GreatestScores seeming = new GreatestScores(FIRST);
            BitSet seen = new BitSet(cases);
            int[] having = columns.having.values();
            int worth = 1;
            for (int at = 0; at < first; at++) {
                int end = columns.having.end(types[at]);
                for (int place = columns.having.start(types[at]); place < end; place++) {
                    int other = having[place];
                    if (parts[other] >= worth && !seen.get(other)) {
                        int seems = seems(other);
                        if (seeming.takes(other, seems)) {
                            seen.set(other);
                            seeming.add(other, seems);
                            worth = worth(seeming);
                        }
                    }
                }
            }
            look(seeming);
        }

        /** Without so many parts none seems more alike than these, however little it tells besides. */
        private int worth(GreatestScores seeming) {
            return Math.max(1, (int) (seeming.least() / GUESSED * own / unit));
        }

        private void lookAtCandidates() {
            int[] candidates = candidates(needed(greatest.least()));
            GreatestScores seeming = new GreatestScores(FIRST);
            int least = greatest.least();
            int others = 0;
            for (int other : candidates) {
                int theirs = columns.contentOfCase[other];
                if (!isBelow(shared(other, frequent.all(), theirs), theirs, least)) {
                    candidates[others++] = other;
                    int seems = seems(other);
                    if (seeming.takes(other, seems)) {
                        seeming.add(other, seems);
                    }
                }
            }
            look(seeming);
            for (int at = 0; at < others; at++) {
                look(candidates[at]);
            }
        }

        /** Those that have as many parts as are needed, by number. */
        private int[] candidates(int needed) {
            if (needed == 0) {
                return IntStream.range(0, cases).toArray();
            }
            char[] sums = parts;
            int[] found = new int[TOGETHER];
            int count = 0;
            for (int at = 0; at < sums.length; at += TOGETHER) {
                int below = sums[at] - needed
                        & sums[at + 1] - needed
                        & sums[at + 2] - needed
                        & sums[at + 3] - needed
                        & sums[at + 4] - needed
                        & sums[at + 5] - needed
                        & sums[at + 6] - needed
                        & sums[at + 7] - needed;
                if (below >= 0) {
                    if (found.length < count + TOGETHER) {
                        found = Arrays.copyOf(found, 2 * found.length);
                    }
                    for (int other = at; other < at + TOGETHER; other++) {
                        found[count] = other;
                        // A branch that is taken now and then costs more.
                        count += 1 - (sums[other] - needed >>> SIGN);
                    }
                }
            }
            return Arrays.copyOf(found, count);
        }

        /** How alike a case seems by its parts alone. */
        private int seems(int other) {
            int both = parts[other] * unit;
            return (int) (GUESSED * both / (own + columns.contentOfCase[other] - both));
        }

        /** How much both have at most. */
        private long shared(int other, int ofFrequent, int theirs) {
            return Math.min((long) parts[other] * unit + left + ofFrequent, Math.min(own, theirs));
        }

        /** How many parts a case needs at least to have a score, whatever it tells besides; 0 if it needs none. */
        private int needed(int score) {
            long both = (own * (2L * score - 1) - 1) / (2L * SimilarityIndex.SCALE) + 1;
            long parted = both - left - frequent.all();
            return parted <= 0 ? 0 : (int) ((parted - 1) / unit + 1);
        }

        private void look(GreatestScores seeming) {
            for (int other : seeming.numbers()) {
                look(other);
            }
        }

        private void look(int other) {
            int theirs = columns.contentOfCase[other];
            if (!looked.get(other) && !isBelow(shared(other, frequent.of(other), theirs), theirs, greatest.least())) {
                looked.set(other);
                int score = score(other);
                if (greatest.takes(other, score) && among.test(other)) {
                    greatest.add(other, score);
                }
            }
        }
    }
}
