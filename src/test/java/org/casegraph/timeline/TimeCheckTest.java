package org.casegraph.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.casegraph.problem.Problem;
import org.casegraph.source.TurtleSource;
import org.junit.jupiter.api.Test;

/** Each case gives a dated birth and presentation, 23 years apart; the marked line is the fifth. */
class TimeCheckTest {
    private static final String CASE =
            """
            @base <https://w3id.org/casegraph/case/x> . @prefix cg: <https://w3id.org/casegraph/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            <> a cg:Case . <#birth> a cg:Birth . <#presentation> a cg:Presentation . <#diagnosis> a cg:FinalDiagnosis . <#rash> a cg:Finding ; rdfs:label "rash" .
            <#age> a cg:TemporalConstraint ; cg:earlier <#birth> ; cg:later <#presentation> ; cg:strength cg:StatedOrder ; cg:minimum "P23Y"^^xsd:duration ; cg:maximum "P24Y"^^xsd:duration ; cg:maximumInclusive false .
            <#year> a cg:DateConstraint ; cg:occurrence <#presentation> ; cg:date "2020-07"^^xsd:gYearMonth ; cg:strength cg:StatedOrder .
            %s
            """;

    private static List<String> problems(String fifth) {
        return TimeCheck.problems(TurtleSource.read("x.ttl", CASE.formatted(fifth))).stream()
                .map(Problem::getMessage)
                .toList();
    }

    private static void assertTold(String fifth, String place, String... words) {
        List<String> problems = problems(fifth);
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.get(0).startsWith(place), problems::toString);
        for (String word : words) {
            assertTrue(problems.get(0).contains(word), problems::toString);
        }
    }

    @Test
    void anAgeThatTheBirthIntervalExcludesIsToldAtItsLine() {
        assertEquals(List.of(), problems("<#patient> cg:ageYears 23 ; cg:ageAt <#presentation> ."));
        assertTold(
                "<#patient> cg:ageYears 32 ; cg:ageAt <#presentation> .",
                "x.ttl:5:",
                "presentation comes 32 years to less than 33 years after birth",
                "presentation comes 23 years to less than 24 years after birth");
    }

    @Test
    void anAgeAtAnotherEventIsHeldAgainstTheDates() {
        String dated = "<#d> a cg:DateConstraint ; cg:occurrence <#diagnosis> ; cg:date \"2010\"^^xsd:gYear ;"
                + " cg:strength cg:StatedOrder . <#patient> cg:ageAt <#diagnosis> ; cg:ageYears ";

        assertEquals(List.of(), problems(dated + "13 ."));
        assertTold(dated + "23 .", "x.ttl:5:", "diagnosis is dated 2010", "presentation is dated 2020-07");
    }

    @Test
    void aDateBeforeTheBirthIsToldAtItsLineUnlessTheCaseTellsOfTheTimeBefore() {
        String dated = "<#d> a cg:DateConstraint ; cg:occurrence <#diagnosis> ; cg:date \"1990\"^^xsd:gYear ;"
                + " cg:strength cg:StatedOrder .";

        assertTold(dated, "x.ttl:5:", "diagnosis comes at or after birth", "diagnosis is dated 1990");
        assertEquals(List.of(), problems(dated + " <#gestation> a cg:Gestation ."));
    }

    @Test
    void aDurationThatTheConstraintsExcludeIsToldUnlessItIsRounded() {
        String onset = "<#o> a cg:TemporalConstraint ; cg:earlier <#rash> ; cg:later <#presentation> ;"
                + " cg:strength cg:StatedOrder ; cg:minimum \"P14M\"^^xsd:duration ; cg:maximum \"P14M\"^^xsd:duration ."
                + " <#rash> cg:reportedAt <#presentation> ; cg:duration ";

        assertEquals(List.of(), problems(onset + "\"P14M\"^^xsd:duration ."));
        assertEquals(List.of(), problems(onset + "\"P1Y\"^^xsd:duration ."));
        assertTold(onset + "\"P4Y\"^^xsd:duration .", "x.ttl:5:", "rash cannot be so", "14 months");
    }

    @Test
    void constraintsThatContradictEachOtherAreToldAtTheirLine() {
        assertTold(
                "<#year-again> a cg:DateConstraint ; cg:occurrence <#presentation> ; cg:date \"2019\"^^xsd:gYear ;"
                        + " cg:strength cg:StatedOrder .",
                "x.ttl:5:",
                "it contradicts what else the case says of time");
        assertTold(
                "<#d> a cg:TemporalConstraint ; cg:earlier <#rash> ; cg:later <#presentation> .",
                "x.ttl:5:",
                "it has no cg:strength");
    }
}
