package org.casegraph.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The rate of false discoveries among several tests (Y Benjamini and Y Hochberg, J R Stat Soc B 57, 1995). */
public final class FalseDiscovery {
    private FalseDiscovery() {}

    /** Each probability adjusted for how many there are, in the order in which they are given. */
    public static double[] adjusted(double[] probabilities) {
        int[] falling = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> probabilities[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = Arrays.copyOf(probabilities, probabilities.length);
        double least = 1;
        for (int i = 0; i < falling.length; i++) {
            int rank = probabilities.length - i;
            least = Math.min(least, probabilities[falling[i]] * probabilities.length / rank);
            adjusted[falling[i]] = least;
        }
        return adjusted;
    }
}
