package org.casegraph.similarity;

/**
 * One case compared with all by simGIC. Of most others it is known without looking at their classes that they are not among
 * the most similar: no more can be shared than the rare classes that are, and all the frequent ones.
 */
final class SimGic {
    /** A class that more than one of so many cases have is frequent, tells little and would be looked up often. */
    private static final int RARE = 8;

    private final Columns columns;
    private final int[] shared;
    private final int[] denied;
    private final int own;
    private final boolean denialsCount;

    /** What each case shares of the rare classes. */
    private final int[] ofRare;

    private int ofFrequent;

    /** @param having for each class the cases that have it, of frequent ones none */
    record Columns(SparseRows present, SparseRows absent, SparseRows having, int[] content, int[] contentOfCase) {
        /** @param contentOfCase the sum of what the present classes of each case tell */
        static Columns of(SparseRows present, SparseRows absent, int[] content, int[] contentOfCase) {
            SparseRows having = present.turned(content.length, contentOfCase.length / RARE);
            return new Columns(present, absent, having, content, contentOfCase);
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
        this.denialsCount = denialsCount;
        int[] content = columns.content;
        shared = new int[content.length];
        denied = new int[content.length];
        ofRare = new int[columns.contentOfCase.length];
        int sum = 0;
        for (int type : asked.present()) {
            shared[type] = content[type];
            sum += content[type];
        }
        own = sum;
        for (int type : asked.absent()) {
            denied[type] = shared[type] == 0 ? content[type] : 0;
        }
        for (int type : asked.present()) {
            addShared(type);
        }
    }

    private void addShared(int type) {
        SparseRows having = columns.having;
        int content = shared[type];
        if (having.start(type) == having.end(type)) {
            ofFrequent += content;
        }
        for (int at = having.start(type); at < having.end(type); at++) {
            ofRare[having.values()[at]] += content;
        }
    }

    /** Whether the score of a case is certainly no greater than this. */
    boolean isAtMost(int other, int score) {
        long theirs = columns.contentOfCase[other];
        long both = Math.min(ofRare[other] + (long) ofFrequent, Math.min(own, theirs));
        // As the score is rounded, without a division.
        return 2L * SimilarityIndex.SCALE * both < (own + theirs - both) * (2L * score + 1);
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
}
