package org.casegraph.timeline;

import static org.casegraph.timeline.CaseTurtle.node;
import static org.casegraph.timeline.CaseTurtle.timeline;
import static org.casegraph.timeline.CaseTurtle.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;

class ProofTest {
    private static final String WORKUP =
            """
            <#visit> a cg:Presentation ; rdfs:label "presentation" .
            <#glossitis> a cg:Finding ; rdfs:label "glossitis" ; cg:reportedAt <#visit> ; cg:statedIn <#p1> .
            <#pet> a cg:Test ; rdfs:label "PET/CT" .
            <#avid> a cg:Finding ; rdfs:label "avid mass" ; cg:observedIn <#pet> ; cg:statedIn <#p2> .
            <#surgery> a cg:Treatment ; rdfs:label "surgery" .
            <#ihc> a cg:Test ; rdfs:label "immunohistochemistry" .
            <#dx> a cg:FinalDiagnosis ; rdfs:label "final diagnosis" ; cg:establishedBy <#ihc> ; cg:statedIn <#p4> .
            <#staging> a cg:TemporalConstraint ; cg:earlier <#visit> ; cg:later <#pet> ; cg:strength cg:MarkedOrder .
            <#then> a cg:TemporalConstraint ; cg:earlier <#pet> ; cg:later <#surgery> ; cg:strict true ;
                cg:strength cg:MarkedOrder ; cg:statedIn <#p3> .
            <#postoperative> a cg:TemporalConstraint ; cg:earlier <#surgery> ; cg:later <#ihc> ; cg:strict true ;
                cg:strength cg:MarkedOrder ; cg:statedIn <#p4> .
            <#p1> cg:quote "She also had cheilitis and glossitis" . <#p2> cg:quote "intense Ga-avid pancreatic mass" .
            <#p3> cg:quote "were then performed" . <#p4> cg:quote "Postoperative" .
            """;

    @Test
    void chainGoesFromTheEarlierToTheLaterWithQuotes() {
        Proof proof = timeline(WORKUP)
                .proof(node("glossitis"), node("dx"), CG.certainlyPrecedes)
                .orElseThrow();

        assertEquals(
                List.of(
                        "“She also had cheilitis and glossitis”: glossitis was reported at presentation, so it starts then or"
                                + " before (stated)",
                        "PET/CT comes at or after presentation (marked)",
                        "“were then performed”: surgery comes after PET/CT (marked)",
                        "“Postoperative”: immunohistochemistry comes after surgery (marked)",
                        "“Postoperative”: final diagnosis was established by immunohistochemistry, so the two start"
                                + " together"),
                words(proof));
        assertEquals(
                new Step(
                        node("then"),
                        "“were then performed”: surgery comes after PET/CT (marked)",
                        Optional.of("were then performed"),
                        Optional.of(node("p3"))),
                proof.steps().get(2));
    }

    @Test
    void findingOfATestStandsWhereItsTestStands() {
        Proof proof = timeline(WORKUP)
                .proof(node("avid"), node("surgery"), CG.certainlyPrecedes)
                .orElseThrow();

        assertEquals(
                List.of(
                        "“intense Ga-avid pancreatic mass”: avid mass was observed in PET/CT, so the two start together",
                        "“were then performed”: surgery comes after PET/CT (marked)"),
                words(proof));
    }

    @Test
    void whatDoesNotHoldHasNoProof() {
        Timeline timeline = timeline(WORKUP);

        assertEquals(Optional.empty(), timeline.proof(node("surgery"), node("pet"), CG.certainlyPrecedes));
        assertEquals(Optional.empty(), timeline.proof(node("visit"), node("pet"), CG.certainlyPrecedes));
        assertEquals(Optional.empty(), timeline.proof(node("visit"), node("nothing"), CG.certainlyNotAfter));
        assertEquals(Optional.empty(), timeline.proofOfMaximum(node("pet"), node("surgery")));
        assertThrows(
                IllegalArgumentException.class,
                () -> timeline.proof(node("pet"), node("surgery"), CG.orderUndeterminedWith));
    }

    @Test
    void simultaneityIsTheAliasOrTheChainThereAndBack() {
        Timeline timeline = timeline(
                WORKUP
                        + """
                <#a> a cg:TemporalConstraint ; cg:earlier <#surgery> ; cg:later <#drain> ; cg:strength cg:StatedOrder .
                <#b> a cg:TemporalConstraint ; cg:earlier <#drain> ; cg:later <#surgery> ; cg:strength cg:StatedOrder .
                <#drain> a cg:Treatment .
                """);

        assertEquals(
                List.of(
                        "“Postoperative”: final diagnosis was established by immunohistochemistry, so the two start together"),
                words(timeline.proof(node("ihc"), node("dx"), CG.simultaneousWith)
                        .orElseThrow()));
        assertEquals(
                List.of("drain comes at or after surgery (stated)", "surgery comes at or after drain (stated)"),
                words(timeline.proof(node("surgery"), node("drain"), CG.simultaneousWith)
                        .orElseThrow()));
    }

    @Test
    void certainProofComesBeforeANarrativeOne() {
        String narrative =
                """
                <#told> a cg:TemporalConstraint ; cg:earlier <#pet> ; cg:later <#ihc> ; cg:strict true ; cg:strength cg:NarrativeOrder .
                <#told2> a cg:TemporalConstraint ; cg:earlier <#visit> ; cg:later <#pet> ; cg:strict true ; cg:strength cg:NarrativeOrder .
                """;
        Timeline timeline = timeline(WORKUP + narrative);

        assertEquals(
                List.of(
                        "“were then performed”: surgery comes after PET/CT (marked)",
                        "“Postoperative”: immunohistochemistry comes after surgery (marked)"),
                words(timeline.proof(node("pet"), node("ihc"), CG.probablyPrecedes)
                        .orElseThrow()));
        assertEquals(
                List.of("PET/CT comes after presentation (narrative)"),
                words(timeline.proof(node("visit"), node("pet"), CG.probablyPrecedes)
                        .orElseThrow()));
    }

    @Test
    void boundsOfAnIntervalAreProvedApart() {
        Timeline timeline = timeline(
                """
                <#a> a cg:Event . <#b> a cg:Event . <#c> a cg:Event .
                <#1> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#b> ; cg:minimum "P2D"^^xsd:duration ; cg:strength cg:StatedOrder .
                <#2> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#c> ; cg:maximum "P10D"^^xsd:duration ; cg:strength cg:StatedOrder .
                <#3> a cg:TemporalConstraint ; cg:earlier <#b> ; cg:later <#c> ; cg:minimum "P1D"^^xsd:duration ; cg:maximum "PT30H"^^xsd:duration ;
                    cg:maximumInclusive false ; cg:strength cg:StatedOrder .
                """);

        assertEquals(
                List.of(
                        "b comes at least 2 days after a (stated)",
                        "c comes 1 day to less than 30 hours after b (stated)"),
                words(timeline.proofOfMinimum(node("a"), node("c")).orElseThrow()));
        assertEquals(
                List.of("c comes at most 10 days after a (stated)"),
                words(timeline.proofOfMaximum(node("a"), node("c")).orElseThrow()));
        assertEquals(
                List.of(
                        "c comes at most 10 days after a (stated)",
                        "c comes 1 day to less than 30 hours after b (stated)"),
                words(timeline.proofOfMaximum(node("a"), node("b")).orElseThrow()));
    }
}
