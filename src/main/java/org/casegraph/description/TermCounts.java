package org.casegraph.description;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Numbers that are kept by the numbers of terms; millions are added, so that none is boxed. */
final class TermCounts {
    private long[] counts = {};

    void add(int term) {
        if (term >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(term + 1, counts.length * 2));
        }
        counts[term]++;
    }

    int size() {
        return (int) Arrays.stream(counts).filter(count -> count > 0).count();
    }

    Map<Integer, Long> counted() {
        Map<Integer, Long> counted = new HashMap<>();
        for (int term = 0; term < counts.length; term++) {
            if (counts[term] > 0) {
                counted.put(term, counts[term]);
            }
        }
        return counted;
    }
}
