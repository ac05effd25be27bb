package org.casegraph.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.explanation.Explanation;
import org.casegraph.project.ProjectFiles;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first case, asked in the terms of other vocabularies. */
class AlignmentsTest {
    private static final String TUMOUR_DISEASE = "tumour-type-pancreatic-tumour-final-diagnosis";
    private static final Node TYPE = RDF.type.asNode();
    private static final Node FIRST_CASE = NodeFactory.createURI(CG.CASE_BASE + "wang-2022");
    private static final Graph ONTOLOGY = ontology();
    private static final InferredCase FIRST = firstCase();

    @TestFactory
    Stream<DynamicTest> askingByAnExactMatchReturnsWhatAskingByOursDoes() {
        List<Triple> matches =
                ONTOLOGY.find(Node.ANY, SKOS.exactMatch.asNode(), Node.ANY).toList();
        assertTrue(matches.size() > 250, matches.size() + " exact matches");
        return matches.stream()
                .filter(match -> !asked(TYPE, match.getSubject()).isEmpty() || isValue(match.getSubject()))
                .map(match -> DynamicTest.dynamicTest(match.getSubject() + " as " + match.getObject(), () -> {
                    assertEquals(asked(TYPE, match.getSubject()), asked(TYPE, match.getObject()));
                    for (Node property : valueProperties()) {
                        assertEquals(
                                asked(property, match.getSubject()), asked(property, match.getObject()), "" + property);
                    }
                }));
    }

    @Test
    void aDenialIsFoundAsAnAbsenceByAnyOfTheNamesAndNeverAsAFinding() {
        for (String diarrhoea : List.of(
                CG.NS + "Diarrhoea",
                "http://purl.obolibrary.org/obo/HP_0002014",
                "http://purl.obolibrary.org/obo/NCIT_C2987",
                "http://snomed.info/id/62315008")) {
            assertEquals(Set.of(), asked(TYPE, NodeFactory.createURI(diarrhoea)), diarrhoea);
            assertEquals(Set.of("no-diarrhoea"), asked(CG.absenceOf, NodeFactory.createURI(diarrhoea)), diarrhoea);
        }
    }

    @Test
    void noAbsentFindingIsOfAClassThatItDenies() {
        FIRST.union()
                .find(Node.ANY, CG.absenceOf, Node.ANY)
                .forEachRemaining(absence -> assertFalse(
                        FIRST.union().contains(absence.getSubject(), TYPE, absence.getObject()), absence.toString()));
    }

    @Test
    void aCloseOrNarrowMatchFindsNothing() {
        assertEquals(Set.of(), asked(TYPE, hpo("0011355")), "localized skin lesion, close to our skin lesion");
        assertEquals(Set.of(), asked(TYPE, hpo("0008066")), "blistering: nothing of the case");
        assertEquals(Set.of(), asked(TYPE, snomed("93448009")), "superficial ulcer of skin: an erosion is none");
    }

    @Test
    void aBroaderTermThatOursIsAKindOfFindsItAsAClass() {
        assertEquals(asked(TYPE, ours("PancreaticMass")), asked(TYPE, hpo("0012090")), "abnormal pancreas morphology");
        assertEquals(asked(TYPE, ours("NecrolyticMigratoryErythema")), asked(TYPE, hpo("0010783")), "erythema");
        assertEquals(Set.of(), asked(TYPE, hpo("0002896")), "neoplasm of the liver: a metastasis is another's");
    }

    @Test
    void aBroaderTermIsAKindThatADiagnosisConcludesAndNeverWhatItConcludes() {
        InferredCase closed =
                InferredCase.of("<#d> a cg:FinalDiagnosis ; cg:concludes cg:VIPoma ; cg:inCase <> .", ONTOLOGY);
        String concludes = "<#d> cg:concludes <http://purl.obolibrary.org/obo/";
        String concludesKind = "<#d> cg:concludesKind <http://purl.obolibrary.org/obo/";

        assertTrue(closed.ask(concludes + "NCIT_C95599>"), "the pancreatic one is ours");
        assertTrue(closed.ask(concludesKind + "MONDO_0019960>"), "of any place");
        assertFalse(closed.ask(concludes + "MONDO_0019960>"));
        assertFalse(closed.ask("<#d> a <http://purl.obolibrary.org/obo/MONDO_0019960>"));
    }

    @Test
    void whatIsOfABroaderTermIsNotOfOurs() {
        InferredCase closed = InferredCase.of(
                "<#d> a cg:FinalDiagnosis ; cg:concludes <http://purl.obolibrary.org/obo/MONDO_0019960> ; cg:inCase <> .",
                ONTOLOGY);

        assertFalse(closed.ask("<#d> cg:concludes cg:VIPoma"), "it may be one of the duodenum");
        assertFalse(closed.ask("<#d> cg:concludesKind cg:VIPoma"));
    }

    @ParameterizedTest
    @CsvSource({
        "'cg:ucum \"pg/mL\"', true",
        "'cg:ucum \"pg/mL\" ; cg:specimenKind cg:Plasma', true",
        "'cg:ucum \"pmol/L\"', false",
        "'cg:ucum \"pg/mL\" ; cg:specimenKind cg:Urine', false",
        "'cg:interpretation cg:Elevated', false"
    })
    void aCodeThatFixesUnitAndSpecimenIsOfAResultThatHasThem(String result, boolean found) {
        InferredCase closed = InferredCase.of(
                "<#m> a cg:Measurement ; cg:measures cg:BloodGlucagon ; cg:inCase <> ; " + result + " .", ONTOLOGY);

        assertEquals(found, closed.ask("<#m> cg:measures <https://loinc.org/2338-2>"));
    }

    @Test
    void hposUnevennessDoesNotLoseTheCase() {
        Set<String> skin = asked(TYPE, hpo("0000951"));
        assertTrue(skin.containsAll(Set.of("nme", "pruritus", "skin-lesions", "crusted-erosions")), skin.toString());
        assertEquals(Set.of(TUMOUR_DISEASE), asked(TYPE, hpo("0002894")), "any neoplasm of the pancreas");
        assertEquals(Set.of(TUMOUR_DISEASE), asked(TYPE, hpo("0100634")), "any neuroendocrine neoplasm");
        assertEquals(
                Set.of("raised-glucagon", "finding-from-result-glucagon-after"),
                asked(TYPE, hpo("0003117")),
                "any abnormal hormone concentration: a rule says that the result after surgery is still above its range");
    }

    @Test
    void theTumourIsFoundAsAGlucagonomaOfMondoAndNcitAndNeverAsACarcinoma() {
        assertEquals(Set.of(TUMOUR_DISEASE), asked(TYPE, obo("MONDO_0019959")));
        assertEquals(Set.of(TUMOUR_DISEASE), asked(TYPE, obo("NCIT_C95597")));
        assertTrue(asked(CG.concludes, obo("MONDO_0019959")).contains("final-diagnosis"));
        assertEquals(Set.of("pancreaticoduodenectomy"), asked(TYPE, obo("MAXO_0009011")));
        for (String carcinoma : List.of("MONDO_0005893", "NCIT_C3770", "NCIT_C3773", "DOID_1798")) {
            assertEquals(Set.of(), asked(TYPE, obo(carcinoma)), carcinoma);
            assertEquals(Set.of(), asked(CG.concludes, obo(carcinoma)), carcinoma);
        }
    }

    @Test
    void whatLiesAboveAMatchInItsOwnVocabularyIsTakenOverSaveWhatOursIsNoKindOf() {
        Graph ontology = GraphFactory.createDefaultGraph();
        ONTOLOGY.find().forEachRemaining(ontology::add);
        Node gradeOneOrTwo = obo("MONDO_0000386");
        Node gradedAbove = obo("MONDO_9000001");
        Node disorder = obo("MONDO_0002356");
        ontology.add(obo("MONDO_0019954"), RDFS.subClassOf.asNode(), gradeOneOrTwo);
        ontology.add(gradeOneOrTwo, RDFS.subClassOf.asNode(), gradedAbove);
        ontology.add(obo("MONDO_0019954"), RDFS.subClassOf.asNode(), disorder);

        InferredCase closed = InferredCase.of(
                "<#t> a cg:Glucagonoma ; cg:inCase <> . <#m> a <http://purl.obolibrary.org/obo/MONDO_0019954> ;"
                        + " cg:inCase <> .",
                ontology);
        Node ours = InferredCase.node("t");

        assertTrue(closed.inferred().contains(ours, TYPE, obo("MONDO_0019954")));
        assertTrue(closed.inferred().contains(ours, TYPE, disorder));
        assertFalse(closed.inferred().contains(ours, TYPE, gradeOneOrTwo));
        assertFalse(closed.inferred().contains(ours, TYPE, gradedAbove), "only the denied one leads there");
        assertTrue(closed.inferred().contains(InferredCase.node("m"), TYPE, gradedAbove), "Mondo's word goes up Mondo");
    }

    @Test
    void aTumourOfGradeOneIsWhatItMatchesThoughItsKindIsNot() {
        assertTrue(InferredCase.of("<#t> a cg:PancreaticNeuroendocrineTumourG1 ; cg:inCase <> .", ONTOLOGY)
                .inferred()
                .contains(InferredCase.node("t"), TYPE, obo("MONDO_0021535")));
    }

    @Test
    void aValueOfAnotherVocabularyIsFoundByOurTerm() {
        InferredCase closed = InferredCase.of(
                "<#no> a cg:AbsentFinding ; cg:absenceOf <http://purl.obolibrary.org/obo/HP_0002014> ; cg:inCase <> .",
                ONTOLOGY);

        assertTrue(closed.ask("<#no> cg:absenceOf cg:Diarrhoea"));
        assertFalse(closed.ask("<#no> a cg:Diarrhoea"));
    }

    @Test
    void aForeignTypeIsExplainedByTheMatchAndTheWayUpToIt() {
        List<String> lines = Explanation.of(Triple.create(fragment("pruritus"), TYPE, hpo("0000951")), dataset())
                .lines();

        assertEquals(
                List.of(
                        "pruritus of the skin lesions is of the class obo:HP_0000951",
                        "  skin finding matches <http://purl.obolibrary.org/obo/HP_0000951> exactly",
                        "  pruritus is a kind of skin finding"),
                lines.subList(0, 3));
        assertTrue(lines.stream().anyMatch(line -> line.contains("“")), "down to the quote: " + lines);
    }

    @Test
    void aForeignValueIsExplainedByTheMatchAndWhatTheReportSays() {
        List<String> lines = Explanation.of(
                        Triple.create(fragment("no-diarrhoea"), CG.absenceOf, hpo("0002014")), dataset())
                .lines();

        assertTrue(
                lines.get(1).equals("  diarrhoea matches <http://purl.obolibrary.org/obo/HP_0002014> exactly"),
                lines.toString());
        assertTrue(lines.get(2).equals("  stated in <" + FIRST_CASE + ">"), lines.toString());
    }

    private static DatasetGraph dataset() {
        DatasetGraph dataset = new DatasetGraphMapLink(FIRST.union());
        dataset.addGraph(FIRST_CASE, FIRST.stated());
        dataset.addGraph(NodeFactory.createURI(FIRST_CASE + "/inferred"), FIRST.inferred());
        return dataset;
    }

    private static boolean isValue(Node term) {
        return valueProperties().stream()
                .anyMatch(property -> !asked(property, term).isEmpty());
    }

    private static List<Node> valueProperties() {
        return List.of(CG.absenceOf, CG.agent, CG.concludes, CG.measures, CG.site, CG.specimenKind);
    }

    /** Fragments of the nodes of the case that have this value. */
    private static Set<String> asked(Node property, Node value) {
        return Stream.of(FIRST.stated(), FIRST.inferred())
                .flatMap(graph -> graph.stream(Node.ANY, property, value))
                .map(triple -> triple.getSubject().getURI())
                .filter(subject -> subject.startsWith(FIRST_CASE + "#"))
                .map(subject -> subject.substring(subject.indexOf('#') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Node ours(String name) {
        return NodeFactory.createURI(CG.NS + name);
    }

    private static Node snomed(String id) {
        return NodeFactory.createURI("http://snomed.info/id/" + id);
    }

    private static Node hpo(String number) {
        return obo("HP_" + number);
    }

    private static Node obo(String id) {
        return NodeFactory.createURI("http://purl.obolibrary.org/obo/" + id);
    }

    private static Node fragment(String name) {
        return NodeFactory.createURI(FIRST_CASE + "#" + name);
    }

    private static InferredCase firstCase() {
        Graph stated = GraphFactory.createDefaultGraph();
        RDFParser.fromString(ProjectFiles.under("data/cases", ".ttl").get("data/cases/wang-2022.ttl"), Lang.TURTLE)
                .parse(stated);
        return InferredCase.of(FIRST_CASE, stated, Graph.emptyGraph, ONTOLOGY);
    }

    private static Graph ontology() {
        Graph graph = InferredCase.union(InferredCase.ONTOLOGY);
        ProjectFiles.under("ontology/alignments", ".ttl")
                .values()
                .forEach(text -> RDFParser.fromString(text, Lang.TURTLE).parse(graph));
        return graph;
    }
}
