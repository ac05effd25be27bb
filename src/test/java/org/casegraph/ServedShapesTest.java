package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.Severity;
import org.apache.jena.shacl.validation.VLib;
import org.apache.jena.sparql.graph.GraphFactory;
import org.casegraph.project.ProjectFiles;
import org.casegraph.source.TurtleSource;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is served, all graphs together, keeps the shapes that a case is checked by. */
@ExtendWith(SharedProject.class)
class ServedShapesTest {
    private static final String NS = "https://w3id.org/casegraph/shapes#";
    private static final Node FOCUS_STATEMENTS = NodeFactory.createURI(NS + "focusStatements");
    private static final Node OF_THE_CASE = NodeFactory.createURI(NS + "OfTheCase");

    /** What the case states is checked with the ontology elsewhere. */
    @Test
    void whatIsServedBesideTheFirstCaseBreaksNoShape(WangStore wang) {
        Graph stated = wang.store().dataset().getGraph(WangStore.CASE);

        assertEquals(List.of(), broken(wang.graph(), focus -> !stated.contains(focus, Node.ANY, Node.ANY)));
    }

    @Test
    @Tag("long")
    void allCasesWithOntologyKnowledgeAndWhatWasDerivedBreakNoShape(Store store) {
        assertEquals(List.of(), broken(store.dataset().getDefaultGraph(), focus -> true));
    }

    @Test
    void aStatementOfADiseaseWithoutAVoiceIsFound(WangStore wang) {
        Graph unvoiced = GraphFactory.createDefaultGraph();
        Node claim = NodeFactory.createURI("https://w3id.org/casegraph/knowledge#acth-glucose");
        GraphUtil.addInto(unvoiced, wang.graph());
        GraphUtil.remove(unvoiced, claim, CG.voice, Node.ANY);

        assertEquals(
                List.of(claim + ": the statement does not have exactly one voice"), broken(unvoiced, claim::equals));
    }

    /** Without the shapes that look at the file of one case: what it may say of a term, all graphs together do say. */
    private static List<String> broken(Graph data, Predicate<Node> focusNodes) {
        Graph shapes = GraphFactory.createDefaultGraph();
        ProjectFiles.under("ontology/shapes", ".ttl")
                .forEach((file, text) ->
                        GraphUtil.addInto(shapes, TurtleSource.read(file, text).graph()));
        Shapes parsed = Shapes.parse(shapes);
        ValidationContext validation = ValidationContext.create(parsed, data);
        List<Shape> ofAll = parsed.getTargetShapes().stream()
                .filter(shape -> !shapes.contains(shape.getShapeNode(), FOCUS_STATEMENTS, OF_THE_CASE))
                .toList();
        assertTrue(ofAll.size() > 50, ofAll.size() + " shapes");
        ofAll.forEach(shape -> VLib.focusNodes(data, shape).stream()
                .filter(focusNodes)
                .forEach(focus -> VLib.validateShape(validation, data, shape, focus)));
        return validation.generateReport().getEntries().stream()
                .filter(entry -> entry.severity().equals(Severity.Violation))
                .map(entry -> entry.focusNode() + ": " + entry.message())
                .distinct()
                .sorted()
                .toList();
    }
}
