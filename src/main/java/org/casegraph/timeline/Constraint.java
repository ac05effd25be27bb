package org.casegraph.timeline;

/** What one statement gives of the distance of two time points; its step is how a proof tells it. */
record Constraint(TimePoint earlier, TimePoint later, Distance distance, Strength strength, Step step) {}
