package org.casegraph.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {
    private static final String EXACT =
            "cg:value %1$s ; cg:lower %1$s ; cg:lowerInclusive true ;" + " cg:upper %1$s ; cg:upperInclusive true ; ";
    private static final String ABOVE = "cg:lower %s ; cg:lowerInclusive false ; ";
    private static final String BELOW = "cg:upper %s ; cg:upperInclusive false ; ";

    @ParameterizedTest
    @CsvSource({
        "EXACT, 95, 115, 150, BelowRange",
        "EXACT, 115, 115, 150, WithinRange",
        "EXACT, 150, 115, 150, WithinRange",
        "EXACT, 150.1, 115, 150, AboveRange",
        "ABOVE, 800, 0, 200, AboveRange",
        "ABOVE, 800, 0, 1000, RangeUndetermined",
        "ABOVE, 200, 0, 200, AboveRange",
        "BELOW, 5, 10, 20, BelowRange",
        "BELOW, 10, 10, 20, BelowRange",
        "BELOW, 15, 10, 20, RangeUndetermined",
        "BELOW, 5, 0, 20, WithinRange",
        "EXACT, 4, , 5, WithinRange",
        "EXACT, 6, , 5, AboveRange",
        "EXACT, 4, 5, , BelowRange",
        "EXACT, 6, 5, , WithinRange",
        "BELOW, 4, , 5, WithinRange",
        "ABOVE, 4, , 5, RangeUndetermined",
        "ABOVE, 6, 5, , WithinRange",
        "BELOW, 6, 5, , RangeUndetermined",
    })
    void aResultIsOutsideItsRangeOnlyIfAllItsValuesAre(
            String kind, String number, String low, String high, String interpretation) {
        String bounds =
                switch (kind) {
                    case "EXACT" -> EXACT;
                    case "ABOVE" -> ABOVE;
                    default -> BELOW;
                };
        String range = (low == null ? "" : "cg:referenceLow " + low + " ; ")
                + (high == null ? "" : "cg:referenceHigh " + high + " ; ");

        InferredCase result = InferredCase.of(measurement("m", bounds.formatted(number) + range));

        assertEquals(
                Set.of(interpretation),
                result.rows("?i", "?a a cg:RangeAssessment ; cg:assesses <#m> ; cg:interpretation ?i"));
    }

    @Test
    void aCensoredResultIsMoreThanItsBoundTimesTheUpperLimit() {
        InferredCase result =
                InferredCase.of(measurement("m", ABOVE.formatted(800) + "cg:referenceLow 0 ; cg:referenceHigh 200 ; "));

        assertEquals(
                Set.of("4.0 false"),
                result.rows("?t ?i", "?a a cg:RangeAssessment ; cg:timesUpperLimit ?t ; cg:lowerInclusive ?i"));
        assertEquals(
                Set.of("result m: above range, more than 4 times the upper limit"), result.labels("RangeAssessment"));
    }

    @Test
    void onlyAResultAboveItsRangeIsAMultipleOfTheLimit() {
        InferredCase result = InferredCase.of(
                measurement("m", EXACT.formatted(95) + "cg:referenceLow 115 ; cg:referenceHigh 150 ; "));

        assertFalse(result.ask("?a a cg:RangeAssessment ; cg:timesUpperLimit ?t"));
        assertFalse(result.ask("?a a cg:RangeAssessment ; cg:lowerInclusive ?t"));
    }

    @Test
    void aRangeThatWasCarriedOverIsUsedAndNamed() {
        InferredCase result = InferredCase.of(
                measurement("before", ABOVE.formatted(800) + "cg:referenceLow 0 ; cg:referenceHigh 200 ; ")
                        + measurement("after", EXACT.formatted(315) + "cg:referenceFrom <#before> ; "));

        assertEquals(
                Set.of("AboveRange 1.575 true"),
                result.rows(
                        "?i ?t ?l",
                        "?a cg:assesses <#after> ; cg:interpretation ?i ; cg:timesUpperLimit ?t ; cg:lowerInclusive ?l"));
        assertEquals(Set.of("after", "before"), result.rows("?m", "?a cg:assesses <#after> ; prov:wasDerivedFrom ?m"));
    }

    @Test
    void aRangeInAnotherUnitIsNotCarriedOver() {
        InferredCase result = InferredCase.of(measurement(
                        "before", EXACT.formatted(95) + "cg:ucum \"g/L\" ; cg:referenceLow 115 ; ")
                + measurement("after", EXACT.formatted(9.5) + "cg:ucum \"g/dL\" ; cg:referenceFrom <#before> ; "));

        assertTrue(result.ask("?a cg:assesses <#before>"));
        assertFalse(result.ask("?a cg:assesses <#after>"));
    }

    @Test
    void aResultWithoutANumberIsNotAssessed() {
        InferredCase result =
                InferredCase.of(measurement("m", "cg:interpretation cg:Unremarkable ; cg:referenceLow 3 ; "));

        assertEquals(Set.of(), result.labels("RangeAssessment"));
    }

    private static String measurement(String id, String facts) {
        return "<#" + id + "> a cg:Measurement ; " + facts + "rdfs:label \"result " + id + "\"@en ; cg:inCase <> .\n";
    }
}
