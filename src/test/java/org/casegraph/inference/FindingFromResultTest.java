package org.casegraph.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingFromResultTest {
    @ParameterizedTest
    @CsvSource({
        "Haemoglobin, 95, 115, 150, LowHaemoglobin",
        "SerumAlbumin, 31.2, 40, 55, Hypoalbuminaemia",
        "BloodGlucagon, 315, 0, 200, RaisedBloodGlucagon",
        "SerumPotassium, 2.7, 3.5, 5.1, Hypokalaemia",
        "SerumPotassium, 6, 3.5, 5.1, Hyperkalaemia",
        "BloodGlucose, 2.1, 3.9, 5.8, Hypoglycaemia",
        "BloodVasoactiveIntestinalPeptide, 649, 0, 100, RaisedBloodVasoactiveIntestinalPeptide"
    })
    void aResultOutsideItsRangeIsTheFindingThatItMeans(
            String measurand, String value, String low, String high, String finding) {
        InferredCase result = InferredCase.of(measurement(measurand, value, low, high));

        assertTrue(
                result.ask("?f a cg:DerivedFinding, cg:%s, cg:Finding ; cg:basedOn <#m>".formatted(finding)), finding);
        assertEquals(Set.of("finding-from-result-m"), result.rows("?f", "?f a cg:" + finding));
        assertTrue(result.ask("?f cg:basedOn <#m> ; prov:wasDerivedFrom <#m>, <#result-against-range-m>"));
    }

    @Test
    void theMeasurementStaysWhatTheAuthorsSayItIs() {
        InferredCase result = InferredCase.of(measurement("BloodGlucagon", "315", "0", "200"));

        assertFalse(result.ask("<#m> a cg:RaisedBloodGlucagon"));
        assertFalse(result.ask("<#m> a cg:Finding"));
        assertFalse(result.ask("?f a cg:RaisedBloodGlucagon ; cg:voice ?v . FILTER (?v != cg:RuleDerived)"));
    }

    @Test
    void aResultWithinItsRangeIsNoFinding() {
        InferredCase result = InferredCase.of(measurement("Haemoglobin", "120", "115", "150"));

        assertFalse(result.ask("?c prov:wasGeneratedBy rule:finding-from-result"));
    }

    @Test
    void aHighHaemoglobinMeansNothingThatTheOntologyKnows() {
        InferredCase result = InferredCase.of(measurement("Haemoglobin", "180", "115", "150"));

        assertFalse(result.ask("?c prov:wasGeneratedBy rule:finding-from-result"));
    }

    @Test
    void whatTheAuthorsStateOnTheResultIsLeftToThem() {
        InferredCase result = InferredCase.of(
                measurement("SerumAlbumin", "31.2", "40", "55")
                        + "<#low> a cg:Hypoalbuminaemia, cg:Finding ; rdfs:label \"low\"@en ; cg:inCase <> ; cg:basedOn <#m> .");

        assertFalse(result.ask("?c prov:wasGeneratedBy rule:finding-from-result"));
    }

    @Test
    void aResultThatIsCalledUnremarkableIsNeverMadePresent() {
        InferredCase result = InferredCase.of(
                measurement("Haemoglobin", "95", "115", "150") + "<#m> a cg:AbsentFinding ; cg:absenceOf cg:Anaemia .");

        assertFalse(result.ask("?c prov:wasGeneratedBy rule:finding-from-result"));
    }

    private static String measurement(String measurand, String value, String low, String high) {
        return """
                <#m> a cg:Measurement ; rdfs:label "result m"@en ; cg:inCase <> ; cg:measures cg:%1$s ;
                  cg:value %2$s ; cg:lower %2$s ; cg:lowerInclusive true ; cg:upper %2$s ; cg:upperInclusive true ;
                  cg:referenceLow %3$s ; cg:referenceHigh %4$s .
                """
                .formatted(measurand, value, low, high);
    }
}
