package org.casegraph.drawing;

/**
 * In how many of n cases one comes before another, and that before a third.
 *
 * @param classes the names in their order
 * @param probably what is certain included, as after
 */
public record OrderedPair(
        String classes, int certainly, int probably, int together, int probablyFollows, int certainlyFollows, int n) {}
