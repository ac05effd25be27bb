package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.explanation.Explanation;
import org.casegraph.intake.CaseStore;
import org.casegraph.store.Store;
import org.casegraph.terminology.Terminologies;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A terminology beside cases, through the commands and in the store. */
class TerminologyTest {
    private static final Path FILES = Path.of("src/test/resources/terminologies");
    private static final Path TIDE = FILES.resolve("tide.json");
    private static final Path ISLANDER = FILES.resolve("islander.ttl");

    private static Store islander;

    @TempDir
    private Path folder;

    @BeforeAll
    static void build() {
        islander = CaseStore.of(List.of(TIDE, ISLANDER));
    }

    @AfterAll
    static void close() {
        islander.close();
    }

    @Test
    void aFindingIsFoundUnderEveryClassAboveIts() {
        Graph graph = islander.dataset().getDefaultGraph();

        assertEquals(Set.of("rash", "sea-rash", "merged"), fragments(graph, RDF.type.asNode(), term("TIDE_0000002")));
        assertEquals(Set.of("rash", "sea-rash", "merged"), fragments(graph, RDF.type.asNode(), term("TIDE_0000001")));
    }

    @Test
    void anAbsenceIsNoPresenceAndReachesEveryNarrowerClass() {
        Graph graph = islander.dataset().getDefaultGraph();

        assertEquals(Set.of(), fragments(graph, RDF.type.asNode(), term("TIDE_0000004")));
        assertEquals(Set.of("no-mood"), fragments(graph, CG.absenceOf, term("TIDE_0000004")));
        assertEquals(Set.of(), fragments(graph, CG.absenceOf, term("TIDE_0000001")));
        assertTrue(graph.contains(term("TIDE_0000003"), RDFS.subClassOf.asNode(), term("TIDE_0000001")));
    }

    @Test
    void whatIsStatedInAnObsoleteTermIsAlsoFoundUnderItsOneReplacementByRule() {
        DatasetGraph dataset = islander.dataset();
        Node caseIri = NodeFactory.createURI(CG.CASE_BASE + "islander");
        Graph stated = dataset.getGraph(caseIri);
        Graph inferred = dataset.getGraph(Store.inferredGraph(caseIri));
        Node rash = NodeFactory.createURI(caseIri + "#sea-rash");
        Node replacement = NodeFactory.createURI(caseIri + "#replaced-term-sea-rash-TIDE_0000005");

        assertTrue(stated.contains(rash, RDF.type.asNode(), term("TIDE_0000005")));
        assertFalse(stated.contains(rash, RDF.type.asNode(), term("TIDE_0000003")));
        assertTrue(inferred.contains(rash, RDF.type.asNode(), term("TIDE_0000003")));
        assertTrue(inferred.contains(replacement, CG.voice, CG.RuleDerived));
        String why = String.join(
                "\n", Explanation.of(replacement, dataset.getDefaultGraph()).lines());
        assertTrue(why.startsWith("Salt rash in the place of obsolete Sea rash "), why);
        assertTrue(why.contains("The term that replaces an obsolete one"), why);
        assertEquals(
                Set.of("no-sea-rash-before"), fragments(dataset.getDefaultGraph(), CG.absenceOf, term("TIDE_0000003")));
        assertEquals(Set.of("sick"), fragments(dataset.getDefaultGraph(), RDF.type.asNode(), term("TIDE_0000006")));
    }

    @Test
    void theWayUpIsExplainedStepByStep() {
        Node rash = NodeFactory.createURI(CG.CASE_BASE + "islander#rash");

        List<String> lines = Explanation.of(
                        Triple.create(rash, RDF.type.asNode(), term("TIDE_0000001")), islander.dataset())
                .lines();

        assertTrue(String.join("\n", lines).contains("Ailment of the skin"), lines::toString);
    }

    @Test
    void aTypeByReplacementIsExplainedByItsRuleDownToWhatIsStated() {
        Node rash = NodeFactory.createURI(CG.CASE_BASE + "islander#sea-rash");

        String why = String.join(
                "\n",
                Explanation.of(Triple.create(rash, RDF.type.asNode(), term("TIDE_0000002")), islander.dataset())
                        .lines());

        assertTrue(why.contains("Salt rash is a kind of Ailment of the skin"), why);
        assertTrue(why.contains("Salt rash in the place of obsolete Sea rash"), why);
    }

    @Test
    void theTerminologyAndItsHierarchyAreGraphsOfTheirOwn() {
        Graph tide = islander.dataset().getGraph(NodeFactory.createURI("http://purl.obolibrary.org/obo/tide.owl"));

        assertEquals(
                3,
                tide.find(Node.ANY, RDFS.subClassOf.asNode(), Node.ANY).toList().size());
        assertEquals(1, islander.dataset().getGraph(Terminologies.HIERARCHY).size());
    }

    @Test
    void aTerminologyAloneComesBesideTheProjectsOwnCases() {
        try (Store store = CaseStore.of(List.of(TIDE))) {
            assertTrue(store.cases().contains(NodeFactory.createURI(CG.CASE_BASE + "wang-2022")));
        }
    }

    @Test
    void checkTellsTheTermsThatNeedAHandAndStatusOne() {
        CommandLineRun run = CommandLineRun.of("check", TIDE.toString(), ISLANDER.toString());

        assertEquals(1, run.status());
        assertEquals(TIDE + ": tide 2026-01-01 with 7 terms\n", run.out());
        assertTrue(run.err().contains("TIDE:0000099 is not in tide 2026-01-01."), run.err());
    }

    @Test
    void importSumsTheTermsByWhatToDo() throws IOException {
        String packet = Files.readString(Path.of("src/test/resources/phenopackets/comet.json"))
                .replaceFirst("HP:\\d{7}", "HP:0000001");
        Path one = Files.writeString(folder.resolve("one.json"), packet);
        Path hp = Files.writeString(
                folder.resolve("hp.obo"),
                "ontology: hp\n\n[Term]\nid: HP:0000001\nname: obsolete All\nis_obsolete: true\n");

        CommandLineRun run = CommandLineRun.of(
                "import",
                one.toString(),
                hp.toString(),
                "--to",
                folder.resolve("cases").toString());

        assertEquals(0, run.status(), run.err());
        assertTrue(
                run.out()
                        .contains("1 case, first " + one
                                + " comet-1: HP:0000001 \"obsolete All\" is obsolete in hp. Nothing replaces it; choose"
                                + " another term."),
                run.out());
    }

    @Test
    void aBrokenTerminologyStopsAndACircularOneIsServed() throws IOException {
        Path cut = folder.resolve("cut.json");
        Files.writeString(cut, Files.readString(TIDE).substring(0, 1000));

        CommandLineRun broken = CommandLineRun.of("query", "timeline", "--source", cut.toString());

        assertEquals(1, broken.status());
        assertEquals(1, broken.err().lines().count(), broken.err());
        try (Store store = CaseStore.of(List.of(FILES.resolve("circle.obo"), ISLANDER))) {
            assertTrue(store.dataset()
                    .getDefaultGraph()
                    .contains(term("CIRCLE_0000004"), RDFS.subClassOf.asNode(), term("CIRCLE_0000001")));
        }
    }

    private static Set<String> fragments(Graph graph, Node property, Node value) {
        return graph.stream(Node.ANY, property, value)
                .map(triple -> triple.getSubject().getURI().replaceFirst(".*#", ""))
                .collect(Collectors.toSet());
    }

    private static Node term(String local) {
        return NodeFactory.createURI("http://purl.obolibrary.org/obo/" + local);
    }
}
