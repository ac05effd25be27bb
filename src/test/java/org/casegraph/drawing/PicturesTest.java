package org.casegraph.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {
    private static final Interval TO_TWO_HUNDRED = Interval.of(OptionalDouble.of(0), OptionalDouble.of(200));

    private static LaboratoryResult glucagon(String value, Interval range) {
        return new LaboratoryResult(
                "glucagon " + value,
                "glucagon",
                "pg/mL",
                Interval.parse(value).orElseThrow(),
                value + " pg/mL",
                range,
                false,
                "above range");
    }

    @Test
    void aResultIsReadAsTheQuestionsWriteIt() {
        assertEquals(Optional.of(new Interval(OptionalDouble.of(95), OptionalDouble.of(95))), Interval.parse("95"));
        assertEquals(
                Optional.of(new Interval(OptionalDouble.of(800), OptionalDouble.empty())), Interval.parse("> 800"));
        assertEquals(
                Optional.of(new Interval(OptionalDouble.empty(), OptionalDouble.of(2.5))), Interval.parse("<= 2.5"));
        assertEquals(
                Optional.of(new Interval(OptionalDouble.of(3), OptionalDouble.of(5))), Interval.parse(">= 3 and < 5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unremarkable", ">", "> many", "3 5", "> 3 and", "<script>"})
    void whatIsNoNumberIsNoInterval(String text) {
        assertEquals(Optional.empty(), Interval.parse(text));
    }

    @Test
    void anExactResultIsADotAndACensoredOneAnOpenArrow() {
        String exact = ResultsDrawing.svg(List.of(glucagon("315", TO_TWO_HUNDRED)));
        String censored = ResultsDrawing.svg(List.of(glucagon("> 800", TO_TWO_HUNDRED)));

        assertTrue(exact.contains("class=\"value exact\""), exact);
        assertFalse(exact.contains("open-end"), exact);
        assertTrue(censored.contains("class=\"value bound\""), censored);
        assertTrue(censored.contains("class=\"value open-end\""), censored);
        assertFalse(censored.contains("class=\"value exact\""), censored);
    }

    @Test
    void aRangeWithOneEndHasOneMarkOnly() {
        String both = ResultsDrawing.svg(List.of(glucagon("315", TO_TWO_HUNDRED)));
        String above = ResultsDrawing.svg(
                List.of(glucagon("315", Interval.of(OptionalDouble.empty(), OptionalDouble.of(200)))));

        assertEquals(2, both.split("class=\"band-end\"", -1).length - 1);
        assertEquals(1, above.split("class=\"band-end\"", -1).length - 1);
    }

    @Test
    void aResultWithoutARangeIsLeftToTheTable() {
        Interval none = Interval.of(OptionalDouble.empty(), OptionalDouble.empty());

        assertEquals("", ResultsDrawing.svg(List.of(glucagon("315", none))));
    }

    @Test
    void presentAbsentAndNotReportedAreThreeKindsOfBar() {
        String svg = FrequencyDrawing.svg(List.of(new Frequency("rash", 7, 2, 10)));
        String bars = svg.substring(svg.indexOf(">rash<"));

        assertTrue(bars.contains("class=\"present\""), bars);
        assertTrue(bars.contains("class=\"absent\""), bars);
        assertTrue(bars.contains("class=\"not-reported\" fill=\"none\""), bars);
        assertTrue(bars.contains("7 · 2 · 10"), bars);
        assertEquals("", FrequencyDrawing.svg(List.of()));
    }

    @Test
    void aGradeOfTheAuthorsIsFilledAndOneOfARuleHollow() {
        String stated = GradeDrawing.svg(List.of(new SpecimenGrade("biopsy", "the authors", "grade 2", true, "")));
        String derived =
                GradeDrawing.svg(List.of(new SpecimenGrade("biopsy", "by rule", "grade 2", false, "Ki-67 index")));

        assertTrue(stated.contains("class=\"grade stated\""), stated);
        assertTrue(derived.contains("class=\"grade derived\""), derived);
        assertTrue(derived.contains("Ki-67 index"), derived);
    }

    @Test
    void textInAPictureStaysText() {
        String payload = "</text><script>alert(1)</script>";
        String svg = FrequencyDrawing.svg(List.of(new Frequency(payload, 1, 0, 0)))
                + GradeDrawing.svg(List.of(new SpecimenGrade(payload, payload, payload, true, payload)));

        assertFalse(svg.contains("<script"), svg);
        assertTrue(svg.contains("&lt;script&gt;"), svg);
    }

    @Test
    void theGraphOfACaseHasItsNodesAmongEachOtherAndNoPassages() {
        CaseNetwork network = CaseNetwork.of(DrawnCases.published().dataset(), DrawnCases.iri("wang-2022"));

        List<String> links = network.links().stream()
                .map(link -> link.from().label() + " " + link.property() + " "
                        + link.to().label())
                .toList();
        assertTrue(
                links.contains("biopsy of a liver nodule target multiple hepatic nodules on CT"),
                String.join("\n", links));
        assertTrue(network.members().stream()
                .noneMatch(member -> member.node().getURI().matches(".*#p\\d.*")));
    }
}
