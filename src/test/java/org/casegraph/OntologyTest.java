package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.source.ProjectFiles;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.RDFXMLDocumentFormat;
import org.semanticweb.owlapi.io.StreamDocumentSource;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;

/** What a reader of {@code ontology/} may rely on. */
class OntologyTest {
    private static final String ONTOLOGY = CG.BASE + "ontology";

    /** Kinds within which a label names one term: a class and a property may share a word. */
    private static final List<Node> KINDS = List.of(
            OWL2.Class.asNode(),
            OWL2.ObjectProperty.asNode(),
            OWL2.DatatypeProperty.asNode(),
            OWL2.AnnotationProperty.asNode(),
            OWL2.NamedIndividual.asNode());

    private static final Set<String> MODULES = Set.of(
            "ontology/anatomy.ttl",
            "ontology/core.ttl",
            "ontology/findings.ttl",
            "ontology/procedures.ttl",
            "ontology/tests.ttl",
            "ontology/tumours.ttl");

    private final SortedMap<String, String> files = ProjectFiles.under("ontology", ".ttl");
    private final Graph modules = parsed(MODULES::contains);
    private final Graph everything = parsed(file -> true);

    @TestFactory
    Stream<DynamicTest> everyModuleNamesItselfItsVersionAndItsLicence() {
        return MODULES.stream()
                .sorted()
                .map(file -> DynamicTest.dynamicTest(file, () -> {
                    Graph graph = parsed(file::equals);
                    String module = file.equals("ontology/core.ttl")
                            ? ONTOLOGY
                            : ONTOLOGY + "/" + file.substring("ontology/".length(), file.length() - ".ttl".length());
                    Node ontology = NodeFactory.createURI(module);

                    assertTrue(
                            graph.contains(ontology, RDF.type.asNode(), OWL2.Ontology.asNode()),
                            "no owl:Ontology " + module);
                    assertEquals(
                            List.of(NodeFactory.createURI(module + "/0.1.0")),
                            objects(graph, ontology, OWL2.versionIRI.asNode()),
                            "version IRI");
                    assertEquals(
                            List.of(NodeFactory.createURI("https://creativecommons.org/licenses/by/4.0/")),
                            objects(graph, ontology, DCTerms.license.asNode()),
                            "licence");
                    assertEquals(
                            1, objects(graph, ontology, DCTerms.title.asNode()).size(), "title");
                    assertEquals(
                            1,
                            objects(graph, ontology, DCTerms.description.asNode())
                                    .size(),
                            "description");
                    assertEquals(
                            1,
                            objects(graph, ontology, DCTerms.created.asNode()).size(),
                            "date of creation");
                }));
    }

    @Test
    void coreImportsEveryOtherModule() {
        Set<String> imported = objects(modules, NodeFactory.createURI(ONTOLOGY), OWL2.imports.asNode()).stream()
                .map(node -> node.getURI().substring(CG.BASE.length()) + ".ttl")
                .collect(Collectors.toSet());

        Set<String> others = new TreeSet<>(MODULES);
        others.remove("ontology/core.ttl");
        assertEquals(others, new TreeSet<>(imported));
    }

    @Test
    void everyTermThatIsUsedIsDefined() {
        List<String> undefined = everything.stream()
                .flatMap(triple -> Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject()))
                .filter(OntologyTest::isTerm)
                .distinct()
                .filter(term -> !terms().contains(term))
                .map(OntologyTest::name)
                .sorted()
                .toList();

        assertEquals(List.of(), undefined, "used in ontology/, defined nowhere");
    }

    @Test
    void noTermIsDefinedTwice() {
        Map<Node, List<String>> places = new HashMap<>();
        for (String file : MODULES) {
            parsed(file::equals).find(Node.ANY, RDFS.label.asNode(), Node.ANY).forEach(triple -> places.computeIfAbsent(
                            triple.getSubject(), term -> new ArrayList<>())
                    .add(file));
        }

        List<String> twice = places.entrySet().stream()
                .filter(place -> place.getValue().size() > 1)
                .map(place -> name(place.getKey()) + " in " + place.getValue())
                .sorted()
                .toList();
        assertEquals(List.of(), twice);
    }

    @Test
    void everyTermHasOneEnglishLabelOneDefinitionAndOneSource() {
        List<String> faults = new ArrayList<>();
        for (Node term : terms()) {
            List<Node> labels = objects(modules, term, RDFS.label.asNode());
            if (labels.size() != 1 || !labels.get(0).getLiteralLanguage().equals("en")) {
                faults.add(name(term) + " has labels " + labels);
            }
            List<Node> definitions = objects(modules, term, SKOS.definition.asNode());
            if (definitions.size() != 1
                    || !definitions.get(0).getLiteralLanguage().equals("en")) {
                faults.add(name(term) + " has definitions " + definitions);
            }
            List<Node> sources = objects(modules, term, DCTerms.source.asNode());
            if (sources.size() != 1 || !sources.get(0).isURI()) {
                faults.add(name(term) + " has sources " + sources);
            }
        }

        assertEquals(List.of(), faults.stream().sorted().toList());
    }

    @Test
    void noTwoTermsOfAKindShareALabel() {
        List<String> shared = new ArrayList<>();
        for (Node kind : KINDS) {
            terms(kind)
                    .collect(Collectors.groupingBy(term -> objects(modules, term, RDFS.label.asNode()).stream()
                            .map(Node::getLiteralLexicalForm)
                            .map(label -> label.toLowerCase(java.util.Locale.ROOT))
                            .findFirst()
                            .orElse("")))
                    .forEach((label, terms) -> {
                        if (terms.size() > 1) {
                            shared.add(label + ": "
                                    + terms.stream()
                                            .map(OntologyTest::name)
                                            .sorted()
                                            .toList());
                        }
                    });
        }

        assertEquals(List.of(), shared.stream().sorted().toList());
    }

    @Test
    void everyClassOfADomainModuleLeadsToARoot() {
        Set<String> roots = Set.of(
                "BodySite",
                "Disease",
                "Drug",
                "Event",
                "Measurand",
                "Observation",
                "Occurrence",
                "Receptor",
                "SpecimenMaterial");
        List<String> astray = new ArrayList<>();
        for (String file : MODULES) {
            if (file.equals("ontology/core.ttl")) {
                continue;
            }
            parsed(file::equals)
                    .find(Node.ANY, RDF.type.asNode(), OWL2.Class.asNode())
                    .mapWith(Triple::getSubject)
                    .filterKeep(OntologyTest::isTerm)
                    .filterDrop(term -> roots.contains(name(term)))
                    .filterKeep(term -> ancestors(term).stream().noneMatch(above -> roots.contains(name(above))))
                    .forEach(term -> astray.add(name(term)));
        }

        assertEquals(List.of(), astray.stream().sorted().toList(), "classes without a superclass");
    }

    @Test
    void noClassOrPropertyIsAboveItself() {
        List<String> cycles = terms().stream()
                .filter(term -> ancestors(term).contains(term))
                .map(OntologyTest::name)
                .sorted()
                .toList();

        assertEquals(List.of(), cycles);
    }

    @Test
    void glucagonomaIsAFunctionalWellDifferentiatedTumourAndG3IsNoCarcinoma() {
        Set<String> glucagonoma = ancestorNames("Glucagonoma");
        Set<String> gradeThree = ancestorNames("PancreaticNeuroendocrineTumourG3");

        assertTrue(glucagonoma.containsAll(Set.of(
                "FunctionalPancreaticNeuroendocrineTumour",
                "PancreaticNeuroendocrineTumour",
                "NeuroendocrineTumour",
                "PancreaticNeoplasm",
                "NeuroendocrineNeoplasm",
                "Disease")));
        assertTrue(gradeThree.contains("NeuroendocrineTumour"));
        assertTrue(gradeThree.stream().noneMatch(name -> name.contains("Carcinoma")), gradeThree.toString());
    }

    @Test
    void everyPartHasBothItsAxiomAndItsStatement() {
        Set<String> stated = new TreeSet<>();
        modules.find(Node.ANY, term("partOf"), Node.ANY)
                .forEach(triple -> stated.add(name(triple.getSubject()) + " in " + name(triple.getObject())));
        Set<String> axioms = new TreeSet<>();
        modules.find(Node.ANY, OWL2.onProperty.asNode(), term("partOf"))
                .forEach(restriction -> modules.find(Node.ANY, RDFS.subClassOf.asNode(), restriction.getSubject())
                        .forEach(axiom -> objects(modules, restriction.getSubject(), OWL2.someValuesFrom.asNode())
                                .forEach(whole -> axioms.add(name(axiom.getSubject()) + " in " + name(whole)))));

        assertEquals(axioms, stated);
        assertTrue(stated.contains("Foot in LowerLimb"), stated.toString());
    }

    @Test
    void theModulesTogetherAreOwl2Dl() throws OWLOntologyCreationException {
        Graph merged = GraphFactory.createDefaultGraph();
        modules.stream()
                .filter(triple -> !triple.getPredicate().equals(OWL2.imports.asNode()))
                .filter(triple -> !isHeaderOfModule(triple.getSubject()))
                .forEach(merged::add);
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        RDFDataMgr.write(xml, merged, Lang.RDFXML);

        OWLOntology ontology = OWLManager.createOWLOntologyManager()
                .loadOntologyFromOntologyDocument(new StreamDocumentSource(
                        new ByteArrayInputStream(xml.toByteArray()),
                        ONTOLOGY,
                        new RDFXMLDocumentFormat(),
                        "application/rdf+xml"));
        List<String> violations = new OWL2DLProfile()
                .checkOntology(ontology).getViolations().stream()
                        .map(Objects::toString)
                        .sorted()
                        .toList();

        assertEquals(List.of(), violations, () -> String.join("\n", violations));
        assertEquals(
                terms(OWL2.Class.asNode()).count(),
                ontology.classesInSignature()
                        .filter(owlClass -> owlClass.getIRI().toString().startsWith(CG.NS))
                        .count(),
                "classes that OWL API read");
    }

    @Test
    void everyTermThatJavaMentionsIsDefined() throws IllegalAccessException {
        List<String> undefined = new ArrayList<>();
        for (Field field : CG.class.getFields()) {
            if (field.getType() == Node.class) {
                Node term = (Node) field.get(null);
                assertEquals(field.getName(), name(term), "a constant is named as its term");
                if (!terms().contains(term)) {
                    undefined.add(field.getName());
                }
            }
        }

        assertEquals(List.of(), undefined, "in CG, not in ontology/");
    }

    private Graph parsed(Predicate<String> wanted) {
        Graph graph = GraphFactory.createDefaultGraph();
        files.forEach((file, text) -> {
            if (wanted.test(file)) {
                RDFParser.fromString(text, Lang.TURTLE)
                        .base("https://w3id.org/casegraph/" + file)
                        .parse(graph);
            }
        });
        return graph;
    }

    private Set<Node> terms() {
        return KINDS.stream().flatMap(this::terms).collect(Collectors.toSet());
    }

    private Stream<Node> terms(Node kind) {
        return modules.stream(Node.ANY, RDF.type.asNode(), kind)
                .map(Triple::getSubject)
                .filter(OntologyTest::isTerm);
    }

    private Set<Node> ancestors(Node term) {
        Set<Node> above = new java.util.HashSet<>();
        List<Node> open = new ArrayList<>(List.of(term));
        while (!open.isEmpty()) {
            Node next = open.remove(open.size() - 1);
            Stream.of(RDFS.subClassOf.asNode(), RDFS.subPropertyOf.asNode())
                    .flatMap(up -> objects(modules, next, up).stream())
                    .filter(Node::isURI)
                    .filter(above::add)
                    .forEach(open::add);
        }
        return above;
    }

    private Set<String> ancestorNames(String term) {
        return ancestors(term(term)).stream().map(OntologyTest::name).collect(Collectors.toSet());
    }

    private static List<Node> objects(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY)
                .mapWith(Triple::getObject)
                .toList();
    }

    private static boolean isHeaderOfModule(Node node) {
        return node.isURI() && node.getURI().startsWith(ONTOLOGY + "/");
    }

    private static boolean isTerm(Node node) {
        return node.isURI() && node.getURI().startsWith(CG.NS);
    }

    private static Node term(String name) {
        return NodeFactory.createURI(CG.NS + name);
    }

    private static String name(Node node) {
        return isTerm(node) ? node.getURI().substring(CG.NS.length()) : node.toString();
    }
}
