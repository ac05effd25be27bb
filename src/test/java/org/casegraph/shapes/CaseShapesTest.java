package org.casegraph.shapes;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.problem.Problem;
import org.casegraph.project.ProjectFiles;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.TurtleSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CaseShapesTest {
    private static final Node REMEDY = NodeFactory.createURI("https://w3id.org/casegraph/shapes#remedy");
    private static final String SHACL = "http://www.w3.org/ns/shacl#";

    private static final CaseShapes SHAPES = CaseShapes.ofProject();
    private static final Graph ONTOLOGY = ProjectSources.ontologyGraph();

    /** What each example breaks. */
    private static final Map<Path, List<Violation>> VIOLATIONS = new ConcurrentHashMap<>();

    @TestFactory
    Stream<DynamicTest> eachDefectIsNamedAtItsLineAndOnlyByItsShape() throws IOException {
        return Fixtures.in("shapes/violates").stream().map(this::namesItsDefect);
    }

    private DynamicTest namesItsDefect(Path file) {
        return DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            List<Violation> violations = violations(file);
            String messages = violations.stream()
                    .map(violation -> violation.problem().getMessage())
                    .collect(Collectors.joining("\n"));

            String place = file + ":" + Fixtures.marked(file) + ":";
            String expected = Fixtures.expectation(file);
            assertTrue(
                    violations.stream()
                            .map(violation -> violation.problem().getMessage())
                            .anyMatch(message -> message.startsWith(place) && message.contains(expected)),
                    () -> "expected " + place + " … " + expected + " among:\n" + messages);
            assertEquals(
                    Set.of(),
                    violations.stream()
                            .map(Violation::rule)
                            .filter(rule -> !file.getFileName().toString().startsWith(rule + "-"))
                            .collect(Collectors.toSet()),
                    messages);
        });
    }

    @TestFactory
    Stream<DynamicTest> aGoodCaseBreaksNothing() throws IOException {
        return Fixtures.in("shapes/conforms").stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        () -> assertEquals(
                                List.of(),
                                SHAPES.violations(TurtleSource.read(file), ONTOLOGY).stream()
                                        .map(Problem::getMessage)
                                        .toList())));
    }

    @Test
    void everyMessageOfEveryShapeIsShownByAnExample() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (Path file : Fixtures.in("shapes/violates")) {
            violations(file).forEach(violation -> shown.add(violation.fault()));
        }

        Set<String> written = new TreeSet<>();
        for (SourceGraph file : shapeFiles()) {
            file.graph().stream(Node.ANY, shacl("message"), Node.ANY)
                    .map(triple -> triple.getObject().getLiteralLexicalForm())
                    .forEach(written::add);
        }
        assertEquals(written, shown);
    }

    @Test
    void everyShapeHasALabelAReasonASourceAndSaysWhatToDo() {
        for (SourceGraph file : shapeFiles()) {
            Graph graph = file.graph();
            graph.stream(Node.ANY, RDF.type.asNode(), shacl("NodeShape"))
                    .map(Triple::getSubject)
                    .forEach(shape -> assertAll(
                            file.where(shape),
                            () -> assertTrue(graph.contains(shape, RDFS.label.asNode(), Node.ANY)),
                            () -> assertTrue(graph.contains(shape, RDFS.comment.asNode(), Node.ANY)),
                            () -> assertTrue(graph.contains(shape, DCTerms.source.asNode(), Node.ANY)),
                            () -> assertFalse(rules(graph, shape).isEmpty())));
            graph.stream(Node.ANY, shacl("message"), Node.ANY)
                    .forEach(message ->
                            assertTrue(graph.contains(message.getSubject(), REMEDY, Node.ANY), file.where(message)));
        }
    }

    private static List<Node> rules(Graph graph, Node shape) {
        return Stream.concat(
                        Stream.of(shape),
                        Stream.of("property", "sparql")
                                .flatMap(part -> graph.stream(shape, shacl(part), Node.ANY))
                                .map(Triple::getObject))
                .filter(rule -> graph.contains(rule, shacl("message"), Node.ANY))
                .toList();
    }

    @Test
    void aProblemNamesPlaceLabelNodeFaultValueAndRemedy() throws IOException {
        Path file = Path.of("src/test/resources/shapes/violates/voices-fact-rests-on-discussion.ttl");

        assertEquals(
                List.of(file + ":" + Fixtures.marked(file) + ":17: \"depression\""
                        + " <https://w3id.org/casegraph/case/example#n>: a fact of the patient rests on a passage of the"
                        + " discussion: <https://w3id.org/casegraph/case/example#p9>. Cite a passage that tells of the"
                        + " patient, or give it the voice cg:AuthorsOnDisease."),
                SHAPES.violations(TurtleSource.read(file), ONTOLOGY).stream()
                        .map(Problem::getMessage)
                        .toList());
    }

    @Test
    void problemsComeInTheOrderOfTheFile() {
        SourceGraph source = TurtleSource.read(
                "x.ttl",
                """
                @base <https://w3id.org/casegraph/case/x> .
                @prefix cg: <https://w3id.org/casegraph/ontology#> .
                <#a> cg:grade cg:Grade1 .
                <> a cg:Case ; cg:readWhole cg:CaseSection ; cg:reportLicence cg:LicenceNotSeen .
                <#b> cg:grade cg:Grade2 .
                """);

        List<String> places = SHAPES.violations(source, ONTOLOGY).stream()
                .map(problem -> problem.getMessage().replaceAll("^(x.ttl:\\d+).*", "$1"))
                .toList();

        assertEquals(List.of("x.ttl:3", "x.ttl:4", "x.ttl:4", "x.ttl:4", "x.ttl:4", "x.ttl:5"), places);
    }

    @Test
    void validationChangesNeitherCaseNorOntology() throws IOException {
        SourceGraph source = TurtleSource.read(Fixtures.in("shapes/conforms").get(0));
        int caseSize = source.graph().size();
        int ontologySize = ONTOLOGY.size();

        SHAPES.violations(source, ONTOLOGY);

        assertEquals(caseSize, source.graph().size());
        assertEquals(ontologySize, ONTOLOGY.size());
    }

    private static List<Violation> violations(Path file) {
        return VIOLATIONS.computeIfAbsent(file, read -> {
            SourceGraph source = TurtleSource.read(read);
            return SHAPES.breaches(source, ONTOLOGY, Map.of()).toList();
        });
    }

    private static List<SourceGraph> shapeFiles() {
        return ProjectFiles.under("ontology/shapes", ".ttl").entrySet().stream()
                .map(file -> TurtleSource.read(file.getKey(), file.getValue()))
                .toList();
    }

    private static Node shacl(String name) {
        return NodeFactory.createURI(SHACL + name);
    }
}
