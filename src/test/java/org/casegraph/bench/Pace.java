package org.casegraph.bench;

/**
 * How often a question is asked, by one rule for whoever answers: so many turns or so much time, whichever is over first,
 * and one turn at least.
 *
 * @param warmTurns not counted, as compilers and caches are not ready
 * @param turns of which the median is told
 */
record Pace(int warmTurns, double warmMilliseconds, int turns, double milliseconds) {
    boolean isWarm(int before, double milliseconds) {
        return before >= warmTurns || before > 0 && milliseconds >= warmMilliseconds;
    }

    boolean isMeasured(int measured, double taken) {
        return measured >= turns || measured > 0 && taken >= milliseconds;
    }
}
