package org.casegraph.cohort.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseSelectionTest {
    @Test
    void theSameConditionsHaveTheSameFormInWhateverOrder() {
        assertEquals(
                "disease=OMIM:154700&sex=female",
                CaseSelection.parse("sex=female&disease=OMIM%3A154700&&sex=female")
                        .toString());
        assertEquals("", CaseSelection.parse(" ").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hgvs=NM_1.2:c.123+1G%3EA",
                "with=https://example.org/x?a%3Db%26c",
                "hgvs=p.(Arg257%2A)",
                "gene=a%20b"
            })
    void whatWasReadReadsAgainAsItself(String text) {
        CaseSelection once = CaseSelection.parse(text);

        assertEquals(once, CaseSelection.parse(once.toString()));
    }

    @Test
    void aPlusOfANameIsKept() {
        assertEquals(
                "c.5+1G>A",
                CaseSelection.parse("hgvs=c.5+1G>A").conditions().get(0).value());
    }

    @Test
    void whatIsNoConditionIsToldWithAllThatAre() {
        String told = assertThrows(IllegalArgumentException.class, () -> CaseSelection.parse("weight=5"))
                .getMessage();

        assertTrue(told.startsWith("\"weight\" is no condition on cases. Write one of disease, gene,"), told);
    }

    @ParameterizedTest
    @EnumSource(SelectionKey.class)
    void aConditionWithoutAValueIsToldWithWhatToWrite(SelectionKey key) {
        String told = assertThrows(IllegalArgumentException.class, () -> CaseSelection.parse(key.word()))
                .getMessage();

        assertEquals("the condition " + key.word() + " has no value. " + key.advice(), told);
    }

    @Test
    void aPercentSignThatStandsForNothingIsTold() {
        assertThrows(IllegalArgumentException.class, () -> CaseSelection.parse("gene=%zz"));
    }
}
