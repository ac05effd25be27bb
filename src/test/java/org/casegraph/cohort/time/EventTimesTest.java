package org.casegraph.cohort.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.casegraph.ExampleStore;
import org.casegraph.SharedProject;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.GraphColumns;
import org.casegraph.cohort.ToldFindings;
import org.casegraph.timeline.CaseOrder;
import org.casegraph.timeline.ClassTree;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roaringbitmap.RoaringBitmap;

@ExtendWith(SharedProject.class)
class EventTimesTest {
    private static final String PREFIXES =
            """
            PREFIX cg: <https://w3id.org/casegraph/ontology#>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            """;

    /** Born, and seen at the age of 30 years. */
    private static final String SEEN =
            """
            <#birth> a cg:Birth ; cg:inCase <> . <#seen> a cg:Encounter ; cg:inCase <> .
            <#t-seen> a cg:TemporalConstraint ; cg:earlier <#birth> ; cg:later <#seen> ; cg:strength cg:StatedOrder ;
              cg:minimum "P30Y"^^xsd:duration ; cg:maximum "P31Y"^^xsd:duration ; cg:maximumInclusive false .
            """;

    private static final String CAME = "<#rash> a cg:Rash , cg:Finding ; cg:inCase <> .";
    private static final String DENIED =
            "<#no-rash> a cg:AbsentFinding ; cg:absenceOf cg:Finding ; cg:inCase <> ; cg:voice cg:ImportedRecord .";

    private final Map<Node, Graph> graphs = new LinkedHashMap<>();

    EventTimesTest() {
        add("a-at-five", SEEN + CAME + age("P5Y", "P6Y"));
        add("b-exactly", SEEN + CAME + age("P14M", "P14M").replace("false", "true"));
        add("c-not-after-birth", SEEN + CAME + order("<#rash>", "<#birth>"));
        add("d-some-time-after-20", SEEN + CAME + age("P20Y", ""));
        add("e-told-not-when", SEEN + CAME);
        add("f-denied", SEEN + DENIED);
        add("g-silent", SEEN);
        add("h-no-birth", CAME);
        add("i-two", SEEN + CAME + age("P5Y", "P6Y") + (CAME + age("P4Y", "P8Y")).replace("rash", "second"));
        add("j-relative", SEEN + CAME.replace("cg:Finding", "cg:FamilyHistoryFinding") + age("P5Y", "P6Y"));
        add("k-dead", SEEN + "<#end> a cg:Death ; cg:inCase <> .");
        add(
                "l-disease",
                SEEN
                        + "<#dx> a cg:Diagnosis ; cg:inCase <> ; cg:concludesKind cg:Glucagonoma . <#rash> a cg:DiseaseCourse ;"
                        + " cg:inCase <> ; cg:courseOf <#dx> . " + age("P9Y", "P10Y"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            a-at-five            | interval 5 to 6
            b-exactly            | exact 1.1667 to 1.1667
            c-not-after-birth    | left-censored -∞ to 0
            d-some-time-after-20 | right-censored 20 to ∞ (came after that, not told when)
            e-told-not-when      | cannot be used (reported, not when)
            f-denied             | right-censored 30 to ∞ (denied then)
            g-silent             | cannot be used (not reported whether)
            h-no-birth           | cannot be used (time zero is not reported)
            i-two                | interval 4 to 6
            j-relative           | cannot be used (not reported whether)
            """)
    void theTimeOfAFindingIsWhatItsCaseProves(String name, String told) {
        assertEquals(told, times("Rash", false).get(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            g-silent | right-censored 30 to ∞ (not reported, last seen then)
            f-denied | right-censored 30 to ∞ (denied then)
            e-told-not-when | cannot be used (reported, not when)
            """)
    void silenceCountsAsNotYetOnlyForWhoeverSaysSo(String name, String told) {
        assertEquals(told, times("Rash", true).get(name));
    }

    @Test
    void whoWasSeenAliveHadNotDiedAndWhoDiedDidSoLater() {
        Map<String, String> deaths = times("Death", false);

        assertEquals("right-censored 30 to ∞ (seen alive then)", deaths.get("a-at-five"));
        assertEquals("right-censored 30 to ∞ (came after that, not told when)", deaths.get("k-dead"));
    }

    @Test
    void aDiseaseHappensWithItsOnset() {
        assertEquals("interval 9 to 10", times("Glucagonoma", false).get("l-disease"));
    }

    /** One case alone is solved; of several of one shape only the first is. */
    @Test
    void aCaseHasTheTimesOfItsOwnTimelineHoweverManyAreOfItsShape(ExampleStore example) {
        CaseColumns columns = columns(example);
        EventTimes times = times(example, columns);
        assertEquals(columns.cases(), TimeShapes.Plain.of(columns).cases().getCardinality());
        assertTimesOfEach(times, CG.Birth, CG.Death, false, columns.cases());
        assertTimesOfEach(times, CG.Birth, CG.Diagnosis, false, columns.cases());
        assertTimesOfEach(times, CG.Finding, CG.Encounter, false, columns.cases());
        assertTimesOfEach(times, CG.DiseaseCourse, CG.Death, true, columns.cases());
    }

    /** As of full reports, each of which has an order of its own. */
    @Test
    void aCaseThatIsLikeNoOtherIsSolvedOnceForAQuestion() {
        add("x-observed", SEEN + CAME + "<#rash> cg:observedIn <#seen> .");
        Graph union = union();
        CaseColumns columns = new GraphColumns(union);
        List<Node> solved = new ArrayList<>();
        Function<Node, Graph> read = name -> {
            solved.add(name);
            return graphs.get(name);
        };
        CaseOrder order = new CaseOrder(graphs::containsKey, read, () -> new ClassTree(union), Map.of());
        EventTimes times = new EventTimes(union, columns, new ToldFindings(union, columns), order);
        RoaringBitmap last = RoaringBitmap.bitmapOf(columns.cases() - 1);
        Node rash = NodeFactory.createURI(CG.NS + "Rash");

        CaseTimes first = times.of(last, CG.Birth, rash, false, () -> {});
        order.forget();

        RoaringBitmap lastTwo = RoaringBitmap.bitmapOf(columns.cases() - 2, columns.cases() - 1);
        assertEquals(
                first.get(0), times.of(lastTwo, CG.Birth, rash, false, () -> {}).get(1));
        Node observed = NodeFactory.createURI("http://x/x-observed");
        assertEquals(1, Collections.frequency(solved, observed));
        times.of(last, rash, CG.Encounter, false, () -> {});
        assertEquals(2, Collections.frequency(solved, observed));
    }

    /** In other units, say, or as a curve; whoever asked may change the set of cases. */
    @Test
    void whatWasAskedForLastIsKept(ExampleStore example) {
        EventTimes times = times(example, columns(example));
        RoaringBitmap cases = RoaringBitmap.bitmapOf(0, 2);
        CaseTimes first = times.of(cases, CG.Birth, CG.Death, false, () -> {});

        assertSame(first, times.of(RoaringBitmap.bitmapOf(0, 2), CG.Birth, CG.Death, false, () -> {}));
        cases.add(1);
        assertEquals(3, times.of(cases, CG.Birth, CG.Death, false, () -> {}).size());
        assertSame(first, times.of(RoaringBitmap.bitmapOf(0, 2), CG.Birth, CG.Death, false, () -> {}));
        assertNotSame(first, times.of(RoaringBitmap.bitmapOf(0, 2), CG.Birth, CG.Death, true, () -> {}));
        assertNotSame(first, times.of(RoaringBitmap.bitmapOf(0, 2), CG.Birth, CG.Diagnosis, false, () -> {}));
        assertNotSame(first, times.of(RoaringBitmap.bitmapOf(0, 2), CG.Finding, CG.Death, false, () -> {}));
    }

    /** A store may number its cases in another order than that in which SPARQL puts their names. */
    @Test
    void thoseOfAKindComeInTheOrderOfTheNamesOfTheirCases() {
        Graph union = union();
        CaseColumns columns = new GraphColumns(union);
        CaseOrder order = new CaseOrder(graphs::containsKey, graphs::get, () -> new ClassTree(union), Map.of());
        RoaringBitmap all = RoaringBitmap.bitmapOfRange(0, columns.cases());
        CaseTimes times = new EventTimes(union, columns, new ToldFindings(union, columns), order)
                .of(all, CG.Birth, NodeFactory.createURI(CG.NS + "Rash"), false, () -> {});
        CaseTimes.Builder reversed = new CaseTimes.Builder(columns, times.size());
        for (int place = times.size() - 1; place >= 0; place--) {
            reversed.add(
                    times.different().get(times.number(place)),
                    times.caseNumber(place),
                    times.from(place),
                    times.to(place));
        }

        assertEquals(byKind(times), byKind(reversed.build()));
    }

    private static List<EventTime> byKind(CaseTimes times) {
        return Arrays.stream(times.placesByKind(() -> {})).mapToObj(times::get).toList();
    }

    private static CaseColumns columns(ExampleStore example) {
        return new GraphColumns(example.store().dataset().getDefaultGraph());
    }

    private static EventTimes times(ExampleStore example, CaseColumns columns) {
        Graph union = example.store().dataset().getDefaultGraph();
        return new EventTimes(
                union,
                columns,
                new ToldFindings(union, columns),
                example.store().order());
    }

    private static void assertTimesOfEach(EventTimes times, Node from, Node to, boolean silentIsNotYet, int cases) {
        List<EventTime> all = times.of(RoaringBitmap.bitmapOfRange(0, cases), from, to, silentIsNotYet, () -> {});
        for (int number = 0; number < all.size(); number += 29) {
            assertEquals(
                    times.of(RoaringBitmap.bitmapOf(number), from, to, silentIsNotYet, () -> {}),
                    List.of(all.get(number)));
        }
    }

    private Graph union() {
        Graph union = GraphFactory.createDefaultGraph();
        graphs.values().forEach(graph -> GraphUtil.addInto(union, graph));
        RDFParser.fromString(
                        PREFIXES
                                + "cg:Rash cg:subsumedBy cg:Rash , cg:Finding . cg:Finding cg:subsumedBy cg:Finding .\n"
                                + "cg:AbsentFinding <http://www.w3.org/2000/01/rdf-schema#subClassOf> cg:Observation .\n"
                                + "cg:Observation <http://www.w3.org/2000/01/rdf-schema#subClassOf> cg:Occurrence .",
                        Lang.TURTLE)
                .parse(union);
        return union;
    }

    private Map<String, String> times(String event, boolean silentIsNotYet) {
        Graph union = union();
        CaseColumns columns = new GraphColumns(union);
        CaseOrder order = new CaseOrder(graphs::containsKey, graphs::get, () -> new ClassTree(union), Map.of());
        RoaringBitmap all = new RoaringBitmap();
        all.add(0L, columns.cases());
        Map<String, String> told = new TreeMap<>();
        new EventTimes(union, columns, new ToldFindings(union, columns), order)
                .of(all, CG.Birth, NodeFactory.createURI(CG.NS + event), silentIsNotYet, () -> {})
                .forEach(time -> told.put(time.caseName().getURI().substring(9), words(time)));
        return told;
    }

    private static String words(EventTime time) {
        String why = time.why().isEmpty() ? "" : " (" + time.why() + ")";
        return time.kind().word()
                + (time.kind() != EventTime.Kind.UNUSABLE
                        ? " " + years(time.elapsed().least()) + " to "
                                + years(time.elapsed().most())
                        : "")
                + why;
    }

    private static String years(double days) {
        if (Double.isInfinite(days)) {
            return days < 0 ? "-∞" : "∞";
        }
        String text = String.format(java.util.Locale.ROOT, "%.4f", days / 365.2425);
        return text.replaceFirst("\\.?0+$", "").replaceFirst("^-0$", "0");
    }

    private void add(String name, String turtle) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(PREFIXES + turtle, Lang.TURTLE)
                .base("http://x/" + name)
                .parse(graph);
        graphs.put(NodeFactory.createURI("http://x/" + name), graph);
    }

    private static String age(String least, String most) {
        return "<#t-rash> a cg:TemporalConstraint ; cg:earlier <#birth> ; cg:later <#rash> ; cg:strength cg:StatedOrder ;"
                + " cg:minimum \"" + least + "\"^^xsd:duration"
                + (most.isEmpty() ? "" : " ; cg:maximum \"" + most + "\"^^xsd:duration ; cg:maximumInclusive false")
                + " .";
    }

    private static String order(String earlier, String later) {
        return "<#t-order> a cg:TemporalConstraint ; cg:earlier " + earlier + " ; cg:later " + later
                + " ; cg:strength cg:StatedOrder .";
    }
}
