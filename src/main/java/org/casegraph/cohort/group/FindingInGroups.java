package org.casegraph.cohort.group;

import org.casegraph.statistics.CountBounds;
import org.casegraph.statistics.OddsBounds;

/** In how many cases of two groups is told what of a class of findings. */
record FindingInGroups(Told first, Told second) {
    /**
     * Of how many cases of a group is told what.
     *
     * @param notReported of how many not, though all was read that holds findings
     * @param notRead of how many not, as not all was read
     */
    record Told(int present, int absent, int notReported, int notRead) {
        int observed() {
            return present + absent;
        }

        CountBounds bounds() {
            return CountBounds.of(present, absent, observed() + notReported + notRead);
        }
    }

    /** What the odds ratio may be, as those that tell nothing may have it. */
    OddsBounds odds() {
        return OddsBounds.of(first.bounds(), second.bounds());
    }

    int observed() {
        return first.observed() + second.observed();
    }
}
