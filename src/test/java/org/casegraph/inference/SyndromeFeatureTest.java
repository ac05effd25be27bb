package org.casegraph.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.Test;

class SyndromeFeatureTest {
    private static final String ANY = "cg:presentFeature|cg:suspectedFeature|cg:absentFeature|cg:noEvidenceFeature"
            + "|cg:notReportedFeature|cg:notReadFeature";
    private static final String READ = "<> cg:readWhole cg:CaseSection .\n";
    private static final String SYNDROME = finding("syndrome", "GlucagonomaSyndrome");
    private static final String NO_HISTORY = absent("history", "HistoryOfDiabetesMellitus", "PatientDenial");
    private static final String NORMAL_TEST = absent("hba1c", "AbnormalGlycatedHaemoglobin", "UnremarkableTest");

    @Test
    void aFeatureIsPresentWithoutEvidenceOrNotReported() {
        InferredCase assessed = InferredCase.of(
                READ + SYNDROME + finding("nme", "NecrolyticMigratoryErythema") + NO_HISTORY + NORMAL_TEST);

        assertEquals(
                Set.of(
                        "NecrolyticMigratoryErythema FeaturePresent",
                        "DiabetesMellitus FeatureNoEvidence",
                        "DeepVeinThrombosis FeatureNotReported",
                        "Depression FeatureNotReported"),
                statuses(assessed));
        assertEquals(Set.of("nme"), inputs(assessed, "NecrolyticMigratoryErythema"));
        assertEquals(Set.of("history", "hba1c"), inputs(assessed, "DiabetesMellitus"));
        assertTrue(assessed.ask("?a cg:notReportedFeature cg:Depression ; prov:wasDerivedFrom <>"));
    }

    @Test
    void aDeniedHistoryAloneIsNoSignThatTheDiseaseIsNotThere() {
        assertFalse(statuses(InferredCase.of(SYNDROME + NO_HISTORY)).contains("DiabetesMellitus FeatureNoEvidence"));
        assertFalse(statuses(InferredCase.of(SYNDROME + NORMAL_TEST)).contains("DiabetesMellitus FeatureNoEvidence"));
    }

    @Test
    void notReportedIsNoAbsentFinding() {
        InferredCase silent = InferredCase.of(SYNDROME);

        assertFalse(silent.ask("?f a cg:AbsentFinding"));
        assertFalse(silent.ask("?f cg:absenceOf ?c"));
    }

    @Test
    void theAbsenceOfAWiderClassIsThatOfAFeature() {
        InferredCase assessed = InferredCase.of(SYNDROME + absent("clots", "VenousThrombosis", "NegativeImaging"));

        assertTrue(statuses(assessed).contains("DeepVeinThrombosis FeatureAbsent"));
        assertEquals(Set.of("clots"), inputs(assessed, "DeepVeinThrombosis"));
    }

    @Test
    void theAbsenceOfANarrowerClassSaysNothing() {
        InferredCase assessed = InferredCase.of(
                READ + SYNDROME + absent("no", "FacialErythema", "PatientDenial"),
                InferredCase.union(
                        InferredCase.ONTOLOGY,
                        InferredCase.parse("cg:FacialErythema rdfs:subClassOf cg:NecrolyticMigratoryErythema .")));

        assertTrue(statuses(assessed).contains("NecrolyticMigratoryErythema FeatureNotReported"));
    }

    @Test
    void aPresentFeatureIsNotAbsentBecauseItWasOnceDenied() {
        InferredCase assessed = InferredCase.of(
                SYNDROME + finding("low", "Depression") + absent("denied", "Depression", "PatientDenial"));

        assertEquals(
                Set.of("FeaturePresent"), assessed.rows("?s", "?a cg:presentFeature cg:Depression ; cg:status ?s"));
        assertEquals(Set.of("low"), inputs(assessed, "Depression"));
    }

    @Test
    void silenceOfWhatWasNotReadWholeIsNotRead() {
        for (String extent : List.of("", "<> cg:readWhole cg:Abstract ; cg:readPartly cg:CaseSection .\n")) {
            Set<String> statuses = statuses(InferredCase.of(extent + SYNDROME));

            assertTrue(statuses.contains("Depression FeatureNotRead"), extent);
            assertFalse(statuses.toString().contains("FeatureNotReported"), extent);
        }
        assertTrue(statuses(InferredCase.of("<> cg:readWhole cg:StructuredRecord .\n" + SYNDROME))
                .contains("Depression FeatureNotReported"));
    }

    @Test
    void anAbsenceAfterThePresentationSaysNothingOfIt() {
        for (String span : List.of("AtFollowUp", "AfterEvent", "UnderTreatment")) {
            InferredCase assessed = InferredCase.of(READ
                    + SYNDROME
                    + absent("later", "Depression", "FollowUpStatement")
                    + "<#later> cg:span cg:%s .\n".formatted(span));

            assertTrue(statuses(assessed).contains("Depression FeatureNotReported"), span);
        }
        InferredCase denied = InferredCase.of(
                SYNDROME + absent("no", "Depression", "PatientDenial") + "<#no> cg:span cg:AtPresentation .\n");
        assertTrue(statuses(denied).contains("Depression FeatureAbsent"));
    }

    @Test
    void anAbsenceAtASiteReachesOnlyWhatAlwaysLiesThere() {
        Graph places = InferredCase.union(
                InferredCase.ONTOLOGY,
                InferredCase.parse(
                        "cg:GlucagonomaSyndrome cg:hasFeature cg:LiverMetastasis , cg:BoneMetastasis , cg:CapsularMetastasis ."
                                + " cg:CapsularMetastasis rdfs:subClassOf cg:LiverMetastasis ; rdfs:label \"capsular metastasis\"@en ."));
        String noneThere = SYNDROME + absent("none", "Metastasis", "NegativeImaging") + "<#none> cg:site cg:%s .\n";

        Set<String> spleen = statuses(InferredCase.of(noneThere.formatted("Spleen"), places));
        Set<String> liver = statuses(InferredCase.of(noneThere.formatted("Liver"), places));
        Set<String> abdomen = statuses(InferredCase.of(noneThere.formatted("Abdomen"), places));

        assertTrue(spleen.contains("LiverMetastasis FeatureNotRead"), spleen.toString());
        assertTrue(liver.contains("LiverMetastasis FeatureAbsent"), liver.toString());
        assertTrue(liver.contains("CapsularMetastasis FeatureAbsent"), "what lies below lies there as well: " + liver);
        assertTrue(liver.contains("BoneMetastasis FeatureNotRead"), liver.toString());
        assertTrue(abdomen.contains("LiverMetastasis FeatureAbsent"), abdomen.toString());
    }

    @Test
    void aSuspectedFindingIsNotPresent() {
        InferredCase assessed = InferredCase.of(
                SYNDROME
                        + "<#maybe> a cg:SuspectedFinding ; cg:suspects cg:Depression ; rdfs:label \"maybe\"@en ; cg:inCase <> .\n");

        assertTrue(statuses(assessed).contains("Depression FeatureSuspected"));
        assertEquals(Set.of("maybe"), inputs(assessed, "Depression"));
        assertTrue(assessed.ask("<#maybe> cg:suspectedKind cg:Depression"));
        assertFalse(assessed.ask("<#maybe> a cg:Depression"));
    }

    @Test
    void aCaseThatDoesNotConcernTheSyndromeIsNotAssessed() {
        assertEquals(Set.of(), statuses(InferredCase.of(finding("nme", "NecrolyticMigratoryErythema"))));
    }

    private static Set<String> statuses(InferredCase assessed) {
        return assessed.rows("?f ?s", "?a a cg:FeatureAssessment ; " + ANY + " ?f ; cg:status ?s");
    }

    /** The case's own nodes among what an assessment rests on. */
    private static Set<String> inputs(InferredCase assessed, String feature) {
        return assessed.rows(
                "?i",
                "?a " + ANY + " cg:" + feature
                        + " ; a cg:FeatureAssessment ; prov:wasDerivedFrom ?i . ?i cg:inCase <>");
    }

    private static String finding(String id, String type) {
        return "<#%1$s> a cg:%2$s , cg:Finding ; rdfs:label \"%1$s\"@en ; cg:inCase <> .\n".formatted(id, type);
    }

    private static String absent(String id, String type, String basis) {
        return "<#%1$s> a cg:AbsentFinding ; cg:absenceOf cg:%2$s ; cg:basis cg:%3$s ; rdfs:label \"no %1$s\"@en ; cg:inCase <> .\n"
                .formatted(id, type, basis);
    }
}
