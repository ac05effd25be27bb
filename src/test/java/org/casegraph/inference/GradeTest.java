package org.casegraph.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradeTest {
    private static final String SPECIMEN = "<#s> a cg:Specimen ; rdfs:label \"specimen\"@en ; cg:inCase <> .\n";

    @ParameterizedTest
    @CsvSource({
        "2,    Grade1, Grade1, Grade1",
        "2.5,  Grade2, Grade1, Grade1",
        "3,    Grade2, Grade2, Grade2",
        "20,   Grade2, Grade2, Grade2",
        "20.1, Grade3, Grade3, Grade3",
    })
    void theBoundariesOfTheIndexAreThoseOfEachEdition(String percent, String in2010, String in2017, String in2019) {
        InferredCase graded = InferredCase.of(SPECIMEN + ki67(percent));

        assertEquals(
                Set.of("WHO2010 " + in2010, "WHO2017 " + in2017, "WHO2019 " + in2019),
                graded.rows("?e ?g", "?d a cg:DerivedGrade ; cg:byIndex ?i ; cg:edition ?e ; cg:gradeAtLeast ?g"));
    }

    @ParameterizedTest
    @CsvSource({"1, Grade1", "2, Grade2", "20, Grade2", "21, Grade3"})
    void theBoundariesOfTheMitosesAreTheSameInAllEditionsPerTheirOwnField(String count, String grade) {
        InferredCase perFields = InferredCase.of(SPECIMEN + mitoses(count, "10 HPF"));
        InferredCase perArea = InferredCase.of(SPECIMEN + mitoses(count, "2 mm2"));

        String byIndex = "?d a cg:DerivedGrade ; cg:byIndex ?i ; cg:edition ?e ; cg:gradeAtLeast ?g";
        assertEquals(Set.of("WHO2010 " + grade, "WHO2017 " + grade), perFields.rows("?e ?g", byIndex));
        assertEquals(Set.of("WHO2019 " + grade), perArea.rows("?e ?g", byIndex));
    }

    @Test
    void theHigherOfTwoIndicesCountsByTheEditionThatTheAuthorsName() {
        InferredCase graded = InferredCase.of(SPECIMEN + ki67("30") + mitoses("3", "10 HPF")
                + "<#g> a cg:GradeAssessment ; cg:assesses <#s> ; cg:grade cg:Grade3 ; cg:edition cg:WHO2017 ;"
                + " rdfs:label \"grade 3\"@en ; cg:inCase <> .");

        assertEquals(
                Set.of(
                        "specimen: grade 3 by WHO 2017",
                        "Ki-67: grade 3 by WHO 2017",
                        "mitoses: at least grade 2 by WHO 2017"),
                graded.labels("DerivedGrade"));
        assertEquals(
                Set.of("derived-grade-by-index-ki67-WHO2017", "derived-grade-by-index-mitoses-WHO2017"),
                graded.rows("?from", "?d prov:wasGeneratedBy rule:derived-grade ; prov:wasDerivedFrom ?from"));
        assertEquals(
                Set.of("WHO2017MitosesGrade2", "mitoses"),
                graded.rows("?from", "?d cg:byIndex cg:MitoticCount ; prov:wasDerivedFrom ?from"));
    }

    @Test
    void mitosesPerAnotherFieldAreLeftOut() {
        InferredCase graded = InferredCase.of(SPECIMEN + ki67("2") + mitoses("21", "50 HPF"));

        assertEquals(
                Set.of("WHO2010 Grade1", "WHO2017 Grade1", "WHO2019 Grade1"),
                graded.rows("?e ?g", "?d prov:wasGeneratedBy rule:derived-grade ; cg:edition ?e ; cg:gradeAtLeast ?g"));
    }

    @Test
    void aGradeIsExactOnlyWhereEveryIndexOfTheEditionIsReported() {
        InferredCase one = InferredCase.of(SPECIMEN + ki67("15"));
        InferredCase both = InferredCase.of(SPECIMEN + ki67("15") + mitoses("1", "10 HPF"));

        String exact = "?d prov:wasGeneratedBy rule:derived-grade ; cg:edition ?e ; cg:derivedGrade ?g";
        String least = "?d prov:wasGeneratedBy rule:derived-grade ; cg:edition ?e ; cg:gradeAtLeast ?g";
        assertEquals(Set.of(), one.rows("?e ?g", exact));
        assertEquals(Set.of("WHO2010 Grade2", "WHO2017 Grade2", "WHO2019 Grade2"), one.rows("?e ?g", least));
        assertEquals(
                Set.of(
                        "specimen: at least grade 2 by WHO 2010",
                        "specimen: at least grade 2 by WHO 2017",
                        "specimen: at least grade 2 by WHO 2019 and 2022"),
                one.rows("?l", "?d prov:wasGeneratedBy rule:derived-grade ; rdfs:label ?l"));
        assertEquals(Set.of("WHO2010 Grade2", "WHO2017 Grade2"), both.rows("?e ?g", exact));
        assertEquals(Set.of("WHO2019 Grade2"), both.rows("?e ?g", least));
    }

    @Test
    void anIndexWhoseBoundsLeaveItsGradeOpenLeavesTheGradeOpen() {
        String open = "<#ki67> a cg:Measurement ; cg:measures cg:KiSixtySevenIndex ; cg:about <#s> ;"
                + " cg:lower 10 ; cg:lowerInclusive true ; cg:upper 25 ; cg:upperInclusive true ;"
                + " rdfs:label \"Ki-67\"@en ; cg:inCase <> .\n";

        InferredCase low = InferredCase.of(SPECIMEN + open + mitoses("3", "10 HPF"));
        InferredCase high = InferredCase.of(SPECIMEN + open + mitoses("21", "10 HPF"));

        String whole = "?d prov:wasGeneratedBy rule:derived-grade ; cg:edition ?e ; cg:derivedGrade ?g";
        assertEquals(Set.of(), low.rows("?e ?g", whole));
        assertEquals(
                Set.of("Grade2"), low.rows("?g", "?d prov:wasGeneratedBy rule:derived-grade ; cg:gradeAtLeast ?g"));
        assertEquals(Set.of("WHO2010 Grade3", "WHO2017 Grade3"), high.rows("?e ?g", whole));
    }

    @Test
    void aCensoredIndexIsGradedWhereItsBoundDecides() {
        InferredCase graded = InferredCase.of(SPECIMEN
                + "<#ki67> a cg:Measurement ; cg:measures cg:KiSixtySevenIndex ; cg:about <#s> ;"
                + " cg:lower 20 ; cg:lowerInclusive false ; rdfs:label \"Ki-67\"@en ; cg:inCase <> .");

        assertEquals(Set.of("Grade3"), graded.rows("?g", "?d a cg:DerivedGrade ; cg:derivedGrade ?g"));
    }

    private static String ki67(String percent) {
        return measurement("ki67", "KiSixtySevenIndex", "Ki-67", percent, "cg:ucum \"%\"");
    }

    private static String mitoses(String count, String field) {
        return measurement("mitoses", "MitoticCount", "mitoses", count, "cg:perField \"" + field + "\"");
    }

    private static String measurement(String id, String index, String label, String number, String facts) {
        return ("<#%s> a cg:Measurement ; cg:measures cg:%s ; cg:about <#s> ; rdfs:label \"%s\"@en ; cg:inCase <> ;"
                        + " cg:value %4$s ; cg:lower %4$s ; cg:lowerInclusive true ;"
                        + " cg:upper %4$s ; cg:upperInclusive true ; %5$s .\n")
                .formatted(id, index, label, number, facts);
    }
}
