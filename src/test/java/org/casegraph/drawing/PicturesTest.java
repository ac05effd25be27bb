package org.casegraph.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.casegraph.SharedProject;
import org.casegraph.chronicle.CaseNetwork;
import org.casegraph.chronicle.Interval;
import org.casegraph.similarity.FindingMatch;
import org.casegraph.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

class PicturesTest {
    private static final Interval TO_TWO_HUNDRED = new Interval(OptionalDouble.of(0), OptionalDouble.of(200));

    private static LaboratoryResult glucagon(Interval value, Interval range) {
        return glucagon(value, range, true);
    }

    private static LaboratoryResult glucagon(Interval value, Interval range, boolean isAbnormal) {
        return new LaboratoryResult(
                "glucagon", "glucagon", "pg/mL", value, "as written, pg/mL", range, false, "as judged", isAbnormal);
    }

    @Test
    void anExactResultIsADotAndACensoredOneAnOpenArrow() {
        String exact = ResultsDrawing.svg(List.of(glucagon(Interval.exactly(315), TO_TWO_HUNDRED)));
        String censored = ResultsDrawing.svg(
                List.of(glucagon(new Interval(OptionalDouble.of(800), OptionalDouble.empty()), TO_TWO_HUNDRED)));

        assertTrue(exact.contains("class=\"value exact\""), exact);
        assertFalse(exact.contains("open-end"), exact);
        assertTrue(censored.contains("class=\"value bound\""), censored);
        assertTrue(censored.contains("class=\"value open-end\""), censored);
        assertFalse(censored.contains("class=\"value exact\""), censored);
    }

    @Test
    void aResultIsMarkedByItsJudgementAndNotByItsWords() {
        String outside = ResultsDrawing.svg(List.of(glucagon(Interval.exactly(315), TO_TWO_HUNDRED, true)));
        String within = ResultsDrawing.svg(List.of(glucagon(Interval.exactly(315), TO_TWO_HUNDRED, false)));

        assertTrue(outside.contains("class=\"abnormal\""), outside);
        assertTrue(within.contains("class=\"normal\""), within);
    }

    @Test
    void aRangeWithOneEndHasOneMarkOnly() {
        String both = ResultsDrawing.svg(List.of(glucagon(Interval.exactly(315), TO_TWO_HUNDRED)));
        String above = ResultsDrawing.svg(
                List.of(glucagon(Interval.exactly(315), new Interval(OptionalDouble.empty(), OptionalDouble.of(200)))));

        assertEquals(2, both.split("class=\"band-end\"", -1).length - 1);
        assertEquals(1, above.split("class=\"band-end\"", -1).length - 1);
    }

    @Test
    void aResultWithoutARangeIsLeftToTheTable() {
        Interval none = new Interval(OptionalDouble.empty(), OptionalDouble.empty());

        assertEquals("", ResultsDrawing.svg(List.of(glucagon(Interval.exactly(315), none))));
    }

    @Test
    void everyStatusIsAnotherKindOfBar() {
        String svg = FrequencyDrawing.svg(List.of(new Frequency("rash", 7, 1, 2, 10, 3)));
        String bars = svg.substring(svg.indexOf(">rash<"));

        assertTrue(bars.contains("class=\"present\""), bars);
        assertTrue(bars.contains("class=\"absent\""), bars);
        assertTrue(bars.contains("class=\"suspected\""), bars);
        assertTrue(bars.contains("class=\"not-reported\" fill=\"none\""), bars);
        assertTrue(bars.contains("class=\"not-read\" fill=\"none\""), bars);
        assertTrue(bars.contains("7 · 1 · 2 · 10 · 3"), bars);
        assertEquals("", FrequencyDrawing.svg(List.of()));
    }

    @Test
    void whatIsCertainProbableAndUntoldAreOtherKindsOfBar() {
        String svg = OrderDrawing.svg(List.of(new OrderedPair("rash → biopsy", 4, 7, 1, 2, 1, 12)));
        String bars = svg.substring(svg.indexOf(">rash → biopsy<"));

        assertTrue(bars.contains("class=\"precedes\" fill=\"#0b5a6f\" fill-opacity=\"1\""), bars);
        assertTrue(bars.contains("class=\"precedes\" fill=\"#0b5a6f\" fill-opacity=\"0.4\""), bars);
        assertTrue(bars.contains("class=\"at-once\""), bars);
        assertTrue(bars.contains("class=\"untold\" fill=\"none\""), bars);
        assertEquals(2, bars.split("class=\"follows\"", -1).length - 1, bars);
        assertTrue(bars.contains("4 · 7 of 12"), bars);
        assertEquals("", OrderDrawing.svg(List.of()));
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
    void eachGradeStandsWithinThePictureHoweverManyThereAre() {
        String svg = GradeDrawing.svg(Stream.of(
                        "at least 1", "at least 2", "at least 3", "grade 1", "grade 2", "grade 3")
                .map(grade -> new SpecimenGrade("biopsy", grade, grade, true, grade.startsWith("at") ? "Ki-67" : ""))
                .toList());
        double width = Double.parseDouble(svg.replaceFirst("(?s).*viewBox=\"0 0 ([\\d.]+) .*", "$1"));

        List<Double> places = Pattern.compile("cx=\"([\\d.]+)\"")
                .matcher(svg)
                .results()
                .map(mark -> Double.valueOf(mark.group(1)))
                .toList();
        assertEquals(6, places.size(), svg);
        assertTrue(places.stream().allMatch(place -> place < width - 7), places + " in " + width);
    }

    @Test
    void whatIsDeniedAndWhatIsNotReportedAreTwoKindsOfMark() {
        SimilarityMatrix.Heading itch = new SimilarityMatrix.Heading("itch", 3, false);
        SimilarityMatrix.Heading noPain = new SimilarityMatrix.Heading("pain", 2, true);
        SimilarityMatrix.Cell above = new SimilarityMatrix.Cell(FindingMatch.ANCESTOR, "skin finding", 0.75);
        SimilarityMatrix.Cell against = new SimilarityMatrix.Cell(FindingMatch.CONTRADICTED, "", 0);
        SimilarityMatrix.Cell silent = new SimilarityMatrix.Cell(FindingMatch.NOT_REPORTED, "", 0);

        String svg = SimilarityDrawing.svg(new SimilarityMatrix(
                "one",
                List.of(itch, noPain),
                0,
                List.of(
                        new SimilarityMatrix.Row("two", 0.5, List.of(above, against), 0),
                        new SimilarityMatrix.Row("three", 0.25, List.of(against, silent), 4))));

        assertTrue(svg.contains("two: itch only as skin finding, 0.8 bits of 3.0 bits</title>"), svg);
        assertTrue(svg.contains("two: has pain, which the asked case denies</title><path d="), svg);
        assertTrue(svg.contains("three: denies itch</title><path d="), svg);
        assertEquals(3, svg.split("class=\"against\"", -1).length - 1, "two cells and the legend");
        assertTrue(svg.contains("three: pain not reported</title><circle class=\"silent\""), svg);
        assertTrue(svg.contains(">+4<"), svg);
        assertEquals("", SimilarityDrawing.svg(new SimilarityMatrix("one", List.of(itch), 0, List.of())));
    }

    @Test
    void textInAPictureStaysText() {
        String payload = "</text><script>alert(1)</script>";
        String svg = FrequencyDrawing.svg(List.of(new Frequency(payload, 1, 0, 0, 0, 0)))
                + OrderDrawing.svg(List.of(new OrderedPair(payload, 1, 1, 0, 0, 0, 1)))
                + GradeDrawing.svg(List.of(new SpecimenGrade(payload, payload, payload, true, payload)))
                + SimilarityDrawing.svg(new SimilarityMatrix(
                        payload,
                        List.of(new SimilarityMatrix.Heading(payload, 1, false)),
                        0,
                        List.of(new SimilarityMatrix.Row(
                                payload,
                                1,
                                List.of(new SimilarityMatrix.Cell(FindingMatch.ANCESTOR, payload, 1)),
                                0))));

        assertFalse(svg.contains("<script"), svg);
        assertTrue(svg.contains("&lt;script&gt;"), svg);
    }

    @Test
    @ExtendWith(SharedProject.class)
    void theGraphOfACaseHasItsNodesAmongEachOtherAndNoPassages(Store published) {
        CaseNetwork network = CaseNetwork.of(published, DrawnCases.iri("wang-2022"));

        List<String> links = network.links().stream()
                .map(link -> link.from().label() + " " + link.property() + " "
                        + link.to().label())
                .toList();
        assertTrue(
                links.contains("biopsy of a liver nodule target multiple hepatic nodules on CT"),
                String.join("\n", links));
        assertTrue(
                network.members().stream().anyMatch(member -> member.label().equals("2-month follow-up visit")),
                "an event is there although nothing is bound to it");
        assertTrue(network.members().stream()
                .noneMatch(member -> member.node().getURI().matches(".*#p\\d.*")));
    }
}
