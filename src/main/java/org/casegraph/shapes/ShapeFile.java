package org.casegraph.shapes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.Severity;
import org.apache.jena.shacl.validation.VLib;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.system.G;
import org.casegraph.graph.Values;
import org.casegraph.project.ProjectFiles;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.TurtleSource;
import org.casegraph.vocabulary.CG;

/**
 * One file of {@code ontology/shapes}: its name without ending, and its shapes.
 *
 * @param graph what the file says
 * @param ofCaseAlone the shapes that look at what the case states, without what the ontology says of the same nodes
 * @param targets by shape, what tells which nodes of a case it is about; Jena finds those of a shape without
 * @param queries by shape, what tells which nodes break it; a shape without is asked of each node
 */
record ShapeFile(
        String name,
        Graph graph,
        Shapes shapes,
        Set<Node> ofCaseAlone,
        Map<Node, FocusQuery> targets,
        Map<Node, List<FocusQuery>> queries) {
    private static final String NS = CG.BASE + "shapes#";
    static final Node SENTENCE_TEXT = NodeFactory.createURI(NS + "sentenceText");

    private static final Node FOCUS_STATEMENTS = NodeFactory.createURI(NS + "focusStatements");
    private static final Node REMEDY = NodeFactory.createURI(NS + "remedy");
    private static final Node MESSAGE = NodeFactory.createURI("http://www.w3.org/ns/shacl#message");
    private static final Node OF_THE_CASE = NodeFactory.createURI(NS + "OfTheCase");

    static Stream<ShapeFile> ofProject() {
        return ProjectFiles.under("ontology/shapes", ".ttl").entrySet().stream()
                .map(file -> read(file.getKey(), file.getValue()));
    }

    private static ShapeFile read(String file, String text) {
        String name = file.substring(file.lastIndexOf('/') + 1, file.length() - ".ttl".length());
        Graph graph = TurtleSource.read(file, text).graph();
        Shapes shapes = Shapes.parse(graph);
        Map<Node, FocusQuery> targets = new HashMap<>();
        Map<Node, List<FocusQuery>> queries = new HashMap<>();
        shapes.getTargetShapes().forEach(shape -> {
            FocusQuery.ofTarget(shape).ifPresent(target -> targets.put(shape.getShapeNode(), target));
            FocusQuery.of(shape).ifPresent(asked -> queries.put(shape.getShapeNode(), asked));
        });
        return new ShapeFile(
                name,
                graph,
                shapes,
                Set.copyOf(G.listPO(graph, FOCUS_STATEMENTS, OF_THE_CASE)),
                Map.copyOf(targets),
                Map.copyOf(queries));
    }

    /**
     * What the nodes of the case break; those of the ontology are not looked at.
     *
     * @param known the case's graph together with the ontology
     */
    Stream<Violation> violations(SourceGraph source, Graph known) {
        List<ReportEntry> entries = new ArrayList<>();
        for (Shape shape : shapes.getTargetShapes()) {
            Graph data = ofCaseAlone.contains(shape.getShapeNode()) ? source.graph() : known;
            ValidationContext validation = ValidationContext.create(shapes, data);
            Collection<Node> focusNodes = focusNodes(shape, source.graph(), known);
            suspects(shape, data, focusNodes).forEach(focus -> VLib.validateShape(validation, data, shape, focus));
            entries.addAll(validation.generateReport().getEntries());
        }
        return entries.stream().map(entry -> violation(source, entry));
    }

    /** Those of which the case states anything. */
    private Collection<Node> focusNodes(Shape shape, Graph ofCase, Graph known) {
        FocusQuery target = targets.get(shape.getShapeNode());
        return target == null
                ? VLib.focusNodes(known, shape).stream()
                        .filter(focus -> ofCase.contains(focus, Node.ANY, Node.ANY))
                        .toList()
                : target.rows(
                        known,
                        ofCase.stream().map(Triple::getSubject).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** The nodes that a shape is asked of one by one: all of them, or those of which its queries have something to say. */
    private Collection<Node> suspects(Shape shape, Graph data, Collection<Node> focusNodes) {
        List<FocusQuery> asked = queries.get(shape.getShapeNode());
        if (asked == null || focusNodes.isEmpty()) {
            return focusNodes;
        }
        Set<Node> found = new LinkedHashSet<>();
        asked.forEach(query -> found.addAll(query.rows(data, focusNodes)));
        return found;
    }

    private Violation violation(SourceGraph source, ReportEntry entry) {
        Optional<Node> value = Optional.ofNullable(entry.value());
        Node predicate = predicate(entry.resultPath());
        Triple exact = Triple.create(entry.focusNode(), predicate, value.orElse(Node.ANY));
        Triple at = source.graph().contains(exact) ? exact : Triple.create(entry.focusNode(), predicate, Node.ANY);
        boolean isNote = Severity.Info.equals(entry.severity());
        return Violation.of(name, isNote, source, entry.focusNode(), at, value, entry.message(), remedy(entry));
    }

    /** It stands beside the message in the data; a report names no SPARQL constraint, only its message. */
    private String remedy(ReportEntry entry) {
        return graph.stream(Node.ANY, MESSAGE, Node.ANY)
                .filter(triple -> triple.getObject().getLiteralLexicalForm().equals(entry.message()))
                .flatMap(triple -> Values.text(graph, triple.getSubject(), REMEDY).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "shape " + name + " does not say with cgs:remedy what to do about: " + entry.message()));
    }

    private static Node predicate(Path path) {
        return path instanceof P_Link link ? link.getNode() : Node.ANY;
    }
}
