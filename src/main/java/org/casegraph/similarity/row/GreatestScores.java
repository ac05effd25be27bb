package org.casegraph.similarity.row;

import java.util.Arrays;

/** The cases with the greatest scores above 0 of those that were told so far; of equal scores those with the smallest numbers. */
public final class GreatestScores {
    /** A score and, below it, what is greater for a smaller number; the greatest first. */
    private final long[] kept;

    private int count;

    public GreatestScores(int most) {
        kept = new long[most];
    }

    /** The score without which none gets among them any more; 1 at least. */
    public int least() {
        return count < kept.length ? 1 : (int) (kept[count - 1] >>> Integer.SIZE);
    }

    /** Whether a case with this score gets among them. */
    public boolean takes(int number, int score) {
        return score > 0 && (count < kept.length || key(number, score) > kept[count - 1]);
    }

    /** Adds one that they take, which was not added before. */
    public void add(int number, int score) {
        long key = key(number, score);
        int place = count < kept.length ? count++ : count - 1;
        while (place > 0 && kept[place - 1] < key) {
            kept[place] = kept[place - 1];
            place--;
        }
        kept[place] = key;
    }

    /** In order. */
    public int[] numbers() {
        return Arrays.stream(kept, 0, count)
                .mapToInt(key -> Integer.MAX_VALUE - (int) key)
                .toArray();
    }

    private static long key(int number, int score) {
        return ((long) score << Integer.SIZE) | (Integer.MAX_VALUE - number);
    }
}
