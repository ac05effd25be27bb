package org.casegraph.undecided;

/** Two moments, the first in the report first. */
public record MomentPair(Moment first, Moment second) {}
