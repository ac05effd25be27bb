package org.casegraph.cohort.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantClassTest {
    @ParameterizedTest
    @CsvSource({
        "NP_071372.1:p.(Ser941ThrfsTer2), frameshift",
        "p.Ser941fs, frameshift",
        "NP_000374.1:p.(Arg257Ter), nonsense",
        "p.R257*, nonsense",
        "p.(Cys248Trp), missense",
        "p.C248W, missense",
        "p.(Leu10=), synonymous",
        "p.(=), synonymous",
        "p.(Lys23del), in-frame",
        "p.(Lys23_Ala25del), in-frame",
        "p.(Lys23_Ala25delinsGly), in-frame",
        "p.(Lys23dup), in-frame",
        "NM_1.2:c.123+1G>A, splice",
        "NM_1.2:c.124-2A>G, splice",
        "c.120_123+2del, splice",
        "c.2822del, frameshift",
        "c.10_12del, in-frame",
        "c.10_11insACG, in-frame",
        "c.10_11insAC, frameshift",
        "c.278_289delinsCCGCCTCCT, in-frame",
        "c.278_279dup, frameshift"
    })
    void aNameTellsWhatTheVariantDoes(String name, String word) {
        assertEquals(VariantClass.named(word), VariantClass.of(List.of(name), false));
    }

    @ParameterizedTest
    @CsvSource({
        "c.123+15G>A",
        "NC_000001.11:g.16988175del",
        "p.?",
        "p.(Met1?)",
        "c.10_11ins",
        "c.76A>C",
        "c.-12G>A",
        "c.123+99999999999G>A"
    })
    void aNameThatDoesNotTellIsOfNoClass(String name) {
        assertEquals(Optional.empty(), VariantClass.of(List.of(name), false));
    }

    @Test
    void theSiteOfSplicingDecidesBeforeTheProteinAndBothBeforeTheRecord() {
        assertEquals(
                Optional.of(VariantClass.SPLICE),
                VariantClass.of(List.of("NP_1.1:p.(Gly2Asp)", "NM_1.1:c.5+1G>A"), true));
        assertEquals(Optional.of(VariantClass.MISSENSE), VariantClass.of(List.of("NP_1.1:p.(Gly2Asp)"), true));
        assertEquals(Optional.of(VariantClass.STRUCTURAL), VariantClass.of(List.of(), true));
    }

    @Test
    void aClassIsNamedByItsWordOrItsIdOfTheSequenceOntology() {
        assertEquals(Optional.of(VariantClass.NONSENSE), VariantClass.named("SO:0001587"));
        assertEquals(Optional.empty(), VariantClass.named("truncating"));
    }
}
