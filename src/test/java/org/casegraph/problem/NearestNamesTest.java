package org.casegraph.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNamesTest {
    @Test
    void theNearestNameComesFirstAndEqualOnesByTheAlphabet() {
        assertEquals(
                List.of("start", "stare", "starve"), NearestNames.of("startt", List.of("starve", "stare", "start")));
    }

    @Test
    void upperAndLowerCaseAreTheSameLetter() {
        assertEquals(List.of("statedIn"), NearestNames.of("statedin", List.of("statedIn")));
    }

    @Test
    void namesThatAreFarAreLeftOutWhereOneIsNear() {
        assertEquals(List.of("grades"), NearestNames.of("grade", List.of("passage", "quote", "grades")));
    }

    @Test
    void withoutANearNameTheNearestOfAllAreGiven() {
        assertEquals(List.of("quote", "passage"), NearestNames.of("grade", List.of("passage", "quote")));
        assertEquals(List.of(), NearestNames.of("grade", List.of()));
    }

    @Test
    void aLongerNameMayDifferInAThirdOfItsLetters() {
        assertEquals(
                List.of("findings-before-diagnosis"),
                NearestNames.of("finding-before-diagnose", List.of("findings-before-diagnosis", "timeline")));
    }

    @Test
    void namesThatContainTheWordAreNear() {
        assertEquals(
                List.of("findings-after-surgery", "findings-before-diagnosis"),
                NearestNames.of("findings", List.of("findings-before-diagnosis", "findings-after-surgery")));
    }

    @Test
    void lettersThatChangedPlacesAreOneMistake() {
        assertEquals(List.of("csv"), NearestNames.alike("cvs", List.of("cats", "csv", "tsv2")));
    }

    @Test
    void aNameIsNearByAWordThatIsMisspelt() {
        assertEquals(List.of("Marfan syndrome"), NearestNames.alike("Marfann", List.of("Marfan syndrome", "brain")));
        assertEquals(List.of(), NearestNames.alike("brain", List.of("pain of the breast, cyclic")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elephant",
                "banana",
                "xyzzy",
                "telephone",
                "qqq",
                "kilogram",
                "FBNN1",
                "Marfann",
                "heart attack",
                "brain tumor",
                "bicycle",
                "ship"
            })
    void nothingIsProposedForAWordThatNoneIsLike(String word) {
        List<String> labels = List.of(
                "event",
                "blepharitis",
                "edema",
                "FNA",
                "MiNEN",
                "NEN",
                "Mania",
                "Ranula",
                "AEA",
                "Syn",
                "ZES",
                "any",
                "CyN",
                "MODY",
                "heart failure",
                "heart",
                "heartburn",
                "MEN1",
                "NF1",
                "receptor",
                "tension",
                "C-peptide",
                "Delusion",
                "Autophony",
                "ALP",
                "ALT",
                "AST",
                "brain",
                "cystic tumour",
                "blister",
                "GIPoma",
                "VIPoma",
                "diplopia",
                "Bilateral",
                "variant",
                "RFA",
                "Ear pain",
                "icterus",
                "sepsis");

        assertEquals(List.of(), NearestNames.alike(word, labels));
    }

    @Test
    void thereAreNeverMoreThanThree() {
        assertEquals(List.of("a1", "a2", "a3"), NearestNames.of("a", List.of("a4", "a3", "a2", "a1", "a1")));
    }

    @Test
    void aVeryLongWordIsComparedByItsBeginning() {
        List<String> known =
                IntStream.range(0, 2_000).mapToObj(i -> "name-" + i).toList();

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertEquals(
                        3, NearestNames.of("name".repeat(250_000), known).size()));
    }
}
