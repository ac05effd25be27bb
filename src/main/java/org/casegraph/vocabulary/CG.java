package org.casegraph.vocabulary;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of the casegraph ontology, {@code https://w3id.org/casegraph/ontology#}. A constant is named as its term. */
public final class CG {
    public static final String BASE = "https://w3id.org/casegraph/";
    public static final String NS = BASE + "ontology#";

    /** A case's document and named graph is this followed by its id. */
    public static final String CASE_BASE = BASE + "case/";

    /** A rule's IRI is this followed by the name of its file without ending. */
    public static final String RULE_BASE = BASE + "rule/";

    public static final Node Case = term("Case");
    public static final Node Report = term("Report");
    public static final Node Passage = term("Passage");
    public static final Node Finding = term("Finding");
    public static final Node AbsentFinding = term("AbsentFinding");
    public static final Node Measurement = term("Measurement");
    public static final Node Diagnosis = term("Diagnosis");
    public static final Node Birth = term("Birth");
    public static final Node Occurrence = term("Occurrence");
    public static final Node Rule = term("Rule");

    public static final Node about = term("about");
    public static final Node concludes = term("concludes");

    public static final Node inCase = term("inCase");
    public static final Node fromReport = term("fromReport");
    public static final Node voice = term("voice");
    public static final Node RuleDerived = term("RuleDerived");

    public static final Node statedIn = term("statedIn");
    public static final Node alsoStatedIn = term("alsoStatedIn");
    public static final Node section = term("section");
    public static final Node sentence = term("sentence");
    public static final Node start = term("start");
    public static final Node end = term("end");
    public static final Node quote = term("quote");
    public static final Node sha256 = term("sha256");

    public static final Node observedIn = term("observedIn");
    public static final Node reportedAt = term("reportedAt");
    public static final Node establishedBy = term("establishedBy");
    public static final Node startsWith = term("startsWith");

    public static final Node TemporalConstraint = term("TemporalConstraint");
    public static final Node DateConstraint = term("DateConstraint");
    public static final Node earlier = term("earlier");
    public static final Node later = term("later");
    public static final Node earlierBoundary = term("earlierBoundary");
    public static final Node laterBoundary = term("laterBoundary");
    public static final Node Start = term("Start");
    public static final Node End = term("End");
    public static final Node strict = term("strict");
    public static final Node minimum = term("minimum");
    public static final Node maximum = term("maximum");
    public static final Node minimumInclusive = term("minimumInclusive");
    public static final Node maximumInclusive = term("maximumInclusive");
    public static final Node tolerance = term("tolerance");
    public static final Node strength = term("strength");
    public static final Node StatedOrder = term("StatedOrder");
    public static final Node MarkedOrder = term("MarkedOrder");
    public static final Node NarrativeOrder = term("NarrativeOrder");
    public static final Node occurrence = term("occurrence");
    public static final Node date = term("date");

    public static final Node certainlyPrecedes = term("certainlyPrecedes");
    public static final Node probablyPrecedes = term("probablyPrecedes");
    public static final Node certainlyNotAfter = term("certainlyNotAfter");
    public static final Node simultaneousWith = term("simultaneousWith");
    public static final Node orderUndeterminedWith = term("orderUndeterminedWith");
    public static final Node earliest = term("earliest");
    public static final Node latest = term("latest");
    public static final Node Interval = term("Interval");
    public static final Node intervalFrom = term("intervalFrom");
    public static final Node intervalTo = term("intervalTo");
    public static final Node minimumDays = term("minimumDays");
    public static final Node maximumDays = term("maximumDays");

    public static final Node absenceOf = term("absenceOf");
    public static final Node agent = term("agent");
    public static final Node measures = term("measures");
    public static final Node site = term("site");
    public static final Node specimenKind = term("specimenKind");

    public static final Node informationContent = term("informationContent");
    public static final Node subsumedBy = term("subsumedBy");
    public static final Node concludesKind = term("concludesKind");

    private CG() {}

    private static Node term(String name) {
        return NodeFactory.createURI(NS + name);
    }
}
