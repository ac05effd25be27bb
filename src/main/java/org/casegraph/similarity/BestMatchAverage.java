package org.casegraph.similarity;

import java.util.Arrays;
import org.casegraph.similarity.row.SparseRows;

/** The state of comparing one case with all by Resnik's measure. */
final class BestMatchAverage {
    private final int[] content;
    private final SparseRows atOrAbove;
    private final SparseRows present;
    private final SparseRows mostSpecific;
    private final SparseRows absent;
    private final int greatestContent;
    private final int[] asked;
    private final int width;

    /** For each class, one number for each most specific finding asked for: the best ancestor of both. */
    private final int[] best;

    private final boolean[] isAsked;
    private final boolean[] isDenied;

    /**
     * @param content what each class tells
     * @param atOrAbove for each class itself and the classes above it
     * @param present for each case the classes that it has
     * @param mostSpecific of these such as have none of the others below them
     * @param absent for each case the classes that it denies
     * @param number of the case that is compared
     */
    BestMatchAverage(
            int[] content,
            SparseRows atOrAbove,
            SparseRows present,
            SparseRows mostSpecific,
            SparseRows absent,
            int number) {
        this.content = content;
        this.atOrAbove = atOrAbove;
        this.present = present;
        this.mostSpecific = mostSpecific;
        this.absent = absent;
        greatestContent = Arrays.stream(content).max().orElse(0);
        isAsked = new boolean[content.length];
        isDenied = new boolean[content.length];
        asked = mostSpecific.row(number);
        width = asked.length;
        best = new int[content.length * width];
        present.forEach(number, type -> isAsked[type] = true);
        boolean[] denied = new boolean[content.length];
        absent.forEach(number, type -> denied[type] = !isAsked[type]);
        for (int type = 0; type < content.length; type++) {
            int row = type;
            atOrAbove.forEach(type, above -> isDenied[row] |= denied[above]);
        }
        for (int i = 0; i < width; i++) {
            int[] above = new int[content.length];
            atOrAbove.forEach(asked[i], type -> above[type] = content[type]);
            int column = i;
            for (int type = 0; type < content.length; type++) {
                int cell = type * width + column;
                atOrAbove.forEach(type, common -> best[cell] = Math.max(best[cell], above[common]));
            }
        }
    }

    /** Of each case, by number, in ten-thousandths. */
    int[] scores() {
        int[] scores = new int[mostSpecific.starts().length - 1];
        int[] matches = new int[width];
        for (int other = 0; other < scores.length; other++) {
            Arrays.fill(matches, 0);
            long theirs = 0;
            for (int at = mostSpecific.start(other); at < mostSpecific.end(other); at++) {
                int type = mostSpecific.values()[at];
                int match = 0;
                for (int i = 0; i < width; i++) {
                    int common = best[type * width + i];
                    match = Math.max(match, common);
                    matches[i] = Math.max(matches[i], common);
                }
                theirs += isDenied[type] ? 0 : match;
            }
            long ours = 0;
            for (int i = 0; i < width; i++) {
                ours += deniedBy(other, asked[i]) ? 0 : matches[i];
            }
            long count = mostSpecific.end(other) - mostSpecific.start(other);
            scores[other] =
                    SimilarityIndex.rounded(ours * count + theirs * width, 2L * width * count * greatestContent);
        }
        return scores;
    }

    private boolean deniedBy(int other, int type) {
        for (int at = absent.start(other); at < absent.end(other); at++) {
            int denied = absent.values()[at];
            if (isAsked[denied] && !present.contains(other, denied) && atOrAbove.contains(type, denied)) {
                return true;
            }
        }
        return false;
    }
}
