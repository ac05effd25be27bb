package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.phenopacket.PhenopacketSource;
import org.casegraph.store.Store;
import org.casegraph.timeline.Proof;
import org.casegraph.timeline.Step;
import org.casegraph.timeline.Timeline;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;

/** Ages before birth, from the file to the proof of an order and to its words. */
class GestationTest {
    private final ImportedCase pearl = read("antenatal.json");
    private final Node caseIri = pearl.source().name();
    private final Timeline timeline = Timeline.of(pearl.source().graph());

    @Test
    void anAntenatalFindingCertainlyPrecedesOneOfTheFirstYear() {
        Proof proof = timeline.proof(node("feature-1"), node("feature-2"), CG.certainlyPrecedes)
                .orElseThrow();

        assertEquals(
                List.of(
                        "birth comes at or after Ventriculomegaly (stated)",
                        "Microcephaly comes 1 year to less than 2 years after birth (stated)"),
                proof.steps().stream().map(Step::words).toList());
    }

    @Test
    void gestationalAgesAreOrderedAmongThemselves() {
        Proof proof = timeline.proof(node("feature-3"), node("feature-1"), CG.certainlyPrecedes)
                .orElseThrow();

        assertEquals(
                List.of(
                        "Polyhydramnios comes 143 days to less than 144 days after start of gestation (stated)",
                        "Ventriculomegaly comes 161 days to less than 168 days after start of gestation (stated)"),
                proof.steps().stream().map(Step::words).toList());
        assertTrue(timeline.proof(node("feature-1"), node("feature-3"), CG.certainlyPrecedes)
                .isEmpty());
    }

    @Test
    void gestationAndBirthAreNoEventsOfTheCase() {
        Set<Node> ordered = timeline.derived(caseIri)
                .filter(triple -> Set.of(CG.certainlyPrecedes, CG.orderUndeterminedWith, CG.earliest, CG.latest)
                        .contains(triple.getPredicate()))
                .flatMap(triple -> List.of(triple.getSubject(), triple.getObject()).stream())
                .collect(Collectors.toSet());

        assertTrue(ordered.contains(node("feature-1")));
        assertFalse(ordered.contains(node("gestation")));
        assertFalse(ordered.contains(node("birth")));
    }

    @Test
    void ofWhoMayBePregnantNothingTellsWhichPregnancyIsMeant() {
        Graph comet = read("comet.json").source().graph();
        Node finding = NodeFactory.createURI(CG.CASE_BASE + "comet-1#feature-5");
        Node age = NodeFactory.createURI(finding.getURI() + "-gestational-age");

        assertTrue(comet.contains(age, CG.later, finding));
        assertTrue(comet.contains(age, CG.earlier, NodeFactory.createURI(finding.getURI() + "-gestation")));
        assertFalse(comet.contains(Node.ANY, CG.earlier, finding), "no word on whether it came before birth");
    }

    @Test
    void aPictureSaysTheWeekOfGestation() {
        try (Store store = Store.inMemory(ProjectSources.ontology(), List.of(pearl.source()))) {
            CaseTimeline drawn = CaseTimeline.of(store, caseIri);

            assertEquals("gestational age", drawn.scale().words());
            assertEquals("at 23 weeks of gestation", when(drawn, "feature-1"));
            assertEquals("at 20 weeks 3 days of gestation", when(drawn, "feature-3"));
            assertEquals("age 12 months", when(drawn, "feature-2"));
            assertEquals("", when(drawn, "feature-4"));
            assertTrue(drawn.event("gestation").isEmpty());
        }
    }

    private static String when(CaseTimeline drawn, String event) {
        return drawn.moment(drawn.event(event).orElseThrow()).when();
    }

    private Node node(String fragment) {
        return NodeFactory.createURI(caseIri.getURI() + "#" + fragment);
    }

    private static ImportedCase read(String sample) {
        List<ImportedCase> cases = new ArrayList<>();
        new PhenopacketSource(cases::add, problem -> {
                    throw problem;
                })
                .read(Path.of("src/test/resources/phenopackets", sample));
        return cases.get(0);
    }
}
