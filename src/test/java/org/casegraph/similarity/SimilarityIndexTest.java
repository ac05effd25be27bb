package org.casegraph.similarity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Eight finding classes: Skin above Rash and Itch, Rash above Blister and Scale; Gut above Pain and Loose. Few cases, so
 * a class tells -log2 of its share of the eight: Skin 5/8, Rash 3/8, Gut 3/8, each of the others 1/8.
 */
class SimilarityIndexTest {
    private static final String SKIN = "0.6781";
    private static final String RASH = "1.4150";
    private static final String GUT = "1.4150";
    private static final String LEAF = "3.0000";

    private static final String HIERARCHY =
            """
            @prefix cg:   <https://w3id.org/casegraph/ontology#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix owl:  <http://www.w3.org/2002/07/owl#> .
            @prefix :     <https://w3id.org/casegraph/case/> .
            cg:Skin a owl:Class ; rdfs:subClassOf cg:Finding .
            cg:Rash a owl:Class ; rdfs:subClassOf cg:Skin .
            cg:Itch a owl:Class ; rdfs:subClassOf cg:Skin .
            cg:Blister a owl:Class ; rdfs:subClassOf cg:Rash .
            cg:Scale a owl:Class ; rdfs:subClassOf cg:Rash .
            cg:Gut a owl:Class ; rdfs:subClassOf cg:Finding .
            cg:Pain a owl:Class ; rdfs:subClassOf cg:Gut .
            cg:Loose a owl:Class ; rdfs:subClassOf cg:Gut .
            """;

    private static final String BLISTER = "cg:Blister , cg:Rash , cg:Skin , cg:Finding";
    private static final String SCALE = "cg:Scale , cg:Rash , cg:Skin , cg:Finding";
    private static final String PAIN = "cg:Pain , cg:Gut , cg:Finding";
    private static final String LOOSE = "cg:Loose , cg:Gut , cg:Finding";

    /** Nothing is looked at of cases that cannot be among them. */
    @ParameterizedTest
    @EnumSource
    void theMostSimilarOfManyAreThoseWithTheGreatestScoresThenByIri(Measure measure) throws IOException {
        ByteArrayOutputStream columns = new ByteArrayOutputStream();
        try (Store cohort = Cohort.store()) {
            cohort.similarity().writeTo(new DataOutputStream(columns));
        }
        SimilarityIndex index = GeneratedIndex.of(columns.toByteArray(), 300, 14);
        for (Node asked : index.cases().subList(0, 30)) {
            List<String> greatest = index.cases().stream()
                    .filter(other -> !other.equals(asked))
                    .map(other -> new SimilarCase(other, index.similarity(asked, other, measure), List.of(), List.of()))
                    .filter(other -> other.score().signum() > 0)
                    .sorted(Comparator.comparing(SimilarCase::score).reversed().thenComparing(other -> other.caseIri()
                            .toString()))
                    .limit(20)
                    .map(other -> other.caseIri() + " " + other.score())
                    .toList();

            assertEquals(
                    greatest,
                    index.nearest(asked, measure, 20).stream()
                            .map(other -> other.caseIri() + " " + other.score())
                            .toList());
        }
    }

    @Test
    void informationContentOfFewCasesIsThatOfTheHierarchy() {
        Map<String, String> content = new TreeMap<>();
        Graph graph = graph(present("a", BLISTER), present("b", SCALE), present("c", PAIN));
        graph.stream(Node.ANY, CG.informationContent, Node.ANY)
                .forEach(triple -> content.put(
                        triple.getSubject().getURI().substring(CG.NS.length()),
                        triple.getObject().getLiteralLexicalForm()));

        assertEquals(
                new TreeMap<>(
                        Map.of("Skin", SKIN, "Rash", RASH, "Gut", GUT, "Blister", LEAF, "Scale", LEAF, "Pain", LEAF)),
                content);
    }

    @Test
    void informationContentOfManyCasesIsThatOfTheCases() {
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < 32; i++) {
            cases.append(present("c" + i, i < 8 ? BLISTER : "cg:Skin , cg:Finding"));
        }
        Graph graph = graph(cases.toString());

        assertEquals("2.0000", content(graph, "Rash"), "8 of 32");
        assertTrue(
                !graph.contains(NodeFactory.createURI(CG.NS + "Skin"), CG.informationContent, Node.ANY),
                "all have it, so it tells nothing");
    }

    @Test
    void simGicIsTheSharedPartOfAllInformation() {
        SimilarityIndex index = index(present("a", BLISTER), present("b", SCALE), present("c", PAIN));

        // (0.6781 + 1.4150) / (0.6781 + 1.4150 + 3 + 3)
        assertEquals(new BigDecimal("0.2586"), index.similarity(node("a"), node("b"), Measure.SIMGIC));
        assertEquals(new BigDecimal("0.0000"), index.similarity(node("a"), node("c"), Measure.SIMGIC));
    }

    @Test
    void resnikIsTheMeanOfTheBestAncestors() {
        SimilarityIndex index = index(present("a", BLISTER), present("a", PAIN), present("b", SCALE));

        // Of a: (1.4150 + 0) / 2; of b: 1.4150; the mean of both by the greatest, 3.
        assertEquals(new BigDecimal("0.3538"), index.similarity(node("a"), node("b"), Measure.RESNIK));
    }

    @Test
    void aCaseIsWhollyLikeItselfBySimGicWhateverItDenies() {
        SimilarityIndex index =
                index(present("a", BLISTER), absent("a", "cg:Blister"), present("b", BLISTER), absent("b", "cg:Pain"));

        index.cases()
                .forEach(caseIri ->
                        assertEquals(new BigDecimal("1.0000"), index.similarity(caseIri, caseIri, Measure.SIMGIC)));
    }

    @Test
    void bothMeasuresAreSymmetric() {
        SimilarityIndex index = index(
                present("a", BLISTER),
                present("a", PAIN),
                absent("a", "cg:Loose"),
                present("b", SCALE),
                present("b", LOOSE),
                present("c", PAIN),
                absent("c", "cg:Skin"));

        for (Measure measure : Measure.values()) {
            for (Node one : index.cases()) {
                for (Node other : index.cases()) {
                    assertEquals(index.similarity(one, other, measure), index.similarity(other, one, measure));
                }
            }
        }
    }

    @Test
    void anAbsentFindingLowersTheScoreOfThatWhichHasIt() {
        String[] silent = {present("a", BLISTER), present("a", PAIN), present("b", SCALE)};
        String[] denying = {present("a", BLISTER), present("a", PAIN), present("b", SCALE), absent("b", "cg:Gut")};

        // Skin and Rash by all of both; then Gut, which b denies, once more: 2.0931 / 12.5081 and / 13.9231.
        assertEquals(new BigDecimal("0.1673"), index(silent).similarity(node("a"), node("b"), Measure.SIMGIC));
        assertEquals(new BigDecimal("0.1503"), index(denying).similarity(node("a"), node("b"), Measure.SIMGIC));
    }

    @Test
    void aDeniedFindingMatchesNothingByResnik() {
        String[] silent = {present("a", BLISTER), present("a", PAIN), present("b", LOOSE)};
        String[] denying = {present("a", BLISTER), present("a", PAIN), present("b", LOOSE), absent("b", "cg:Pain")};

        // a: (0 + 1.4150) / 2, then 0; b: 1.4150; by 3.
        assertEquals(new BigDecimal("0.3538"), index(silent).similarity(node("a"), node("b"), Measure.RESNIK));
        assertEquals(new BigDecimal("0.2358"), index(denying).similarity(node("a"), node("b"), Measure.RESNIK));
    }

    @Test
    void theNearestComeInOrderWithTiesByIri() {
        SimilarityIndex index = index(
                present("d", SCALE),
                present("a", BLISTER),
                present("c", SCALE),
                present("b", BLISTER),
                present("e", PAIN));

        assertEquals(
                List.of("b", "c", "d"),
                index.nearest(node("a"), Measure.SIMGIC, 9).stream()
                        .map(similar -> similar.caseIri().getURI().substring(CG.CASE_BASE.length()))
                        .toList());
        assertEquals(2, index.nearest(node("a"), Measure.RESNIK, 2).size());
    }

    @Test
    void theExplanationNamesTheMostInformativeSharedAncestorAndWhatIsDenied() {
        SimilarityIndex index =
                index(present("a", BLISTER), present("b", SCALE), present("b", PAIN), absent("a", "cg:Gut"));

        SimilarCase nearest = index.nearest(node("a"), Measure.SIMGIC, 1).get(0);

        assertEquals(List.of(shared("Rash", RASH)), nearest.shared());
        assertEquals(List.of(shared("Gut", GUT)), nearest.contradicted());
    }

    @Test
    void aCaseWithoutFindingsIsLikeNoOther() {
        SimilarityIndex index = index(present("a", BLISTER), absent("b", "cg:Skin"));

        assertEquals(List.of(), index.nearest(node("b"), Measure.SIMGIC, 5));
        assertEquals(List.of(), index.nearest(node("unknown"), Measure.SIMGIC, 5));
        assertEquals(List.of(), index.nearest(node("a"), Measure.SIMGIC, 5));
    }

    @Test
    void eachFindingOfACaseStandsInTheOtherAsTheSameOrAboveOrDeniedOrNotReported() {
        SimilarityIndex index = index(
                present("a", BLISTER),
                present("a", PAIN),
                present("a", "cg:Itch , cg:Skin , cg:Finding"),
                present("b", SCALE),
                absent("b", "cg:Gut"),
                present("c", BLISTER),
                present("c", LOOSE));

        assertEquals(
                List.of("Blister ANCESTOR Rash", "Itch ANCESTOR Skin", "Pain CONTRADICTED -"),
                told(index.compare(node("a"), node("b")).present()));
        assertEquals(
                List.of("Blister SAME Blister", "Itch ANCESTOR Skin", "Pain ANCESTOR Gut"),
                told(index.compare(node("a"), node("c")).present()));
        assertEquals(
                List.of("Scale ANCESTOR Rash"),
                told(index.compare(node("b"), node("a")).present()));
        assertEquals(
                List.of("Blister SAME Blister", "Loose NOT_REPORTED -"),
                told(index(present("c", BLISTER), present("c", LOOSE), present("d", BLISTER))
                        .compare(node("c"), node("d"))
                        .present()));
    }

    @Test
    void whatACaseDeniesIsThereInTheOtherOrDeniedToo() {
        SimilarityIndex index = index(
                present("a", BLISTER),
                absent("a", "cg:Gut"),
                present("b", BLISTER),
                present("b", PAIN),
                present("b", LOOSE),
                present("c", BLISTER),
                absent("c", "cg:Gut"),
                present("d", BLISTER));

        assertEquals(
                List.of("Gut CONTRADICTED -"),
                told(index.compare(node("a"), node("b")).denied()));
        assertEquals(2, index.compare(node("a"), node("b")).further(), "Pain and Loose");
        assertEquals(
                List.of("Gut DENIED_BY_BOTH -"),
                told(index.compare(node("a"), node("c")).denied()));
        assertEquals(
                List.of("Gut NOT_REPORTED -"),
                told(index.compare(node("a"), node("d")).denied()));
        assertEquals(CaseComparison.NONE, index.compare(node("a"), node("unknown")));
    }

    private static List<String> told(List<MatchedFinding> counterparts) {
        return counterparts.stream()
                .map(part -> name(part.finding()) + " " + part.standing() + " "
                        + part.shared().map(SimilarityIndexTest::name).orElse("-"))
                .toList();
    }

    private static String name(SharedAncestor ancestor) {
        return ancestor.findingClass().getURI().substring(CG.NS.length());
    }

    private static SharedAncestor shared(String type, String bits) {
        return new SharedAncestor(NodeFactory.createURI(CG.NS + type), new BigDecimal(bits));
    }

    private static String content(Graph graph, String type) {
        return graph.stream(NodeFactory.createURI(CG.NS + type), CG.informationContent, Node.ANY)
                .map(Triple::getObject)
                .map(Node::getLiteralLexicalForm)
                .findFirst()
                .orElseThrow();
    }

    private static Node node(String name) {
        return NodeFactory.createURI(CG.CASE_BASE + name);
    }

    private static String present(String caseName, String types) {
        return "[] a " + types + " ; cg:inCase :" + caseName + " .\n";
    }

    private static String absent(String caseName, String type) {
        return "[] a cg:AbsentFinding ; cg:absenceOf " + type + " ; cg:inCase :" + caseName + " .\n";
    }

    private static SimilarityIndex index(String... statements) {
        return SimilarityIndex.of(graph(statements));
    }

    private static Graph graph(String... statements) {
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        RDFParser.fromString(HIERARCHY + String.join("", statements), Lang.TURTLE)
                .parse(graph);
        FindingStatistics.of(graph).forEach(graph::add);
        return graph;
    }
}
