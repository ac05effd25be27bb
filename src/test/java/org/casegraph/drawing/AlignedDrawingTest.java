package org.casegraph.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.casegraph.SharedProject;
import org.casegraph.chronicle.AlignedCase;
import org.casegraph.chronicle.CaseEvent;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.chronicle.DayRange;
import org.casegraph.chronicle.SimultaneousEvents;
import org.casegraph.chronicle.TimeScale;
import org.casegraph.store.Store;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedProject.class)
class AlignedDrawingTest {
    private static final TimeScale SCALE = new TimeScale(TimeScale.Kind.DISTANCE, "the diagnosis");

    private static final String SURGERY = DrawnCases.event("surgery", "cg:SynchronousResection");
    private static final String RASH = DrawnCases.event("rash", "cg:Glossitis , cg:Finding");
    private static final String BIRTH = DrawnCases.event("birth", "cg:Birth");

    private static List<CaseTimeline> published;

    @BeforeAll
    static void read(Store store) {
        published = store.cases().stream()
                .map(caseIri -> CaseTimeline.of(store, caseIri))
                .toList();
    }

    /** Each published case with the one to five that follow it, aligned on the diagnosis. */
    private static Stream<List<AlignedCase>> groups() {
        return IntStream.range(0, published.size())
                .mapToObj(i -> published.subList(i, Math.min(published.size(), i + 2 + i % 5)))
                .map(group -> group.stream()
                        .map(timeline -> aligned(timeline, timeline.mainDiagnosis()))
                        .toList());
    }

    private static AlignedCase aligned(CaseTimeline timeline, Optional<CaseEvent> event) {
        return AlignedCase.of(timeline, event, other -> true, other -> "#");
    }

    @TestFactory
    Stream<DynamicTest> undatedEventsStandInTheirOrderAndNeverAtADistance() {
        return each((one, places) -> {
            for (SimultaneousEvents moment : one.timeline().moments()) {
                double x = places.of(moment).x();
                boolean isOnTheScale = places.axis().pieces().stream()
                        .anyMatch(piece -> x >= piece.x() && x <= piece.x() + piece.width());
                assertEquals(moment.isDated(), isOnTheScale, moment.events().toString());
                for (SimultaneousEvents other : one.timeline().moments()) {
                    if (one.timeline().order().isDrawnBefore(moment.index(), other.index())) {
                        assertTrue(x <= places.of(other).x(), moment + " is right of " + other);
                    }
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> allCasesHaveTheirEventAtTheSamePlace() {
        return groups().map(group -> DynamicTest.dynamicTest(title(group), () -> {
            AlignedDrawing drawing = new AlignedDrawing(group, SCALE, Set.of());
            List<Double> places = IntStream.range(0, group.size())
                    .filter(i -> group.get(i).isDrawn())
                    .mapToObj(i -> drawing.placesOf(i)
                            .of(group.get(i)
                                    .timeline()
                                    .moment(group.get(i).event().orElseThrow()))
                            .x())
                    .distinct()
                    .toList();
            assertEquals(1, places.size(), places.toString());
        }));
    }

    private static Stream<DynamicTest> each(BiConsumer<AlignedCase, AxisLayout> claim) {
        return groups().map(group -> DynamicTest.dynamicTest(title(group), () -> {
            AlignedDrawing drawing = new AlignedDrawing(group, SCALE, Set.of());
            for (int i = 0; i < group.size(); i++) {
                if (group.get(i).isDrawn()) {
                    claim.accept(group.get(i), drawing.placesOf(i));
                }
            }
        }));
    }

    private static String title(List<AlignedCase> group) {
        return group.size() + " from " + group.get(0).timeline().title();
    }

    @Test
    void twoDatesAreSoManyDaysApart() {
        CaseTimeline timeline = DrawnCases.timeline(
                "dated",
                SURGERY
                        + RASH
                        + DrawnCases.on("rash", "2020-03-01", "date")
                        + DrawnCases.on("surgery", "2020-03-11", "date"));

        assertEquals(DayRange.of(-10, -10), around(timeline, "surgery", "rash").span());
        assertEquals(
                "10 days before surgery", around(timeline, "surgery", "rash").when());
    }

    @Test
    void aMonthThatMayHoldBothLeavesOnlyTheBoundsAndTheOrder() {
        String events = SURGERY
                + RASH
                + DrawnCases.on("rash", "2020-03", "gYearMonth")
                + DrawnCases.on("surgery", "2020-03-11", "date");

        assertEquals(
                DayRange.of(-10, 20),
                around(DrawnCases.timeline("month", events), "surgery", "rash").span());
        assertEquals(
                DayRange.of(-10, 0),
                around(
                                DrawnCases.timeline(
                                        "ordered",
                                        events + DrawnCases.before("rash", "surgery", "StatedOrder", "cg:strict true")),
                                "surgery",
                                "rash")
                        .span());
    }

    @Test
    void twoAgesAreApartByWhatTheyLeaveOpen() {
        CaseTimeline timeline = DrawnCases.timeline(
                "ages", BIRTH + SURGERY + RASH + age("rash", "P1000D", "P1100D") + age("surgery", "P2000D", "P2050D"));

        assertEquals(
                DayRange.of(-1050, -900), around(timeline, "surgery", "rash").span());
        CaseTimeline ages = timeline.sinceBirth().orElseThrow();
        assertEquals(
                DayRange.of(1000, 1100),
                ages.moment(ages.event("rash").orElseThrow()).span());
    }

    @Test
    void whatHasNoDistanceKeepsItsOrderOnly() {
        CaseTimeline timeline = DrawnCases.timeline(
                "order", SURGERY + RASH + DrawnCases.before("rash", "surgery", "MarkedOrder", "cg:strict true"));

        assertFalse(around(timeline, "surgery", "rash").isDated());
        assertEquals("", around(timeline, "surgery", "rash").when());
        assertEquals(Optional.empty(), timeline.sinceBirth());
    }

    @Test
    void aCaseWithoutTheEventSaysSoAndSharedEventsAreUnderlined() {
        CaseTimeline without = DrawnCases.timeline("without", RASH);
        CaseTimeline with = DrawnCases.timeline(
                "with", SURGERY + RASH + DrawnCases.before("rash", "surgery", "MarkedOrder", "cg:strict true"));

        String svg = new AlignedDrawing(
                        List.of(aligned(with, with.event("surgery")), aligned(without, Optional.empty())),
                        SCALE,
                        AlignedDrawing.shared(List.of(with, without)))
                .svg();

        assertTrue(svg.contains("is not drawn: it has no such event"), svg);
        assertTrue(svg.contains("text-decoration=\"underline\">rash<"), svg);
        assertFalse(svg.contains("text-decoration=\"underline\">surgery<"), svg);
        assertTrue(svg.contains("id=\"case-1-event-rash\""), svg);
    }

    private static SimultaneousEvents around(CaseTimeline timeline, String origin, String event) {
        CaseTimeline around = timeline.around(timeline.event(origin).orElseThrow());
        return around.moment(around.event(event).orElseThrow());
    }

    private static String age(String event, String least, String most) {
        return DrawnCases.before(
                "birth",
                event,
                "StatedOrder",
                "cg:minimum \"" + least + "\"^^xsd:duration ; cg:maximum \"" + most + "\"^^xsd:duration");
    }
}
