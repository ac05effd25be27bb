package org.casegraph.timeline;

import java.util.List;

/**
 * What one statement gives of the distance of two time points.
 *
 * @param step how a proof tells it
 * @param datedBy the steps of a proof that say where in the calendar the distance lies; empty where it lies anywhere
 */
record Constraint(
        TimePoint earlier, TimePoint later, Distance distance, Strength strength, Step step, List<Step> datedBy) {
    Constraint {
        datedBy = List.copyOf(datedBy);
    }

    Constraint(TimePoint earlier, TimePoint later, Distance distance, Strength strength, Step step) {
        this(earlier, later, distance, strength, step, List.of());
    }
}
