package org.casegraph.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.jena.graph.Node;
import org.casegraph.SharedProject;
import org.casegraph.chronicle.CaseEvent;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.chronicle.EventOrder;
import org.casegraph.chronicle.Relation;
import org.casegraph.chronicle.SimultaneousEvents;
import org.casegraph.store.Store;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

@ExtendWith(SharedProject.class)
class TimelineDrawingTest {
    private static final double LEFT = 128;
    private static final double WIDTH = 980;

    private static final String BORN = DrawnCases.event("birth", "cg:Birth");
    private static final String DATED =
            DrawnCases.event("visit", "cg:FollowUpVisit") + DrawnCases.on("visit", "2020-03-02", "date");
    private static final String AGED =
            DrawnCases.event("rash", "cg:Glossitis , cg:Finding") + age("rash", "P1830D", "P2190D");

    private static Store published;
    private static CaseTimeline wang;

    /** Two hundred events, and such that have no date at all. */
    private static final List<CaseTimeline> INVENTED = List.of(
            DrawnCases.timeline("many", DrawnCases.many(200)),
            DrawnCases.timeline(
                    "undated",
                    IntStream.range(0, 30)
                            .mapToObj(i -> DrawnCases.event("sign-" + i, "cg:Glossitis , cg:Finding"))
                            .collect(Collectors.joining())));

    @BeforeAll
    static void read(Store store) {
        published = store;
        wang = CaseTimeline.of(published, DrawnCases.iri("wang-2022"));
    }

    /** Every published case, and what is invented. */
    private static Stream<CaseTimeline> cases() {
        return Stream.concat(
                published.cases().stream().map(caseIri -> CaseTimeline.of(published, caseIri)), INVENTED.stream());
    }

    @TestFactory
    Stream<DynamicTest> undatedEventsAreNeverDrawnAtADate() {
        return cases().map(timeline -> DynamicTest.dynamicTest(timeline.title(), () -> {
            AxisLayout places = new AxisLayout(timeline, LEFT, WIDTH);
            for (SimultaneousEvents moment : timeline.moments()) {
                double x = places.of(moment).x();
                boolean isAtADate = places.axis().pieces().stream()
                        .anyMatch(piece -> x >= piece.x() && x <= piece.x() + piece.width());
                assertEquals(moment.isDated(), isAtADate, moment.events().toString());
            }
        }));
    }

    @Test
    void whereNothingIsOrderedNoOrderIsClaimed() {
        String signs = DrawnCases.event("rash", "cg:Glossitis , cg:Finding")
                + DrawnCases.event("fever", "cg:Glossitis , cg:Finding");
        String ordered = signs + DrawnCases.before("rash", "fever", "StatedOrder", "cg:strict true");

        assertTrue(text(signs, "unordered").contains("nothing says when these were"));
        assertFalse(text(signs, "unordered").contains("order only"));
        assertTrue(text(ordered, "ordered").contains("order only, no dates"));
    }

    private static String text(String events, String id) {
        return svg(DrawnCases.timeline(id, events), Optional.empty())
                .getDocumentElement()
                .getTextContent();
    }

    @TestFactory
    Stream<DynamicTest> aDatedEventLiesWithinItsRange() {
        return cases().map(timeline -> DynamicTest.dynamicTest(timeline.title(), () -> {
            AxisLayout places = new AxisLayout(timeline, LEFT, WIDTH);
            for (SimultaneousEvents moment : timeline.moments()) {
                AxisLayout.Place place = places.of(moment);
                assertTrue(place.from() <= place.x() && place.x() <= place.to(), moment + " " + place);
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsProvenToComeFirstIsNeverDrawnFurtherRight() {
        return cases().map(timeline -> DynamicTest.dynamicTest(timeline.title(), () -> {
            AxisLayout places = new AxisLayout(timeline, LEFT, WIDTH);
            for (SimultaneousEvents one : timeline.moments()) {
                for (SimultaneousEvents other : timeline.moments()) {
                    if (timeline.order().isDrawnBefore(one.index(), other.index())) {
                        assertTrue(
                                places.of(one).x() <= places.of(other).x(),
                                one + " at " + places.of(one) + " is right of " + other + " at " + places.of(other));
                    }
                }
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> eventsNeverTouchInALane() {
        return cases().map(timeline -> DynamicTest.dynamicTest(timeline.title(), () -> {
            AxisLayout places = new AxisLayout(timeline, LEFT, WIDTH);
            LaneRows rows = new LaneRows(
                    timeline, places, LEFT, Math.max(LEFT + WIDTH, places.axis().right()));
            rows.items().forEach((lane, items) -> {
                for (int i = 0; i < items.size(); i++) {
                    for (LaneRows.Item other : items.subList(i + 1, items.size())) {
                        LaneRows.Item item = items.get(i);
                        boolean isApart =
                                item.row() != other.row() || item.right() < other.left() || other.right() < item.left();
                        assertTrue(isApart, lane + ": " + item.label() + " touches " + other.label());
                    }
                }
            });
        }));
    }

    @TestFactory
    Stream<DynamicTest> theLinesImplyEveryOrderAndNoOther() {
        return cases().map(timeline -> DynamicTest.dynamicTest(timeline.title(), () -> {
            int size = timeline.moments().size();
            boolean[][] certain = new boolean[size][size];
            boolean[][] any = new boolean[size][size];
            for (EventOrder.Link link : timeline.order().links()) {
                any[link.earlier()][link.later()] = true;
                certain[link.earlier()][link.later()] |= link.isCertain();
            }
            close(certain);
            close(any);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    Relation relation = timeline.order().relation(i, j);
                    boolean isCertain = relation == Relation.BEFORE || relation == Relation.NOT_AFTER;
                    assertTrue(!isCertain || certain[i][j], i + " " + relation + " " + j);
                    assertTrue(!certain[i][j] || isCertain || relation == Relation.PROBABLY_BEFORE, i + " to " + j);
                    assertTrue(any[i][j] || relation != Relation.PROBABLY_BEFORE, i + " " + relation + " " + j);
                }
            }
        }));
    }

    private static void close(boolean[][] relation) {
        for (int k = 0; k < relation.length; k++) {
            for (int i = 0; i < relation.length; i++) {
                for (int j = 0; j < relation.length; j++) {
                    relation[i][j] |= relation[i][k] && relation[k][j];
                }
            }
        }
    }

    @Test
    void allTwoHundredEventsAreDrawn() {
        CaseTimeline timeline = DrawnCases.timeline("many", DrawnCases.many(200));

        Set<String> drawn = links(svg(timeline, Optional.empty())).stream()
                .map(link -> link.getAttribute("data-event"))
                .collect(Collectors.toSet());

        assertEquals(timeline.events().stream().map(CaseEvent::id).collect(Collectors.toSet()), drawn);
        assertEquals(200, drawn.size());
    }

    @Test
    void onlyWhatHasAPlaceOnTheScaleIsFilled() {
        Document svg = svg(wang, Optional.empty());

        for (Element link : links(svg)) {
            SimultaneousEvents moment =
                    wang.moment(wang.event(link.getAttribute("data-event")).orElseThrow());
            String mark = markOf(link);
            assertEquals(moment.isDated() ? "mark dated" : "mark", mark, link.getAttribute("aria-label"));
        }
        assertEquals("mark dated", markOf(link(svg, "presentation")));
        assertEquals("mark", markOf(link(svg, "surgery")));
    }

    @Test
    void eachEventTellsHowItLiesToTheChosenDiagnosisInWordsAndInItsClass() {
        CaseEvent biopsy = wang.event("working-diagnosis").orElseThrow();
        Document svg = svg(wang, Optional.of(biopsy));

        assertEquals("event before", link(svg, "ct").getAttribute("class"));
        assertEquals("event after", link(svg, "surgery").getAttribute("class"));
        assertEquals("event together", link(svg, "biopsy").getAttribute("class"));
        assertEquals("event probably-before", link(svg, "laboratory").getAttribute("class"));
        assertEquals("event unknown", link(svg, "nme").getAttribute("class"));
        assertEquals(
                "contrast-enhanced abdominal CT, not after 31 Jul 2020; certainly before working diagnosis:"
                        + " metastatic neuroendocrine tumour, grade 2",
                link(svg, "ct").getAttribute("aria-label"));
    }

    @Test
    void theDefaultIsTheFinalDiagnosis() {
        assertEquals("final-diagnosis", wang.mainDiagnosis().orElseThrow().id());
        assertEquals(
                List.of("working-diagnosis", "final-diagnosis"),
                wang.diagnoses().stream()
                        .map(CaseEvent::id)
                        .sorted(java.util.Comparator.reverseOrder())
                        .toList());
    }

    @Test
    void textOfTheDataNeverBecomesMarkup() {
        String payload = "</text><script>alert(1)</script>\\\" onload=\\\"alert(1)";
        CaseTimeline timeline = DrawnCases.timeline(
                "hostile",
                "<#a> a cg:Glossitis , cg:Finding ; rdfs:label \"" + payload + "\" ; cg:inCase <> .\n"
                        + "<#b> a cg:FinalDiagnosis ; rdfs:label \"" + payload + "\" ; cg:inCase <> .\n");

        Document svg = svg(timeline, timeline.mainDiagnosis());

        TreeSet<String> names = new TreeSet<>();
        NodeList all = svg.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            names.add(all.item(i).getNodeName());
            assertFalse(((Element) all.item(i)).hasAttribute("onload"));
        }
        assertFalse(names.contains("script"), names.toString());
        assertTrue(svg.getDocumentElement().getTextContent().contains("<script>alert(1)</script>"));
    }

    private static Document svg(CaseTimeline timeline, Optional<CaseEvent> diagnosis) {
        String markup = new TimelineDrawing(timeline, diagnosis, event -> "#" + event.id()).svg();
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(markup)));
        } catch (Exception e) {
            throw new AssertionError(markup, e);
        }
    }

    private static List<Element> links(Document svg) {
        NodeList links = svg.getElementsByTagName("a");
        return IntStream.range(0, links.getLength())
                .mapToObj(i -> (Element) links.item(i))
                .toList();
    }

    private static Element link(Document svg, String event) {
        return links(svg).stream()
                .filter(link -> link.getAttribute("data-event").equals(event))
                .findFirst()
                .orElseThrow();
    }

    private static String markOf(Element link) {
        NodeList parts = link.getElementsByTagName("*");
        return IntStream.range(0, parts.getLength())
                .mapToObj(i -> ((Element) parts.item(i)).getAttribute("class"))
                .filter(name -> name.startsWith("mark"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAgeThatNothingTiesToTheCalendarStandsOnAScaleOfItsOwn() {
        CaseTimeline timeline = DrawnCases.timeline("apart", BORN + DATED + AGED);
        TimelineDrawing drawing = new TimelineDrawing(timeline, Optional.empty(), event -> "#");

        assertEquals(List.of("2 Mar 2020"), told(drawing.scales().get(0)));
        assertEquals(List.of("age 5 years to 6 years"), told(drawing.scales().get(1)));
        assertEquals(
                "By age: what the case says does not place these ages in the calendar",
                drawing.scales().get(1).words());
        assertEquals("mark dated", markOf(link(svg(timeline, Optional.empty()), "rash")));
    }

    @Test
    void anAgeThatAnotherEventTiesToTheCalendarIsADate() {
        CaseTimeline timeline = DrawnCases.timeline("tied", BORN + DATED + AGED + age("visit", "P2000D", "P2000D"));
        TimelineDrawing drawing = new TimelineDrawing(timeline, Optional.empty(), event -> "#");

        assertEquals(1, drawing.scales().size());
        assertEquals("", drawing.scales().get(0).words());
        assertTrue(
                timeline.moment(timeline.event("rash").orElseThrow()).isDated(),
                "2000 days before the visit and so on");
    }

    @Test
    void anAgeWithAnOrderToADateStaysWithTheDates() {
        CaseTimeline timeline = DrawnCases.timeline(
                "ordered", BORN + DATED + AGED + DrawnCases.before("rash", "visit", "MarkedOrder", "cg:strict true"));

        assertEquals(
                1,
                new TimelineDrawing(timeline, Optional.empty(), event -> "#")
                        .scales()
                        .size());
    }

    private static String age(String event, String least, String most) {
        return DrawnCases.before(
                "birth",
                event,
                "StatedOrder",
                "cg:minimum \"" + least + "\"^^xsd:duration ; cg:maximum \"" + most + "\"^^xsd:duration");
    }

    private static List<String> told(TimelineDrawing.Scale scale) {
        return scale.steps().stream()
                .flatMap(List::stream)
                .map(SimultaneousEvents::when)
                .toList();
    }

    @Test
    void aCaseThatTheStoreLacksHasNoEvents() {
        Node unknown = DrawnCases.iri("none");

        assertEquals(List.of(), CaseTimeline.of(published, unknown).events());
    }
}
