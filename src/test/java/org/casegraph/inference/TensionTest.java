package org.casegraph.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class TensionTest {
    private static final String ANAEMIA =
            """
            <#patient> a cg:Patient ; cg:sex cg:Female ; cg:ageYears 23 ; rdfs:label "patient"@en ; cg:inCase <> .
            <#hb> a cg:Measurement ; cg:measures cg:Haemoglobin ; cg:ucum "g/L" ; cg:value 95 ; cg:lower 95 ; cg:upper 95 ;
                rdfs:label "haemoglobin 95 g/L"@en ; cg:inCase <> .
            <#anaemia> a cg:Anaemia ; cg:qualifier cg:%s ; cg:basedOn <#hb> ; rdfs:label "anaemia"@en ; cg:inCase <> .
            """;
    private static final String PANEL =
            """
            <#panel> a cg:Measurement , cg:AbsentFinding ; cg:measures cg:LiverParameters ; cg:interpretation cg:Unremarkable ;
                rdfs:label "liver parameters unremarkable"@en ; cg:inCase <> .
            <#albumin> a cg:Measurement ; cg:measures cg:SerumAlbumin ; cg:lower %1$s ; cg:upper %1$s ; cg:referenceLow 40 ;
                rdfs:label "albumin"@en ; cg:inCase <> .
            """;
    private static final String GRADES =
            """
            <#a> a cg:Specimen ; rdfs:label "a"@en ; cg:inCase <> .
            <#b> a cg:Specimen ; rdfs:label "b"@en ; cg:inCase <> .
            <#ga> a cg:GradeAssessment ; cg:assesses <#a> ; cg:grade cg:Grade2 ; rdfs:label "grade of a"@en ; cg:inCase <> .
            <#gb> a cg:GradeAssessment ; cg:assesses <#b> ; cg:grade cg:%s ; rdfs:label "grade of b"@en ; cg:inCase <> .
            """;
    private static final String AFTER_SURGERY =
            """
            <#surgery> a cg:Surgery ; cg:certainlyPrecedes <#after> ; rdfs:label "surgery"@en ; cg:inCase <> .
            <#after> a cg:Measurement ; cg:measures cg:BloodGlucagon ; cg:lower %1$s ; cg:upper %1$s ; cg:referenceHigh 200 ;
                rdfs:label "glucagon"@en ; cg:inCase <> .
            <#fall> a cg:DecreasedBloodGlucagon ; cg:interpretation cg:Decreased ; cg:basedOn <#after> ;
                rdfs:label "glucagon decreased"@en ; cg:inCase <> .
            <#none> a cg:AbsentFinding ; cg:absenceOf cg:TumourRecurrence ; rdfs:label "no recurrence"@en ; cg:inCase <> .
            """;

    @Test
    void aMildAnaemiaInWordsIsInTensionWithAModerateOneByRule() {
        assertEquals(
                Set.of("anaemia by the authors, but haemoglobin 95 g/L: moderate anaemia by WHO 2011"),
                tensions(ANAEMIA.formatted("Mild")));
        assertEquals(Set.of(), tensions(ANAEMIA.formatted("Moderate")));
        assertEquals(Set.of(), tensions(ANAEMIA.formatted("Chronic")));
    }

    @Test
    void anUnremarkablePanelIsInTensionWithAnAbnormalResultThatIsCommonlyPartOfIt() {
        assertEquals(
                Set.of("liver parameters unremarkable, yet albumin: below range"), tensions(PANEL.formatted("31.2")));
        assertEquals(Set.of(), tensions(PANEL.formatted("42")));
    }

    @Test
    void aPanelAtAnotherTimeIsNoTension() {
        assertEquals(Set.of(), tensions(PANEL.formatted("31.2") + "<#panel> cg:certainlyPrecedes <#albumin> ."));
    }

    @Test
    void twoSpecimensWithDifferentGradesAreOneTension() {
        assertEquals(Set.of("grade of a, grade of b"), tensions(GRADES.formatted("Grade3")));
        assertEquals(
                Set.of("grade of b, grade of a"),
                tensions(GRADES.formatted("Grade3") + "<#gb> cg:certainlyPrecedes <#ga> ."));
        assertEquals(Set.of(), tensions(GRADES.formatted("Grade2")));
    }

    @Test
    void aDecreasedResultAboveItsRangeIsInTensionWithItsNameAndWithNoRecurrence() {
        assertEquals(
                Set.of(
                        "glucagon decreased, yet glucagon: above range, 1.575 times the upper limit",
                        "no recurrence, yet glucagon: above range, 1.575 times the upper limit"),
                tensions(AFTER_SURGERY.formatted(315)));
        assertEquals(Set.of(), tensions(AFTER_SURGERY.formatted(150)));
    }

    @Test
    void aHormoneThatLaterFellIntoItsRangeIsNoTensionWithNoRecurrence() {
        String later =
                """
                <#later> a cg:Measurement ; cg:measures cg:BloodGlucagon ; cg:lower 90 ; cg:upper 90 ; cg:referenceHigh 200 ;
                    rdfs:label "later"@en ; cg:inCase <> .
                <#after> cg:certainlyPrecedes <#later> .
                """;

        assertEquals(
                Set.of("glucagon decreased, yet glucagon: above range, 1.575 times the upper limit"),
                tensions(AFTER_SURGERY.formatted(315) + later));
    }

    @Test
    void aHormoneBeforeSurgeryIsNoTensionWithNoRecurrence() {
        String before = AFTER_SURGERY
                .formatted(315)
                .replace(
                        "<#surgery> a cg:Surgery ; cg:certainlyPrecedes <#after>",
                        "<#after> cg:certainlyPrecedes <#surgery> . <#surgery> a cg:Surgery");

        assertEquals(
                Set.of("glucagon decreased, yet glucagon: above range, 1.575 times the upper limit"), tensions(before));
    }

    private static Set<String> tensions(String turtle) {
        return InferredCase.of(turtle).labels("Tension");
    }
}
