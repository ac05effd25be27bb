package org.casegraph.similarity;

/** How a finding class that one case has or denies stands in another case. */
public enum FindingMatch {
    /** The other case has a finding of this class too. */
    SAME,

    /** Both have a finding of a class above it, and the other case has none of this class. */
    ANCESTOR,

    /** One of the two has a finding of it and the other denies it; this counts against their likeness. */
    CONTRADICTED,

    /** Both deny it, which makes no likeness. */
    DENIED_BY_BOTH,

    /** The other case says nothing of it, and nothing above it that tells anything. */
    NOT_REPORTED
}
