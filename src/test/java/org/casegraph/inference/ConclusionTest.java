package org.casegraph.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConclusionTest {
    private static final String TUMOUR =
            """
            <#tumour> a cg:Tumour ; rdfs:label "the tumour"@en ; cg:inCase <> .
            <#dx> a cg:FinalDiagnosis ; cg:concludes cg:Glucagonoma ; cg:about <#tumour> ; rdfs:label "dx"@en ; cg:inCase <> .
            """;
    private static final String PATIENT =
            "<#patient> a cg:Patient ; cg:sex cg:%s ; cg:ageYears %s ; rdfs:label \"patient\"@en ; cg:inCase <> .\n";
    private static final String SYNDROME =
            "<#syndrome> a cg:GlucagonomaSyndrome ; rdfs:label \"syndrome\"@en ; cg:inCase <> .\n";

    @Test
    void aCompletedYearIsASpanAgainstThePublishedMean() {
        InferredCase compared = InferredCase.of(TUMOUR + PATIENT.formatted("Female", 23));

        assertEquals(
                Set.of("-30.5 true -29.5 false patient"),
                compared.rows(
                        "?l ?li ?u ?ui ?p",
                        "?c a cg:AgeComparison ; cg:lower ?l ; cg:lowerInclusive ?li ; cg:upper ?u ;"
                                + " cg:upperInclusive ?ui ; cg:assesses ?p"));
        assertEquals(
                Set.of("age 23: more than 29.5 and at most 30.5 years below"
                        + " the mean age at diagnosis of glucagonoma, 53.5 years"),
                compared.labels("AgeComparison"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "53 | age 53: within a year of the mean age at diagnosis of glucagonoma, 53.5 years",
                "60 | age 60: at least 6.5 and less than 7.5 years above the mean age at diagnosis of glucagonoma, 53.5 years"
            })
    void anAgeAboveOrAtTheMeanIsSaidSo(String years, String label) {
        InferredCase compared = InferredCase.of(TUMOUR + PATIENT.formatted("Female", years));

        assertEquals(Set.of(label), compared.labels("AgeComparison"));
    }

    @Test
    void anAgeIsNotComparedWithTheMeanOfAnotherDisease() {
        InferredCase other =
                InferredCase.of(TUMOUR.replace("Glucagonoma", "Insulinoma") + PATIENT.formatted("Male", 23));

        assertEquals(Set.of(), other.labels("AgeComparison"));
    }

    @Test
    void theFinalDiagnosisGivesTheTumourItsClassInAStatementOfItsOwn() {
        InferredCase typed = InferredCase.of(TUMOUR);

        assertTrue(
                typed.ask(
                        "?d a cg:DerivedDisease , cg:Glucagonoma , cg:PancreaticNeuroendocrineTumour ; cg:derivedClass cg:Glucagonoma ; cg:about <#tumour>"));
        assertFalse(typed.ask("<#tumour> a cg:Glucagonoma"));
        assertFalse(typed.ask("?c a cg:DerivedConclusion ; cg:concludes ?class"));
        assertEquals(Set.of("the tumour is of the class glucagonoma"), typed.labels("DerivedDisease"));
        assertFalse(typed.ask("<#dx> a cg:Glucagonoma"));
    }

    @Test
    void aWorkingDiagnosisGivesTheTumourNoClass() {
        InferredCase typed = InferredCase.of(TUMOUR.replace("FinalDiagnosis", "WorkingDiagnosis"));

        assertFalse(typed.ask("?c cg:derivedClass ?class"));
    }

    @Test
    void aTumourFunctionsWhereTheSyndromeIsPresentAndItsHormoneAboveRange() {
        String functional = "?c cg:derivedClass cg:FunctionalPancreaticNeuroendocrineTumour ; cg:about <#tumour>";

        assertTrue(InferredCase.of(TUMOUR + SYNDROME + glucagon("a", 800)).ask(functional));
        assertFalse(InferredCase.of(TUMOUR + SYNDROME + glucagon("a", 100)).ask(functional));
        assertFalse(InferredCase.of(TUMOUR + glucagon("a", 800)).ask(functional));
        assertFalse(InferredCase.of(SYNDROME + glucagon("a", 800)
                        + "<#tumour> a cg:Tumour ; rdfs:label \"tumour\"@en ; cg:inCase <> .")
                .ask(functional));
    }

    @Test
    void theFirstExcessStandsForTheFunctioningTumour() {
        InferredCase twice = InferredCase.of(
                TUMOUR + SYNDROME + glucagon("a", 800) + glucagon("b", 315) + "<#a> cg:certainlyPrecedes <#b> .");

        assertEquals(
                Set.of("a"),
                twice.rows(
                        "?m",
                        "?c prov:wasGeneratedBy rule:functioning-tumour ; prov:wasDerivedFrom ?a ."
                                + " ?a a cg:RangeAssessment ; cg:assesses ?m"));
    }

    @Test
    void theGreatestOfTheDimensionsOfAMassIsItsLargest() {
        InferredCase mass = InferredCase.of(
                mass() + dimension("x", "42", "mm") + dimension("y", "60", "mm") + dimension("z", "50", "mm"));

        assertEquals(
                Set.of("60 mm mass"),
                mass.rows("?v ?u ?m", "?d a cg:LargestDimension ; cg:derivedValue ?v ; cg:ucum ?u ; cg:assesses ?m"));
        assertEquals(Set.of("x", "y", "z"), mass.rows("?i", "?d a cg:LargestDimension ; prov:wasDerivedFrom ?i"));
        assertEquals(Set.of("mass: largest dimension 60 mm"), mass.labels("LargestDimension"));
    }

    @Test
    void dimensionsInTwoUnitsHaveNoLargest() {
        InferredCase mass = InferredCase.of(mass() + dimension("x", "42", "mm") + dimension("y", "6", "cm"));

        assertEquals(Set.of(), mass.labels("LargestDimension"));
    }

    @Test
    void anAvidLesionAndAStainOfTheTracersReceptorAgree() {
        String imaging =
                """
                <#pet> a cg:DotatatePETCT ; rdfs:label "PET/CT"@en ; cg:inCase <> .
                <#avid> a cg:TracerAvidLesion ; cg:observedIn <#pet> ; rdfs:label "avid mass"@en ; cg:inCase <> .
                """;
        String stain =
                "<#stain> a cg:Measurement ; cg:measures cg:%s ; cg:interpretation cg:Positive ; rdfs:label \"stain\"@en ; cg:inCase <> .";

        InferredCase agreeing = InferredCase.of(imaging + stain.formatted("SomatostatinReceptor2Stain"));
        InferredCase other = InferredCase.of(imaging + stain.formatted("SynaptophysinStain"));

        assertEquals(Set.of("avid", "stain"), agreeing.rows("?n", "?c a cg:Concordance ; cg:between ?n"));
        assertEquals(Set.of("PET/CT with avid lesions agrees with stain"), agreeing.labels("Concordance"));
        assertEquals(Set.of(), other.labels("Concordance"));
    }

    @ParameterizedTest
    @CsvSource({
        "Female, 23, 120, ",
        "Female, 23, 119, Mild",
        "Female, 23, 110, Mild",
        "Female, 23, 109, Moderate",
        "Female, 23, 95, Moderate",
        "Female, 23, 80, Moderate",
        "Female, 23, 79, Severe",
        "Female, 15, 95, Moderate",
        "Female, 14.9, 95, ",
        "Female, 14, 95, ",
        "Male, 23, 95, "
    })
    void anaemiaOfWomenIsGradedByHaemoglobin(String sex, String years, String number, String severity) {
        InferredCase graded = InferredCase.of(PATIENT.formatted(sex, years) + haemoglobin(number));

        assertEquals(
                severity == null ? Set.of() : Set.of(severity),
                graded.rows("?q", "?c cg:derivedClass cg:Anaemia ; cg:assesses <#hb> ; cg:derivedQualifier ?q"));
    }

    private static String haemoglobin(String number) {
        return "<#hb> a cg:Measurement ; cg:measures cg:Haemoglobin ; cg:ucum \"g/L\" ; " + exact(number)
                + "rdfs:label \"haemoglobin\"@en ; cg:inCase <> .\n";
    }

    private static String glucagon(String id, int number) {
        return "<#" + id + "> a cg:Measurement ; cg:measures cg:BloodGlucagon ; " + exact(Integer.toString(number))
                + "cg:referenceLow 0 ; cg:referenceHigh 200 ; rdfs:label \"glucagon\"@en ; cg:inCase <> .\n";
    }

    private static String mass() {
        return "<#mass> a cg:PancreaticMass ; rdfs:label \"mass\"@en ; cg:inCase <> .\n";
    }

    private static String dimension(String id, String number, String unit) {
        return "<#" + id
                + "> a cg:Measurement ; cg:measures cg:TumourDimension ; cg:about <#mass> ; cg:partOf <#mass> ; "
                + exact(number) + "cg:ucum \"" + unit + "\" ; rdfs:label \"" + id + "\"@en ; cg:inCase <> .\n";
    }

    private static String exact(String number) {
        return ("cg:value %1$s ; cg:lower %1$s ; cg:lowerInclusive true ;"
                        + " cg:upper %1$s ; cg:upperInclusive true ; ")
                .formatted(number);
    }
}
