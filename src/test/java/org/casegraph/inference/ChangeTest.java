package org.casegraph.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangeTest {
    private static final String CENSORED = "cg:lower 800 ; cg:lowerInclusive false";

    @Test
    void aFallFromACensoredResultHasABoundOnOneSideOnly() {
        InferredCase changed =
                InferredCase.of(glucagon("a", CENSORED) + glucagon("b", exact("315")) + precedes("a", "b"));

        assertEquals(
                Set.of("a b - - -485 false - - -60.625 false"),
                changed.rows(
                        "?f ?t ?l ?li ?u ?ui ?pl ?pli ?pu ?pui",
                        """
                        ?c a cg:Change ; cg:fromMeasurement ?f ; cg:toMeasurement ?t
                        OPTIONAL { ?c cg:lower ?l } OPTIONAL { ?c cg:lowerInclusive ?li }
                        OPTIONAL { ?c cg:upper ?u } OPTIONAL { ?c cg:upperInclusive ?ui }
                        OPTIONAL { ?c cg:percentLower ?pl } OPTIONAL { ?c cg:percentLowerInclusive ?pli }
                        OPTIONAL { ?c cg:percentUpper ?pu } OPTIONAL { ?c cg:percentUpperInclusive ?pui }
                        """));
        assertEquals(
                Set.of("blood glucagon fell by more than 485 pg/mL (more than 60.625 %)"), changed.labels("Change"));
    }

    @Test
    void aChangeBetweenExactResultsIsExact() {
        InferredCase rise =
                InferredCase.of(glucagon("a", exact("100")) + glucagon("b", exact("150")) + precedes("a", "b"));
        InferredCase none =
                InferredCase.of(glucagon("a", exact("100")) + glucagon("b", exact("100")) + precedes("a", "b"));

        assertEquals(Set.of("blood glucagon rose by 50 pg/mL (50 %)"), rise.labels("Change"));
        assertEquals(Set.of("blood glucagon did not change"), none.labels("Change"));
    }

    @Test
    void theDirectionIsOpenWhereTheBoundsLeaveItOpen() {
        InferredCase open = InferredCase.of(glucagon("a", CENSORED) + glucagon("b", exact("900")) + precedes("a", "b"));

        assertEquals(Set.of("blood glucagon: whether it rose or fell is open"), open.labels("Change"));
    }

    @Test
    void twoCensoredResultsWithoutACommonBoundGiveNoChange() {
        InferredCase both = InferredCase.of(glucagon("a", CENSORED) + glucagon("b", CENSORED) + precedes("a", "b"));

        assertEquals(Set.of(), both.labels("Change"));
    }

    @Test
    void withoutACertainOrderInTimeThereIsNoChange() {
        InferredCase unordered = InferredCase.of(
                glucagon("a", exact("100")) + glucagon("b", exact("150")) + "<#a> cg:probablyPrecedes <#b> .");

        assertEquals(Set.of(), unordered.labels("Change"));
    }

    @Test
    void resultsInDifferentUnitsGiveNoChange() {
        InferredCase units = InferredCase.of(glucagon("a", exact("100"))
                + glucagon("b", exact("150")).replace("pg/mL", "pmol/L")
                + precedes("a", "b"));

        assertEquals(Set.of(), units.labels("Change"));
    }

    @Test
    void twoSpecimensDifferButDoNotChange() {
        InferredCase specimens = InferredCase.of(
                ki67("b", "biopsy", "15") + ki67("r", "resection", "30") + precedes("b-ki67", "r-ki67"));

        assertEquals(Set.of(), specimens.labels("Change"));
        assertEquals(
                Set.of("Ki-67 index in biopsy and in resection: 15 to 30, +15 percentage points, factor 2"),
                specimens.labels("SpecimenDifference"));
        assertEquals(
                Set.of("b-ki67 r-ki67 15 15 percentage points"),
                specimens.rows(
                        "?f ?t ?l ?u ?unit",
                        "?d a cg:SpecimenDifference ; cg:fromMeasurement ?f ; cg:toMeasurement ?t ; cg:lower ?l ;"
                                + " cg:upper ?u ; cg:unit ?unit"));
    }

    @Test
    void specimensWithoutAnOrderInTimeDifferOnce() {
        InferredCase specimens = InferredCase.of(ki67("z", "first", "15") + ki67("a", "second", "30"));
        InferredCase timed =
                InferredCase.of(ki67("z", "first", "15") + ki67("a", "second", "30") + precedes("z-ki67", "a-ki67"));

        String from = "?d a cg:SpecimenDifference ; cg:fromMeasurement ?f";
        assertEquals(Set.of("a-ki67"), specimens.rows("?f", from));
        assertEquals(Set.of("z-ki67"), timed.rows("?f", from));
    }

    private static String glucagon(String id, String bounds) {
        return "<#" + id + "> a cg:Measurement ; cg:measures cg:BloodGlucagon ; " + bounds
                + " ; cg:unit \"pg/mL\" ; cg:ucum \"pg/mL\" ; rdfs:label \"" + id + "\"@en ; cg:inCase <> .\n";
    }

    private static String ki67(String id, String specimen, String percent) {
        return "<#%1$s> a cg:Specimen ; rdfs:label \"%2$s\"@en ; cg:inCase <> .\n".formatted(id, specimen)
                + "<#%1$s-ki67> a cg:Measurement ; cg:measures cg:KiSixtySevenIndex ; cg:about <#%1$s> ;".formatted(id)
                + exact(percent) + " ; cg:unit \"%\" ; cg:ucum \"%\" ; rdfs:label \"Ki-67\"@en ; cg:inCase <> .\n";
    }

    private static String exact(String number) {
        return ("cg:value %1$s ; cg:lower %1$s ; cg:lowerInclusive true ;" + " cg:upper %1$s ; cg:upperInclusive true")
                .formatted(number);
    }

    private static String precedes(String earlier, String later) {
        return "<#" + earlier + "> cg:certainlyPrecedes <#" + later + "> .\n";
    }
}
