package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.project.ProjectFiles;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

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

    private static final List<String> DOMAIN =
            List.of("anatomy", "findings", "outcomes", "procedures", "staging", "tests", "tumours");

    /** The files directly in {@code ontology/}; shapes and alignments are below it. */
    private final SortedMap<String, Graph> files = new TreeMap<>();

    private final Graph all = GraphFactory.createDefaultGraph();

    OntologyTest() {
        ProjectFiles.under("ontology", ".ttl").forEach((file, text) -> {
            Graph graph = RDFParser.fromString(text, Lang.TURTLE)
                    .base("https://w3id.org/casegraph/" + file)
                    .toGraph();
            GraphUtil.addInto(all, graph);
            if (file.indexOf('/') == file.lastIndexOf('/')) {
                files.put(file.substring("ontology/".length(), file.length() - ".ttl".length()), graph);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyFileIsAnOntologyWithVersionAndLicence() {
        return files.entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    Graph graph = file.getValue();
                    List<Node> ontologies = subjects(graph, RDF.type.asNode(), OWL2.Ontology.asNode());
                    assertEquals(1, ontologies.size(), "ontologies in the file: " + ontologies);
                    Node ontology = ontologies.get(0);
                    List<Node> versions = objects(graph, ontology, OWL2.versionIRI.asNode());

                    assertTrue(ontology.getURI().startsWith(CG.BASE), ontology.getURI());
                    assertEquals(1, versions.size(), "version IRIs: " + versions);
                    assertEquals(ontology.getURI() + "/0.2.0", versions.get(0).getURI());
                    assertEquals(
                            List.of(NodeFactory.createURI("https://creativecommons.org/licenses/by/4.0/")),
                            objects(graph, ontology, DCTerms.license.asNode()));
                    for (Node annotation : List.of(
                            DCTerms.title.asNode(),
                            DCTerms.description.asNode(),
                            DCTerms.created.asNode(),
                            DCTerms.creator.asNode(),
                            DCTerms.contributor.asNode())) {
                        assertEquals(1, objects(graph, ontology, annotation).size(), annotation.getURI());
                    }
                }));
    }

    @Test
    void coreImportsEveryDomainModule() {
        List<String> imported =
                objects(files.get("core"), NodeFactory.createURI(ONTOLOGY), OWL2.imports.asNode()).stream()
                        .map(Node::getURI)
                        .sorted()
                        .toList();

        assertEquals(DOMAIN.stream().map(module -> ONTOLOGY + "/" + module).toList(), imported);
        for (String module : DOMAIN) {
            Node ontology = NodeFactory.createURI(ONTOLOGY + "/" + module);
            assertTrue(files.get(module).contains(ontology, RDF.type.asNode(), OWL2.Ontology.asNode()), module);
        }
    }

    @Test
    void everyTermThatIsUsedIsDefined() {
        List<String> undefined = all.stream()
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
        files.forEach((file, graph) -> subjects(graph, SKOS.definition.asNode(), Node.ANY)
                .forEach(term ->
                        places.computeIfAbsent(term, key -> new ArrayList<>()).add(file)));

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
            List<Node> labels = objects(all, term, RDFS.label.asNode());
            if (labels.size() != 1 || !labels.get(0).getLiteralLanguage().equals("en")) {
                faults.add(name(term) + " has labels " + labels);
            }
            List<Node> definitions = objects(all, term, SKOS.definition.asNode());
            if (definitions.size() != 1
                    || !definitions.get(0).getLiteralLanguage().equals("en")) {
                faults.add(name(term) + " has definitions " + definitions);
            }
            List<Node> sources = objects(all, term, DCTerms.source.asNode());
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
                    .collect(Collectors.groupingBy(term -> objects(all, term, RDFS.label.asNode()).stream()
                            .map(Node::getLiteralLexicalForm)
                            .map(label -> label.toLowerCase(Locale.ROOT))
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

    /** The policy of {@code ontology/README.md}: nothing is taken away, and who meets a term given up is led on. */
    @Test
    void aTermGivenUpSaysSoInItsLabelAndNamesWhatReplacesIt() {
        List<String> faults = new ArrayList<>();
        for (Node term : terms()) {
            boolean deprecated = all.contains(term, OWL2.deprecated.asNode(), Node.ANY);
            boolean labelled = objects(all, term, RDFS.label.asNode()).stream()
                    .allMatch(label -> label.getLiteralLexicalForm().startsWith("obsolete "));
            List<Node> replacements = objects(all, term, DCTerms.isReplacedBy.asNode());
            if (deprecated != labelled) {
                faults.add(name(term) + ": label and owl:deprecated differ");
            }
            boolean leadsOn = !replacements.isEmpty()
                    && terms().containsAll(replacements)
                    && replacements.stream()
                            .noneMatch(other -> all.contains(other, OWL2.deprecated.asNode(), Node.ANY));
            if (deprecated && !leadsOn) {
                faults.add(name(term) + " is replaced by " + replacements);
            }
            if (deprecated
                    && (all.contains(term, RDFS.subClassOf.asNode(), Node.ANY)
                            || all.contains(term, RDFS.domain.asNode(), Node.ANY)
                            || all.contains(term, RDFS.range.asNode(), Node.ANY))) {
                faults.add(name(term) + " still has axioms");
            }
        }

        assertEquals(List.of(), faults.stream().sorted().toList());
    }

    @Test
    void aPropertyNeverHasTheLabelOfAClassOrAnIndividual() {
        Set<String> things = Stream.concat(terms(OWL2.Class.asNode()), terms(OWL2.NamedIndividual.asNode()))
                .map(this::label)
                .collect(Collectors.toSet());
        List<String> shared = Stream.of(OWL2.ObjectProperty.asNode(), OWL2.DatatypeProperty.asNode())
                .flatMap(this::terms)
                .filter(property -> things.contains(label(property)))
                .map(property -> name(property) + ": " + label(property))
                .sorted()
                .toList();

        assertEquals(List.of(), shared, "begin the label of the property with \"has\"");
    }

    @Test
    void theCatalogLeadsFromEveryOntologyIriToItsFile() throws IOException {
        SortedMap<String, String> expected = new TreeMap<>();
        ProjectFiles.under("ontology", ".ttl").forEach((file, text) -> {
            if (file.startsWith("ontology/shapes/")) {
                return;
            }
            Graph graph =
                    RDFParser.fromString(text, Lang.TURTLE).base(CG.BASE + file).toGraph();
            subjects(graph, RDF.type.asNode(), OWL2.Ontology.asNode())
                    .forEach(ontology -> expected.put(ontology.getURI(), file.substring("ontology/".length())));
        });

        Map<String, String> told = Pattern.compile("<uri name=\"([^\"]+)\" uri=\"([^\"]+)\"/>")
                .matcher(Files.readString(Path.of("ontology", "catalog-v001.xml")))
                .results()
                .collect(Collectors.toMap(entry -> entry.group(1), entry -> entry.group(2)));

        assertEquals(expected, told);
    }

    private String label(Node term) {
        return objects(all, term, RDFS.label.asNode()).stream()
                .map(label -> label.getLiteralLexicalForm().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    @Test
    void everyClassOfADomainModuleLeadsToARoot() {
        Set<String> roots = Set.of(
                "BodySite",
                "Disease",
                "Drug",
                "Event",
                "Hormone",
                "Measurand",
                "Observation",
                "Occurrence",
                "Receptor",
                "SpecimenMaterial");
        List<String> astray = new ArrayList<>();
        for (String module : DOMAIN) {
            subjects(files.get(module), RDF.type.asNode(), OWL2.Class.asNode()).stream()
                    .filter(OntologyTest::isTerm)
                    .filter(term -> !roots.contains(name(term)))
                    .filter(term -> ancestors(term).stream().noneMatch(above -> roots.contains(name(above))))
                    .forEach(term -> astray.add(name(term)));
        }

        assertEquals(List.of(), astray, "classes that lead to no root");
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
        all.find(Node.ANY, term("partOf"), Node.ANY)
                .forEach(triple -> stated.add(name(triple.getSubject()) + " in " + name(triple.getObject())));
        Set<String> axioms = new TreeSet<>();
        all.find(Node.ANY, OWL2.onProperty.asNode(), term("partOf"))
                .forEach(restriction -> all.find(Node.ANY, RDFS.subClassOf.asNode(), restriction.getSubject())
                        .forEach(axiom -> objects(all, restriction.getSubject(), OWL2.someValuesFrom.asNode())
                                .forEach(whole -> axioms.add(name(axiom.getSubject()) + " in " + name(whole)))));

        assertEquals(axioms, stated);
        assertTrue(stated.contains("Foot in LowerLimb"), stated.toString());
    }

    @Test
    void theReadmeCountsTheTermsOfEachModule() throws IOException {
        Map<String, Long> counted = new TreeMap<>();
        ProjectFiles.under("ontology", ".ttl").forEach((file, text) -> {
            long definitions = text.lines()
                    .filter(line -> line.contains("skos:definition"))
                    .count();
            if (file.indexOf('/') == file.lastIndexOf('/') && definitions > 0) {
                counted.put(file.substring("ontology/".length()), definitions);
            }
        });

        Map<String, Long> told = Pattern.compile("^\\| `([^`]+)` \\| (\\d+) \\|$", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("ontology", "README.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> Long.valueOf(row.group(2))));

        assertEquals(counted, told);
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

    private Set<Node> terms() {
        return KINDS.stream().flatMap(this::terms).collect(Collectors.toSet());
    }

    private Stream<Node> terms(Node kind) {
        return subjects(all, RDF.type.asNode(), kind).stream().filter(OntologyTest::isTerm);
    }

    private Set<Node> ancestors(Node term) {
        Set<Node> above = new HashSet<>();
        List<Node> open = new ArrayList<>(List.of(term));
        while (!open.isEmpty()) {
            Node next = open.remove(open.size() - 1);
            Stream.of(RDFS.subClassOf.asNode(), RDFS.subPropertyOf.asNode())
                    .flatMap(up -> objects(all, next, up).stream())
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

    private static List<Node> subjects(Graph graph, Node property, Node object) {
        return graph.find(Node.ANY, property, object)
                .mapWith(Triple::getSubject)
                .toList();
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
