package org.casegraph.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.explanation.Explanation;
import org.casegraph.source.ProjectSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparableValueTest {
    private static final Graph ONTOLOGY = ProjectSources.ontologyGraph();
    private static final String VALUES = "?c cg:comparableOf <#result> . OPTIONAL { ?c cg:comparableLower ?least }"
            + " OPTIONAL { ?c cg:comparableUpper ?most } OPTIONAL { ?c cg:comparableUnit ?unit }";

    @ParameterizedTest
    @CsvSource({
        "cg:BloodGlucagon, cg:ucum, ng/dL, 12.5, 125.0 125.0 pg/mL",
        "cg:BloodGlucagon, cg:ucum, pmol/L, 100.0, 348.28 348.28 pg/mL",
        "<https://loinc.org/2338-2>, cg:ucum, ug/L, 0.5, 500.0 500.0 pg/mL",
        "cg:BloodGlucagon, cg:unitId, NCIT:C67434, 100.0, 348.28 348.28 pg/mL",
        "cg:BloodGlucagon, cg:unitId, UO:0000275, 0.5, 500.0 500.0 pg/mL",
        "cg:FastingGlucose, cg:ucum, mg/dL, 90.0, 4.995559503 4.995559503 mmol/L",
        "cg:PathologicalTumourSize, cg:ucum, cm, 2.5, 25.0 25.0 mm",
        "cg:Haemoglobin, cg:ucum, g/dL, 9.5, 95.0 95.0 g/L",
        "cg:LeukocyteCount, cg:ucum, '{cells}/uL', 4500.0, 4.5 4.5 10*9/L",
        "cg:GlycatedHaemoglobin, cg:ucum, %, 6.5, 6.5 6.5 %"
    })
    void aNumberIsConvertedFromWhateverUnitItsRecordNames(
            String measured, String property, String unit, String number, String compared) {
        assertEquals(
                Set.of(compared),
                result(measured, property, unit, exactly(number)).rows("?least ?most ?unit", VALUES));
    }

    @ParameterizedTest
    @CsvSource({
        "cg:BloodGlucagon, cg:ucum, furlongs",
        "cg:BloodGlucagon, cg:ucum, mm",
        "cg:BloodGlucagon, cg:unitId, NCIT:C999999",
        "cg:BloodPancreaticPolypeptide, cg:ucum, ng/L",
        "cg:SerumPotassium, cg:ucum, meq/L",
        "cg:GlycatedHaemoglobin, cg:ucum, mmol/mol",
        "cg:MitoticCount, cg:ucum, /(10.[HPF])",
        "cg:LeukocyteCount, cg:ucum, mmol/L"
    })
    void whatIsUnknownUnfitOrWithoutASourcedMolarMassHasNone(String measured, String property, String unit) {
        assertEquals(Set.of(), result(measured, property, unit, exactly("5.0")).labels("ComparableValue"));
    }

    @Test
    void aCensoredValueHasOneBoundAndSaysWhetherItIsIncluded() {
        InferredCase above = result("cg:BloodGlucagon", "cg:ucum", "ng/mL", "cg:lower 0.8 ; cg:lowerInclusive false");
        InferredCase atMost = result("cg:BloodGlucagon", "cg:ucum", "ng/mL", "cg:upper 0.8 ; cg:upperInclusive true");
        String bounds = " OPTIONAL { ?c cg:comparableValue ?exact } OPTIONAL { ?c cg:comparableLowerInclusive ?from }"
                + " OPTIONAL { ?c cg:comparableUpperInclusive ?to }";

        assertEquals(Set.of("- 800.0 false - -"), above.rows("?exact ?least ?from ?most ?to", VALUES + bounds));
        assertEquals(Set.of("- - - 800.0 true"), atMost.rows("?exact ?least ?from ?most ?to", VALUES + bounds));
        assertEquals(Set.of("the result: more than 800 pg/mL (× 1000)"), above.labels("ComparableValue"));
    }

    @Test
    void onlyWhatLiesWhollyOutsideThePlausibleRangeIsImplausible() {
        String marked = "?c cg:implausible true";

        assertEquals(
                Set.of("comparable-value-result"),
                result("cg:BloodGlucagon", "cg:ucum", "pg/L", exactly("136.4")).rows("?c", marked));
        assertEquals(
                Set.of(),
                result("cg:BloodGlucagon", "cg:ucum", "pg/mL", "cg:lower 1.0 ; cg:lowerInclusive true")
                        .rows("?c", marked));
    }

    @Test
    void aCaseCannotSayWhatAUnitsIdMeans() {
        InferredCase planted = InferredCase.of(
                "<#other> a cg:Measurement ; cg:inCase <> ; cg:unitId \"NCIT:C999999\" ; cg:ucum \"ng/mL\" .\n"
                        + turtle("cg:BloodGlucagon", "cg:unitId", "NCIT:C999999", exactly("5.0")),
                ONTOLOGY);

        assertEquals(Set.of(), planted.labels("ComparableValue"));
    }

    @Test
    void whatALoincCodeMeasuresIsFoundUnderOurTerm() {
        assertEquals(
                Set.of("comparable-value-result"),
                result("<https://loinc.org/2338-2>", "cg:ucum", "pg/mL", exactly("508.0"))
                        .rows("?c", "?c cg:comparableOf/cg:measures cg:BloodGlucagon"));
    }

    @Test
    void whyAValueIsComparedSoIsToldWithItsFactorAndMolarMass() {
        InferredCase inferred = result("cg:FastingGlucose", "cg:ucum", "mg/dL", exactly("90.0"));
        List<String> lines = Explanation.of(
                        NodeFactory.createURI(InferredCase.CASE + "#comparable-value-result"), inferred.union())
                .lines();
        String told = String.join("\n", lines);

        assertTrue(
                told.contains("the result: 4.995559503 mmol/L (× 0.0555062167, by a molar mass of 180.16 g/mol)"),
                told);
        assertTrue(told.contains("  conversion: × 0.0555062167\n"), told);
        assertTrue(told.contains("  molar mass in g/mol: 180.16\n"), told);
        assertTrue(told.contains("  source: https://pubchem.ncbi.nlm.nih.gov/compound/5793\n"), told);
        assertTrue(told.contains("  rule: Comparable value "), told);
    }

    private static InferredCase result(String measured, String property, String unit, String bounds) {
        return InferredCase.of(turtle(measured, property, unit, bounds), ONTOLOGY);
    }

    private static String turtle(String measured, String property, String unit, String bounds) {
        return "<#result> a cg:Measurement ; rdfs:label \"the result\" ; cg:inCase <> ; cg:measures " + measured + " ; "
                + property + " \"" + unit + "\" ; " + bounds + " .";
    }

    private static String exactly(String number) {
        return "cg:value NUMBER ; cg:lower NUMBER ; cg:lowerInclusive true ; cg:upper NUMBER ; cg:upperInclusive true"
                .replace("NUMBER", number);
    }
}
