package org.casegraph.shapes;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.problem.CheckReport;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;

/** Where does a case break the rules of the model? */
public final class CaseShapes {
    private final List<ShapeFile> shapes;

    private CaseShapes(List<ShapeFile> shapes) {
        this.shapes = shapes;
    }

    /** The shapes that travel with the program. */
    public static CaseShapes ofProject() {
        return OfProject.SHAPES;
    }

    /**
     * What breaks a shape or uses an unknown term, and what is only doubtful, both in the order of the file's lines.
     *
     * @param source a case
     * @param ontology all modules of the ontology as one graph
     * @param sentences what each passage stands in, where the report's text is at hand
     */
    public CheckReport report(SourceGraph source, Graph ontology, Map<Node, String> sentences) {
        Map<Boolean, List<Violation>> found =
                breaches(source, ontology, sentences).collect(Collectors.partitioningBy(Violation::isNote));
        return new CheckReport(
                problems(found.getOrDefault(false, List.of()).stream()),
                problems(found.getOrDefault(true, List.of()).stream()));
    }

    /** The problems of {@link #report} without the report's text. */
    public List<Problem> violations(SourceGraph source, Graph ontology) {
        return report(source, ontology, Map.of()).problems();
    }

    /**
     * The terms of a file that the ontology does not define, in the order of the file's lines.
     *
     * @param source a case, or a module of an ontology
     */
    public List<Problem> unknownTerms(SourceGraph source, Graph ontology) {
        return problems(new UnknownTerms(ontology).violations(source));
    }

    Stream<Violation> breaches(SourceGraph source, Graph ontology, Map<Node, String> sentences) {
        // A copy of a few thousand triples: Jena's dynamic Union removes duplicates anew in every find.
        Graph known = GraphMemFactory.createDefaultGraphSameTerm();
        GraphUtil.addInto(known, ontology);
        GraphUtil.addInto(known, source.graph());
        sentences.forEach(
                (passage, text) -> known.add(passage, ShapeFile.SENTENCE_TEXT, NodeFactory.createLiteralString(text)));
        return Stream.of(
                        new UnknownTerms(ontology).violations(source),
                        RepeatedNodes.notes(source),
                        shapes.stream().flatMap(shape -> shape.violations(source, known)))
                .flatMap(violations -> violations);
    }

    /** Read once: they are text that never changes, and longer to read than to ask. */
    private static final class OfProject {
        private static final CaseShapes SHAPES =
                new CaseShapes(ShapeFile.ofProject().toList());
    }

    private static List<Problem> problems(Stream<Violation> violations) {
        return violations.collect(Collectors.toCollection(() -> new TreeSet<>(Violation.BY_LINE))).stream()
                .map(Violation::problem)
                .toList();
    }
}
