package org.casegraph.timeline;

import static org.casegraph.timeline.CaseTurtle.interval;
import static org.casegraph.timeline.CaseTurtle.pairs;
import static org.casegraph.timeline.CaseTurtle.timeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final String EVENTS = "<#a> a cg:Event . <#b> a cg:Event . <#c> a cg:Event .\n";

    @Test
    void strictOrderIsTransitiveAndOneStrictLinkIsEnough() {
        Timeline timeline = timeline(
                EVENTS
                        + """
                <#1> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#b> ; cg:strict true ; cg:strength cg:MarkedOrder .
                <#2> a cg:TemporalConstraint ; cg:earlier <#b> ; cg:later <#c> ; cg:strength cg:MarkedOrder .
                """);

        assertEquals(Set.of("a b", "a c"), pairs(timeline, CG.certainlyPrecedes));
        assertEquals(Set.of("a b", "a c", "b c"), pairs(timeline, CG.certainlyNotAfter));
        assertEquals(Set.of("b c", "c b"), pairs(timeline, CG.orderUndeterminedWith));
        assertEquals(Set.of(), pairs(timeline, CG.simultaneousWith));
    }

    @Test
    void notAfterBothWaysIsSimultaneous() {
        Timeline timeline = timeline(
                EVENTS
                        + """
                <#1> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#b> ; cg:strength cg:StatedOrder .
                <#2> a cg:TemporalConstraint ; cg:earlier <#b> ; cg:later <#a> ; cg:strength cg:StatedOrder .
                """);

        assertEquals(Set.of("a b", "b a"), pairs(timeline, CG.simultaneousWith));
        assertEquals(Set.of("a b", "b a"), pairs(timeline, CG.certainlyNotAfter));
        assertEquals(Set.of(), pairs(timeline, CG.certainlyPrecedes));
        assertEquals(Set.of("a c", "c a", "b c", "c b"), pairs(timeline, CG.orderUndeterminedWith));
        assertEquals(Set.of(), interval(timeline, "a", "b"), "simultaneousWith says it already");
    }

    @Test
    void exclusiveMinimumOfZeroIsAStrictOrder() {
        Timeline timeline = timeline(
                EVENTS
                        + """
                <#1> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#b> ; cg:minimum "P0D"^^xsd:duration ;
                    cg:minimumInclusive false ; cg:strength cg:StatedOrder .
                """);

        assertEquals(Set.of("a b"), pairs(timeline, CG.certainlyPrecedes));
    }

    @Test
    void distancesOrderWhatNoConstraintNames() {
        Timeline timeline = timeline(
                EVENTS
                        + """
                <#1> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#b> ; cg:maximum "P3D"^^xsd:duration ;
                    cg:strength cg:StatedOrder .
                <#2> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#c> ; cg:minimum "PT73H"^^xsd:duration ;
                    cg:strength cg:StatedOrder .
                """);

        assertEquals(Set.of("a c", "b c"), pairs(timeline, CG.certainlyPrecedes));
        assertEquals(
                Set.of("label b → c: more than 0.041666 days", "minimumDays 0.041666", "minimumInclusive false"),
                interval(timeline, "b", "c"),
                "an hour is rounded outwards");
    }

    @Test
    void aPartStartsWithItsWholeAndDoesNotRepeatItsUncertainty() {
        Timeline timeline = timeline(
                EVENTS
                        + """
                <#part> a cg:Event ; cg:startsWith <#b> .
                <#1> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#b> ; cg:strict true ; cg:strength cg:MarkedOrder .
                """);

        assertEquals(Set.of("a b", "a part"), pairs(timeline, CG.certainlyPrecedes));
        assertEquals(Set.of("b part", "part b"), pairs(timeline, CG.simultaneousWith));
        assertEquals(Set.of("a c", "c a", "b c", "c b"), pairs(timeline, CG.orderUndeterminedWith));
    }

    @Test
    void findingsOfATestShareItsTimeAndDoNotRepeatItsUncertainty() {
        Timeline timeline = timeline(
                """
                <#ct> a cg:Test . <#mass> a cg:Finding ; cg:observedIn <#ct> . <#nodules> a cg:Finding ; cg:observedIn <#ct> .
                <#biopsy> a cg:Test . <#dx> a cg:WorkingDiagnosis ; cg:establishedBy <#biopsy> .
                <#surgery> a cg:Treatment .
                <#1> a cg:TemporalConstraint ; cg:earlier <#dx> ; cg:later <#surgery> ; cg:strict true ; cg:strength cg:MarkedOrder .
                """);

        assertEquals(
                Set.of(
                        "ct mass",
                        "mass ct",
                        "ct nodules",
                        "nodules ct",
                        "mass nodules",
                        "nodules mass",
                        "biopsy dx",
                        "dx biopsy"),
                pairs(timeline, CG.simultaneousWith));
        assertEquals(Set.of("biopsy surgery", "dx surgery"), pairs(timeline, CG.certainlyPrecedes));
        assertEquals(
                Set.of("ct biopsy", "biopsy ct", "ct dx", "dx ct", "ct surgery", "surgery ct"),
                pairs(timeline, CG.orderUndeterminedWith));
    }

    @Test
    void whatWasReportedAtAnEncounterHadBegunByThen() {
        Timeline timeline = timeline(
                """
                <#visit> a cg:Presentation . <#glossitis> a cg:Finding ; cg:reportedAt <#visit> . <#surgery> a cg:Treatment .
                <#1> a cg:TemporalConstraint ; cg:earlier <#visit> ; cg:later <#surgery> ; cg:strict true ; cg:strength cg:MarkedOrder .
                """);

        assertEquals(Set.of("visit surgery", "glossitis surgery"), pairs(timeline, CG.certainlyPrecedes));
        assertTrue(pairs(timeline, CG.certainlyNotAfter).contains("glossitis visit"));
        assertEquals(Set.of("glossitis visit", "visit glossitis"), pairs(timeline, CG.orderUndeterminedWith));
    }

    @Test
    void resultsOfOneInvestigationLieWithinItAndNotTogether() {
        Timeline timeline = timeline(
                """
                <#visit> a cg:Presentation . <#tests> a cg:Test . <#surgery> a cg:Treatment .
                <#albumin> a cg:Finding ; cg:observedDuring <#tests> . <#glucagon> a cg:Finding ; cg:observedDuring <#tests> .
                <#1> a cg:TemporalConstraint ; cg:earlier <#visit> ; cg:later <#tests> ; cg:strict true ; cg:strength cg:MarkedOrder .
                <#2> a cg:TemporalConstraint ; cg:earlier <#tests> ; cg:earlierBoundary cg:End ; cg:later <#surgery> ;
                    cg:strict true ; cg:strength cg:MarkedOrder .
                """);

        assertEquals(Set.of(), pairs(timeline, CG.simultaneousWith));
        assertTrue(pairs(timeline, CG.certainlyPrecedes)
                .containsAll(Set.of("visit albumin", "visit glucagon", "albumin surgery", "glucagon surgery")));
        assertTrue(pairs(timeline, CG.certainlyNotAfter).contains("tests albumin"));
        assertFalse(pairs(timeline, CG.certainlyPrecedes).contains("albumin glucagon"));
    }

    @Test
    void anOrderOfTellingThatIsNotStrictIsProbablyNotAfter() {
        Timeline timeline = timeline(
                EVENTS
                        + """
                <#1> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#b> ; cg:strength cg:NarrativeOrder .
                <#2> a cg:TemporalConstraint ; cg:earlier <#b> ; cg:later <#c> ; cg:strict true ; cg:strength cg:MarkedOrder .
                """);

        assertEquals(Set.of("a b", "a c", "b c"), pairs(timeline, CG.probablyNotAfter));
        assertEquals(Set.of("a c", "b c"), pairs(timeline, CG.probablyPrecedes));
        assertEquals(Set.of("b c"), pairs(timeline, CG.certainlyNotAfter));
        assertTrue(timeline.proof(CaseTurtle.node("a"), CaseTurtle.node("b"), CG.probablyNotAfter)
                .isPresent());
        assertTrue(timeline.proof(CaseTurtle.node("b"), CaseTurtle.node("a"), CG.probablyNotAfter)
                .isEmpty());
    }

    @Test
    void whatComesAfterAnEndComesAfterTheStart() {
        Timeline timeline = timeline(
                EVENTS
                        + """
                <#1> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:earlierBoundary cg:End ; cg:later <#b> ;
                    cg:strict true ; cg:strength cg:StatedOrder .
                <#2> a cg:TemporalConstraint ; cg:earlier <#b> ; cg:later <#c> ; cg:laterBoundary cg:End ;
                    cg:strict true ; cg:strength cg:StatedOrder .
                """);

        assertEquals(Set.of("a b"), pairs(timeline, CG.certainlyPrecedes));
        assertTrue(pairs(timeline, CG.orderUndeterminedWith).contains("b c"), "b may come while c lasts");
    }

    @Test
    void toleranceWidensBothSidesButKeepsTheOrder() {
        Timeline timeline = timeline(
                EVENTS
                        + """
                <#1> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#b> ; cg:minimum "P10D"^^xsd:duration ;
                    cg:maximum "P12D"^^xsd:duration ; cg:tolerance "P2D"^^xsd:duration ; cg:strength cg:StatedOrder .
                <#2> a cg:TemporalConstraint ; cg:earlier <#b> ; cg:later <#c> ; cg:minimum "P1D"^^xsd:duration ;
                    cg:maximum "P1D"^^xsd:duration ; cg:tolerance "P2D"^^xsd:duration ; cg:strength cg:StatedOrder .
                """);

        assertEquals(
                Set.of(
                        "label a → b: 8 to 14 days",
                        "minimumDays 8",
                        "minimumInclusive true",
                        "maximumDays 14",
                        "maximumInclusive true"),
                interval(timeline, "a", "b"));
        assertTrue(interval(timeline, "b", "c").contains("label b → c: 0 to 3 days"));
        assertTrue(pairs(timeline, CG.certainlyNotAfter).contains("b c"));
    }

    @Test
    void narrativeOrderIsOnlyProbable() {
        Timeline timeline = timeline(
                EVENTS
                        + """
                <#1> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#b> ; cg:strict true ; cg:strength cg:MarkedOrder .
                <#2> a cg:TemporalConstraint ; cg:earlier <#b> ; cg:later <#c> ; cg:strict true ; cg:strength cg:NarrativeOrder .
                """);

        assertEquals(Set.of("a b"), pairs(timeline, CG.certainlyPrecedes));
        assertEquals(Set.of("a b", "a c", "b c"), pairs(timeline, CG.probablyPrecedes));
        assertEquals(Set.of("a c", "c a", "b c", "c b"), pairs(timeline, CG.orderUndeterminedWith));
    }

    @Test
    void twoObservationsOfARecordThatGivesNeitherATimeAreNoPair() {
        Timeline timeline = CaseTurtle.timeline(
                """
                <#a> a cg:Finding ; cg:voice cg:ImportedRecord . <#b> a cg:Finding ; cg:voice cg:ImportedRecord .
                <#d> a cg:Diagnosis ; cg:voice cg:ImportedRecord . <#e> a cg:Finding . <#f> a cg:Finding .
                """);
        Set<String> pairs = pairs(timeline, CG.orderUndeterminedWith);

        assertEquals(false, pairs.contains("a b"));
        assertEquals(true, pairs.containsAll(Set.of("a d", "d a", "a e", "e f", "f e")));
    }

    @Test
    void classesOfTheOntologyGivenAreKnownAsOccurrences() {
        var ontology = CaseTurtle.graph(
                """
                cg:Echography rdfs:subClassOf cg:Imaging . cg:Imaging rdfs:subClassOf cg:Test . cg:Test rdfs:subClassOf cg:Occurrence .
                """);
        Timeline timeline = Timeline.of(
                CaseTurtle.graph("<#a> a cg:Echography . <#b> a cg:Test . <#liver> a cg:Liver ."),
                new ClassTree(ontology));

        assertEquals(Set.of("a b", "b a"), pairs(timeline, CG.orderUndeterminedWith));
    }
}
