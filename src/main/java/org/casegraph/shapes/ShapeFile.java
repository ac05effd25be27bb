package org.casegraph.shapes;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.VLib;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;
import org.casegraph.project.ProjectFiles;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.TurtleSource;

/** One file of {@code ontology/shapes}: its name without ending, and its shapes. */
record ShapeFile(String name, Shapes shapes) {
    static Stream<ShapeFile> ofProject() {
        return ProjectFiles.under("ontology/shapes", ".ttl").entrySet().stream()
                .map(file -> read(file.getKey(), file.getValue()));
    }

    private static ShapeFile read(String file, String text) {
        String name = file.substring(file.lastIndexOf('/') + 1, file.length() - ".ttl".length());
        return new ShapeFile(name, Shapes.parse(TurtleSource.read(file, text).graph()));
    }

    /**
     * What the nodes of the case break; those of the ontology are not looked at.
     *
     * @param known the case's graph together with the ontology
     */
    Stream<Violation> violations(SourceGraph source, Graph known) {
        ValidationContext validation = ValidationContext.create(shapes, known);
        for (Shape shape : shapes.getTargetShapes()) {
            VLib.focusNodes(known, shape).stream()
                    .filter(focus -> source.graph().contains(focus, Node.ANY, Node.ANY))
                    .forEach(focus -> VLib.validateShape(validation, known, shape, focus));
        }
        return validation.generateReport().getEntries().stream().map(entry -> violation(source, entry));
    }

    private Violation violation(SourceGraph source, ReportEntry entry) {
        Optional<Node> value = Optional.ofNullable(entry.value());
        Node predicate = predicate(entry.resultPath());
        Triple exact = Triple.create(entry.focusNode(), predicate, value.orElse(Node.ANY));
        Triple at = source.graph().contains(exact) ? exact : Triple.create(entry.focusNode(), predicate, Node.ANY);
        String[] message = entry.message().split("\\. ", 2);
        if (message.length != 2) {
            throw new IllegalStateException(
                    "the message of shape " + name + " lacks what to do after the fault: " + entry.message());
        }
        return Violation.of(name, source, entry.focusNode(), at, value, message[0], message[1]);
    }

    private static Node predicate(Path path) {
        return path instanceof P_Link link ? link.getNode() : Node.ANY;
    }
}
