package org.casegraph.generated;

import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Numbers drawn by one seed. The same seed and number give the same draws on each JVM: {@link Random} is specified to
 * the bit, and so is {@link StrictMath}.
 */
final class Draw {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final Random random;

    /** @param number what is drawn for, such as the number of a case, so that each is drawn apart from all others */
    Draw(long seed, long number) {
        long mixed = seed * GOLDEN + number;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        random = new Random(mixed ^ (mixed >>> 31));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From the first to the last, both included. */
    int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Log-normal: half of all lie below the median, and few far above it. */
    double skewed(double median, double spread) {
        return median * StrictMath.exp(spread * random.nextGaussian());
    }

    int skewed(double median, double spread, int least, int most) {
        return (int) Math.max(least, Math.min(most, Math.round(skewed(median, spread))));
    }

    /**
     * An index below a size, the first most often: the n-th as often as one of n and the level together, so that the
     * level says how many at the beginning come nearly as often as the first.
     */
    int rank(int size, int level) {
        double drawn = level * (StrictMath.pow(1.0 + (double) size / level, random.nextDouble()) - 1);
        return (int) Math.min(size - 1L, (long) drawn);
    }

    void shuffle(List<?> list) {
        Collections.shuffle(list, random);
    }
}
