package org.casegraph.vocabulary;

import org.apache.jena.graph.Node;

/** Allen's thirteen relations between two occurrences, as terms of the casegraph ontology. A constant is named as its term. */
public final class ALLEN {
    public static final Node certainlyBefore = CG.term("certainlyBefore");
    public static final Node certainlyAfter = CG.term("certainlyAfter");
    public static final Node certainlyMeets = CG.term("certainlyMeets");
    public static final Node certainlyMetBy = CG.term("certainlyMetBy");
    public static final Node certainlyOverlaps = CG.term("certainlyOverlaps");
    public static final Node certainlyOverlappedBy = CG.term("certainlyOverlappedBy");
    public static final Node certainlyStarts = CG.term("certainlyStarts");
    public static final Node certainlyStartedBy = CG.term("certainlyStartedBy");
    public static final Node certainlyDuring = CG.term("certainlyDuring");
    public static final Node certainlyContains = CG.term("certainlyContains");
    public static final Node certainlyFinishes = CG.term("certainlyFinishes");
    public static final Node certainlyFinishedBy = CG.term("certainlyFinishedBy");
    public static final Node certainlyEquals = CG.term("certainlyEquals");

    public static final Node possiblyBefore = CG.term("possiblyBefore");
    public static final Node possiblyAfter = CG.term("possiblyAfter");
    public static final Node possiblyMeets = CG.term("possiblyMeets");
    public static final Node possiblyMetBy = CG.term("possiblyMetBy");
    public static final Node possiblyOverlaps = CG.term("possiblyOverlaps");
    public static final Node possiblyOverlappedBy = CG.term("possiblyOverlappedBy");
    public static final Node possiblyStarts = CG.term("possiblyStarts");
    public static final Node possiblyStartedBy = CG.term("possiblyStartedBy");
    public static final Node possiblyDuring = CG.term("possiblyDuring");
    public static final Node possiblyContains = CG.term("possiblyContains");
    public static final Node possiblyFinishes = CG.term("possiblyFinishes");
    public static final Node possiblyFinishedBy = CG.term("possiblyFinishedBy");
    public static final Node possiblyEquals = CG.term("possiblyEquals");

    private ALLEN() {}
}
