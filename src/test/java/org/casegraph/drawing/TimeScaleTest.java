package org.casegraph.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.casegraph.chronicle.CaseTimeline;
import org.junit.jupiter.api.Test;

class TimeScaleTest {
    private static String when(CaseTimeline timeline, String event) {
        return timeline.moment(timeline.event(event).orElseThrow()).when();
    }

    private static String signs(String... ids) {
        StringBuilder turtle = new StringBuilder();
        for (String id : ids) {
            turtle.append(DrawnCases.event(id, "cg:Glossitis , cg:Finding"));
        }
        return turtle.toString();
    }

    @Test
    void datesAreWrittenAsPreciseAsTheyAre() {
        CaseTimeline timeline = DrawnCases.timeline(
                "dates",
                signs("day", "month", "year", "later")
                        + DrawnCases.on("day", "2020-07-12", "date")
                        + DrawnCases.on("month", "2020-07", "gYearMonth")
                        + DrawnCases.on("year", "2019", "gYear")
                        + DrawnCases.before("day", "later", "StatedOrder", "cg:strict true"));

        assertEquals("calendar", timeline.scale().words());
        assertEquals("12 Jul 2020", when(timeline, "day"));
        assertEquals("Jul 2020", when(timeline, "month"));
        assertEquals("2019", when(timeline, "year"));
        assertEquals("not before 12 Jul 2020", when(timeline, "later"));
    }

    @Test
    void agesAloneMakeAScaleOfAges() {
        String minimum =
                "cg:minimum \"P23Y\"^^xsd:duration ; cg:maximum \"P24Y\"^^xsd:duration ; cg:maximumInclusive false";
        CaseTimeline timeline = DrawnCases.timeline(
                "ages",
                signs("onset", "visit", "third")
                        + "<#birth> a cg:Birth ; rdfs:label \"birth\"@en ; cg:inCase <> .\n"
                        + DrawnCases.before("birth", "onset", "StatedOrder", minimum)
                        + DrawnCases.before(
                                "birth",
                                "visit",
                                "StatedOrder",
                                "cg:minimum \"P30Y\"^^xsd:duration ; cg:maximum \"P31Y\"^^xsd:duration ;"
                                        + " cg:maximumInclusive false"));

        assertEquals("age", timeline.scale().words());
        assertEquals("age 23 years", when(timeline, "onset"));
        assertEquals("age 30 years", when(timeline, "visit"));
        assertEquals("", when(timeline, "third"));
    }

    @Test
    void anAgeIsToldBesideACalendarThatSaysNothingOfIt() {
        CaseTimeline timeline = DrawnCases.timeline(
                "mixed",
                signs("dated", "aged")
                        + "<#birth> a cg:Birth ; rdfs:label \"birth\"@en ; cg:inCase <> .\n"
                        + DrawnCases.on("dated", "2021-03-04", "date")
                        + DrawnCases.before(
                                "birth",
                                "aged",
                                "StatedOrder",
                                "cg:minimum \"P30Y\"^^xsd:duration ; cg:maximum \"P31Y\"^^xsd:duration ;"
                                        + " cg:maximumInclusive false"));

        assertEquals("calendar", timeline.scale().words());
        assertEquals("4 Mar 2021", when(timeline, "dated"));
        assertEquals("age 30 years", when(timeline, "aged"));
    }

    @Test
    void distancesCountFromTheEventThatPlacesTheMost() {
        String days = "cg:minimum \"P%dD\"^^xsd:duration ; cg:maximum \"P%dD\"^^xsd:duration";
        CaseTimeline timeline = DrawnCases.timeline(
                "distances",
                signs("onset", "surgery", "healing")
                        + DrawnCases.before("onset", "surgery", "StatedOrder", days.formatted(10, 12))
                        + DrawnCases.before("surgery", "healing", "StatedOrder", days.formatted(3, 5)));

        assertEquals("time from surgery", timeline.scale().words());
        assertEquals("10 days to 12 days before surgery", when(timeline, "onset"));
        assertEquals("3 days to 5 days after surgery", when(timeline, "healing"));
    }

    @Test
    void aDistanceWithOneBoundNamesTheEventItCountsFrom() {
        String days = "cg:minimum \"P10D\"^^xsd:duration ; cg:maximum \"P12D\"^^xsd:duration";
        CaseTimeline timeline = DrawnCases.timeline(
                "one-bound",
                signs("onset", "surgery", "healing", "relapse", "visit")
                        + DrawnCases.before("onset", "surgery", "StatedOrder", days)
                        + DrawnCases.before("surgery", "healing", "StatedOrder", "cg:minimum \"P3D\"^^xsd:duration")
                        + DrawnCases.before("visit", "onset", "StatedOrder", "cg:minimum \"P1D\"^^xsd:duration"));

        assertEquals("time from onset", timeline.scale().words());
        assertEquals("at least 13 days after onset", when(timeline, "healing"));
        assertEquals("at least 1 day before onset", when(timeline, "visit"));
        assertEquals("", when(timeline, "relapse"));
    }

    @Test
    void aDayThatOnlyBoundsSomethingIsNoEvent() {
        CaseTimeline timeline = DrawnCases.timeline(
                "bare-day",
                signs("sign")
                        + "<#day> a cg:CalendarDay ; rdfs:label \"a day\"@en ; cg:inCase <> .\n"
                        + DrawnCases.on("day", "2021-03-04", "date")
                        + DrawnCases.before("day", "sign", "StatedOrder", "cg:strict true"));

        assertTrue(timeline.event("day").isEmpty());
        assertEquals("not before 4 Mar 2021", when(timeline, "sign"));
    }

    @Test
    void withoutAnyDateThereIsNoAxisButTheOrder() {
        CaseTimeline timeline = DrawnCases.timeline(
                "order",
                signs("one", "two", "three") + DrawnCases.before("two", "one", "MarkedOrder", "cg:strict true"));
        AxisLayout places = new AxisLayout(timeline, 0, 1000);

        assertEquals("order only, no dates", timeline.scale().words());
        assertTrue(places.axis().pieces().isEmpty());
        assertTrue(x(timeline, places, "two") < x(timeline, places, "one"));
    }

    private static double x(CaseTimeline timeline, AxisLayout places, String event) {
        return places.of(timeline.moment(timeline.event(event).orElseThrow())).x();
    }
}
