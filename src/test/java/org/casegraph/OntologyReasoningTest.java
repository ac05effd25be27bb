package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.casegraph.project.ProjectFiles;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLDataFactory;
import org.semanticweb.owlapi.model.OWLNamedIndividual;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

/** What a DL reasoner concludes from {@code ontology/}, with a few invented neoplasms beside it. */
class OntologyReasoningTest {
    /** Each neoplasm has one specimen; what was counted of it is a measurement about the specimen, as in a case. */
    private static final String NEOPLASMS =
            """
            PREFIX : <https://example.org/>
            PREFIX cg: <https://w3id.org/casegraph/ontology#>
            PREFIX owl: <http://www.w3.org/2002/07/owl#>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

            :wellThirty a cg:PancreaticNeuroendocrineNeoplasm, owl:NamedIndividual .
            :wellThirtyTissue a cg:Specimen, owl:NamedIndividual ; cg:concernsTumour :wellThirty .
            :well a cg:WellDifferentiatedHistology, owl:NamedIndividual ; cg:about :wellThirtyTissue .
            :wellKi a cg:Measurement, owl:NamedIndividual ; cg:measures cg:KiSixtySevenIndex ; cg:about :wellThirtyTissue ;
              cg:lower 30.0 ; cg:upper 30.0 .

            :poorThirty a cg:PancreaticNeuroendocrineNeoplasm, owl:NamedIndividual .
            :poorThirtyTissue a cg:Specimen, owl:NamedIndividual ; cg:concernsTumour :poorThirty .
            :poor a cg:PoorlyDifferentiatedHistology, owl:NamedIndividual ; cg:about :poorThirtyTissue .
            :poorKi a cg:Measurement, owl:NamedIndividual ; cg:measures cg:KiSixtySevenIndex ; cg:about :poorThirtyTissue ;
              cg:lower 20.0 ; cg:lowerInclusive false .

            :unknownThirtyTissue a cg:Specimen, owl:NamedIndividual .
            :unknownKi a cg:Measurement, owl:NamedIndividual ; cg:measures cg:KiSixtySevenIndex ;
              cg:about :unknownThirtyTissue ; cg:lower 30.0 ; cg:upper 30.0 .

            :onlyTwoTissue a cg:Specimen, owl:NamedIndividual .
            :onlyKi a cg:Measurement, owl:NamedIndividual ; cg:measures cg:KiSixtySevenIndex ; cg:about :onlyTwoTissue ;
              cg:lower 2.0 ; cg:upper 2.0 .

            :secretes a cg:PancreaticNeuroendocrineTumour, owl:NamedIndividual ; cg:produces :itsSerotonin .
            :itsSerotonin a cg:Serotonin, owl:NamedIndividual .
            :causes a cg:PancreaticNeuroendocrineTumour, owl:NamedIndividual ; cg:causesSyndrome :itsSyndrome .
            :itsSyndrome a cg:GlucagonomaSyndrome, owl:NamedIndividual .
            """;

    private static Graph graph;
    private static OWLOntology ontology;
    private static OWLReasoner reasoner;
    private static OWLDataFactory terms;

    @BeforeAll
    static void classify() throws OWLOntologyCreationException {
        graph = WholeOntology.graph();
        RDFParser.fromString(NEOPLASMS, Lang.TURTLE).parse(graph);
        ontology = WholeOntology.of(graph);
        terms = ontology.getOWLOntologyManager().getOWLDataFactory();
        reasoner = new ReasonerFactory().createReasoner(ontology);
    }

    @AfterAll
    static void dispose() {
        reasoner.dispose();
    }

    @Test
    void theOntologyIsConsistentAndEveryClassCanHaveAnInstance() {
        assertTrue(reasoner.isConsistent());
        assertEquals(
                List.of(),
                reasoner.getUnsatisfiableClasses()
                        .entities()
                        .filter(owlClass -> !owlClass.isOWLNothing())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "Glucagonoma, FunctionalPancreaticNeuroendocrineTumour",
        "Insulinoma, PancreaticNeoplasm",
        "MahvashDisease, Finding",
        "MultipleEndocrineNeoplasiaType1, Finding",
        "Pancreatectomy, PancreaticSurgery",
        "PancreaticTumourEnucleation, PancreaticSurgery",
        "LiverMetastasisEnucleation, LiverSurgery",
        "Hepatectomy, LiverSurgery",
        "PancreaticNeuroendocrineTumourG3, NeuroendocrineTumour",
        "PancreaticSmallCellNeuroendocrineCarcinoma, PancreaticNeuroendocrineCarcinoma",
        "RaisedBloodGlucagon, AbnormalHormoneLevel",
        "NeuroendocrineTumourG3ByWHO2017, Grade3ByWHO2017",
        "NeuroendocrineCarcinomaByWHO2017, Grade3ByWHO2017"
    })
    void isBelow(String lower, String upper) {
        assertTrue(superclasses(lower).contains(upper), lower + " is below " + superclasses(lower));
    }

    @ParameterizedTest
    @CsvSource({
        "PancreaticNeuroendocrineTumourG3, NeuroendocrineCarcinoma",
        "PancreaticPolypeptideProducingPancreaticNeuroendocrineTumour, FunctionalPancreaticNeuroendocrineTumour",
        "Grade3ByWHO2017, NeuroendocrineCarcinomaByWHO2017",
        "PoorlyDifferentiatedSpecimen, Grade3ByWHO2019",
        "Specimen, WellDifferentiatedSpecimen",
        "SerotoninProducingPancreaticNeuroendocrineTumour, FunctionalPancreaticNeuroendocrineTumour",
        "CalcitoninProducingPancreaticNeuroendocrineTumour, FunctionalPancreaticNeuroendocrineTumour"
    })
    void isNotBelow(String lower, String upper) {
        assertFalse(superclasses(lower).contains(upper), lower + " is below " + upper);
    }

    @Test
    void aWellDifferentiatedPancreaticTumourWithKi67Of30IsNetG3AndNoCarcinoma() {
        Set<String> tissue = types("wellThirtyTissue");
        Set<String> tumour = types("wellThirty");

        assertTrue(
                tissue.containsAll(Set.of(
                        "NeuroendocrineTumourG3ByWHO2017",
                        "NeuroendocrineTumourG3ByWHO2019",
                        "NeuroendocrineCarcinomaByWHO2010")),
                tissue.toString());
        assertFalse(tissue.contains("NeuroendocrineCarcinomaByWHO2017"));
        assertFalse(tissue.contains("PoorlyDifferentiatedSpecimen"));
        assertTrue(tumour.contains("PancreaticNeuroendocrineTumourG3"), tumour.toString());
        assertFalse(tumour.contains("NeuroendocrineCarcinoma"));
    }

    @Test
    void differentiationAloneMakesTheSameIndexACarcinoma() {
        Set<String> tumour = types("poorThirty");

        assertTrue(tumour.contains("PancreaticNeuroendocrineCarcinoma"), tumour.toString());
        assertFalse(tumour.contains("NeuroendocrineTumour"));
        assertTrue(types("poorThirtyTissue").contains("Grade3ByWHO2017"));
    }

    @Test
    void withoutDifferentiationTheGradeFollowsButNeitherNetNorNec() {
        Set<String> tissue = types("unknownThirtyTissue");

        assertTrue(tissue.contains("Grade3ByWHO2017"), tissue.toString());
        assertFalse(tissue.contains("NeuroendocrineTumourG3ByWHO2017"));
        assertFalse(tissue.contains("NeuroendocrineCarcinomaByWHO2017"));
    }

    @Test
    void aLowIndexAloneGivesNoGradeSinceTheOtherMayBeHigher() {
        assertEquals(
                Set.of(),
                types("onlyTwoTissue").stream()
                        .filter(type -> type.contains("Grade"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void aTumourIsFunctionalByTheSyndromeThatItCausesAndNotByItsHormone() {
        assertFalse(types("secretes").contains("FunctionalPancreaticNeuroendocrineTumour"));
        assertTrue(
                types("causes").containsAll(Set.of("FunctionalPancreaticNeuroendocrineTumour", "Glucagonoma")),
                types("causes").toString());
    }

    @Test
    void theSpecimensOfTheFirstCaseAreOfTheGradesThatItsRulesGive() throws OWLOntologyCreationException {
        Graph firstCase = WholeOntology.graph();
        String wang = "https://w3id.org/casegraph/case/wang-2022#";
        Set<String> parts =
                Set.of("biopsy-specimen", "biopsy-ki67", "excised-tissue", "mitotic-count", "resection-ki67");
        RDFParser.fromString(ProjectFiles.under("data/cases", ".ttl").get("data/cases/wang-2022.ttl"), Lang.TURTLE)
                .toGraph()
                .stream()
                .filter(triple -> parts.stream()
                        .anyMatch(part -> triple.getSubject().toString().equals(wang + part)))
                .filter(triple -> !triple.getObject().isURI()
                        || triple.getObject().getURI().startsWith(CG.NS)
                        || triple.predicateMatches(CG.about))
                .forEach(firstCase::add);
        OWLReasoner other = new ReasonerFactory().createReasoner(WholeOntology.of(firstCase));

        assertTrue(other.isConsistent());
        assertEquals(
                Set.of("AtLeastGrade2ByWHO2010", "AtLeastGrade2ByWHO2017", "AtLeastGrade2ByWHO2019"),
                grades(other, wang + "biopsy-specimen"));
        assertTrue(grades(other, wang + "excised-tissue")
                .containsAll(Set.of("Grade3ByWHO2010", "Grade3ByWHO2017", "Grade3ByWHO2019")));
        assertFalse(grades(other, wang + "excised-tissue").contains("Grade2ByWHO2010"));
        other.dispose();
    }

    private static Set<String> grades(OWLReasoner reasoner, String specimen) {
        OWLNamedIndividual named = terms.getOWLNamedIndividual(IRI.create(specimen));
        return names(reasoner.getTypes(named, false).entities()).stream()
                .filter(name -> name.contains("Grade"))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":wellThirty a cg:NeuroendocrineCarcinoma .",
                ":denied a cg:AbsentFinding, cg:Diarrhoea .",
                ":both a cg:LocalisedPancreaticNeuroendocrineTumour, cg:MetastaticPancreaticNeuroendocrineTumour .",
                ":both a cg:Patient, cg:Specimen .",
                ":tumour a cg:Insulinoma, cg:NonFunctionalPancreaticNeuroendocrineTumour ."
            })
    void isImpossible(String claim) throws OWLOntologyCreationException {
        Graph claimed = WholeOntology.graph();
        RDFParser.fromString(NEOPLASMS + claim, Lang.TURTLE).parse(claimed);
        OWLReasoner other = new ReasonerFactory().createReasoner(WholeOntology.of(claimed));

        assertFalse(other.isConsistent(), claim);
        other.dispose();
    }

    private static Set<String> superclasses(String term) {
        OWLClass owlClass = terms.getOWLClass(IRI.create(CG.NS + term));
        assertTrue(ontology.containsClassInSignature(owlClass.getIRI()), term + " is not in the ontology");
        return names(reasoner.getSuperClasses(owlClass, false).entities());
    }

    private static Set<String> types(String individual) {
        OWLNamedIndividual named = terms.getOWLNamedIndividual(IRI.create("https://example.org/" + individual));
        return names(reasoner.getTypes(named, false).entities());
    }

    private static Set<String> names(Stream<OWLClass> classes) {
        return classes.map(owlClass -> owlClass.getIRI().getFragment()).collect(Collectors.toSet());
    }
}
