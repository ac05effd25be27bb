package org.casegraph.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SyndromeFeatureTest {
    private static final String SYNDROME = finding("syndrome", "GlucagonomaSyndrome");
    private static final String NO_HISTORY = absent("history", "HistoryOfDiabetesMellitus", "PatientDenial");
    private static final String NORMAL_TEST = absent("hba1c", "AbnormalGlycatedHaemoglobin", "UnremarkableTest");

    @Test
    void aFeatureIsPresentAbsentOrNotReported() {
        InferredCase assessed =
                InferredCase.of(SYNDROME + finding("nme", "NecrolyticMigratoryErythema") + NO_HISTORY + NORMAL_TEST);

        assertEquals(
                Set.of(
                        "NecrolyticMigratoryErythema FeaturePresent",
                        "DiabetesMellitus FeatureAbsent",
                        "DeepVeinThrombosis FeatureNotReported",
                        "Depression FeatureNotReported"),
                statuses(assessed));
        assertEquals(Set.of("nme"), inputs(assessed, "NecrolyticMigratoryErythema"));
        assertEquals(Set.of("history", "hba1c"), inputs(assessed, "DiabetesMellitus"));
        assertTrue(assessed.ask("?a cg:feature cg:Depression ; prov:wasDerivedFrom <>"));
    }

    @Test
    void aDeniedHistoryAloneIsNoAbsenceOfTheDisease() {
        assertFalse(statuses(InferredCase.of(SYNDROME + NO_HISTORY)).contains("DiabetesMellitus FeatureAbsent"));
        assertFalse(statuses(InferredCase.of(SYNDROME + NORMAL_TEST)).contains("DiabetesMellitus FeatureAbsent"));
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
                SYNDROME + absent("no", "FacialErythema", "PatientDenial"),
                InferredCase.union(
                        InferredCase.ONTOLOGY,
                        InferredCase.parse("cg:FacialErythema rdfs:subClassOf cg:NecrolyticMigratoryErythema .")));

        assertTrue(statuses(assessed).contains("NecrolyticMigratoryErythema FeatureNotReported"));
    }

    @Test
    void aPresentFeatureIsNotAbsentBecauseItWasOnceDenied() {
        InferredCase assessed = InferredCase.of(
                SYNDROME + finding("low", "Depression") + absent("denied", "Depression", "PatientDenial"));

        assertEquals(Set.of("FeaturePresent"), assessed.rows("?s", "?a cg:feature cg:Depression ; cg:status ?s"));
        assertEquals(Set.of("low"), inputs(assessed, "Depression"));
    }

    @Test
    void aCaseThatDoesNotConcernTheSyndromeIsNotAssessed() {
        assertEquals(Set.of(), statuses(InferredCase.of(finding("nme", "NecrolyticMigratoryErythema"))));
    }

    private static Set<String> statuses(InferredCase assessed) {
        return assessed.rows("?f ?s", "?a a cg:FeatureAssessment ; cg:feature ?f ; cg:status ?s");
    }

    /** The case's own nodes among what an assessment rests on. */
    private static Set<String> inputs(InferredCase assessed, String feature) {
        return assessed.rows(
                "?i",
                "?a cg:feature cg:" + feature + " ; a cg:FeatureAssessment ; prov:wasDerivedFrom ?i . ?i cg:inCase <>");
    }

    private static String finding(String id, String type) {
        return "<#%1$s> a cg:%2$s , cg:Finding ; rdfs:label \"%1$s\"@en ; cg:inCase <> .\n".formatted(id, type);
    }

    private static String absent(String id, String type, String basis) {
        return "<#%1$s> a cg:AbsentFinding ; cg:absenceOf cg:%2$s ; cg:basis cg:%3$s ; rdfs:label \"no %1$s\"@en ; cg:inCase <> .\n"
                .formatted(id, type, basis);
    }
}
