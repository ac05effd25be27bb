package org.casegraph.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.vocabulary.CG;

/**
 * The graph of an annotation file as it grows. Each line is a node of its own, of a class by its aspect; what it names is
 * annotated, or excluded where the line says NOT or has seen it in nobody.
 */
final class AnnotationTriples {
    private static final Map<String, Node> CLASSES = Map.of(
            "P", CG.PhenotypeAnnotation,
            "I", CG.InheritanceAnnotation,
            "C", CG.CourseAnnotation,
            "M", CG.ModifierAnnotation,
            "H", CG.PastHistoryAnnotation);
    private static final int OF_CONTENT = 12;

    private final List<Line> lines = new ArrayList<>();
    private final Map<Node, Node> known = new HashMap<>();
    private final Map<Node, String> names = new HashMap<>();

    private record Line(int number, List<Node> said) {}

    /** @throws org.casegraph.problem.Problem if something in the line cannot be read; nothing of it is taken then */
    void add(int number, AnnotationLine line) {
        List<Node> said = new ArrayList<>();
        Optional<AnnotationLine.Counted> counted = line.counted();
        Node disease = known(line.disease());
        say(said, RDF.type.asNode(), Objects.requireNonNull(CLASSES.get(line.aspect())));
        say(said, CG.annotatedDisease, disease);
        boolean isExcluded =
                line.isNegated() || counted.filter(seen -> seen.having() == 0).isPresent();
        say(said, isExcluded ? CG.excludedTerm : CG.annotatedTerm, line.term());
        line.references().forEach(reference -> say(said, DCTerms.source.asNode(), reference));
        line.evidence().ifPresent(code -> say(said, CG.evidenceCode, NodeFactory.createLiteralString(code)));
        line.onset().ifPresent(onset -> say(said, CG.annotatedOnset, onset));
        counted.ifPresent(seen -> {
            say(said, CG.frequencyCount, integer(seen.having()));
            say(said, CG.frequencyTotal, integer(seen.of()));
        });
        line.percent()
                .ifPresent(percent ->
                        say(said, CG.frequencyPercent, NodeFactory.createLiteralDT(percent, XSDDatatype.XSDdecimal)));
        line.frequency().ifPresent(term -> say(said, CG.frequencyTerm, term));
        line.sex().ifPresent(sex -> say(said, CG.annotatedSex, sex.equals("MALE") ? CG.Male : CG.Female));
        line.modifiers().forEach(modifier -> say(said, CG.annotatedModifier, modifier));
        line.biocuration().ifPresent(text -> say(said, CG.biocuration, NodeFactory.createLiteralString(text)));
        if (!line.diseaseName().isEmpty()) {
            names.putIfAbsent(disease, line.diseaseName());
        }
        lines.add(new Line(number, List.copyOf(said)));
    }

    int size() {
        return lines.size();
    }

    /** @param content the SHA-256 of the file, unpacked */
    AnnotationSet finish(String file, String content, Optional<String> version, Optional<String> hpoVersion) {
        String prefix = version.map(told -> told.replaceAll("[^A-Za-z0-9._-]+", "-") + "-")
                .orElse("");
        Node name = NodeFactory.createURI(CG.BASE + "annotations/" + prefix + content.substring(0, OF_CONTENT));
        Graph graph = GraphMemFactory.createGraphMem2();
        graph.add(name, RDF.type.asNode(), CG.AnnotationSet);
        graph.add(name, CG.voice, CG.CuratorChosen);
        graph.add(
                name,
                DCTerms.title.asNode(),
                NodeFactory.createLiteralString("HPO annotations of diseases"
                        + version.map(told -> " " + told).orElse("")));
        version.ifPresent(told -> graph.add(name, OWL.versionInfo.asNode(), NodeFactory.createLiteralString(told)));
        hpoVersion.ifPresent(told -> graph.add(
                name,
                DCTerms.requires.asNode(),
                told.matches("https?://[^\\s<>\"{}|\\\\^`]+")
                        ? NodeFactory.createURI(told)
                        : NodeFactory.createLiteralString(told)));
        names.forEach((disease, text) -> graph.add(disease, CG.recordedLabel, NodeFactory.createLiteralString(text)));
        for (Line line : lines) {
            Node annotation = NodeFactory.createURI(name.getURI() + "#line-" + line.number());
            for (int i = 0; i < line.said().size(); i += 2) {
                graph.add(Triple.create(
                        annotation, line.said().get(i), line.said().get(i + 1)));
            }
        }
        int size = lines.size();
        lines.clear();
        return new AnnotationSet(file, name, version, size, graph);
    }

    private void say(List<Node> said, Node property, Node value) {
        said.add(property);
        said.add(known(value));
    }

    /** The same node for the same thing, of which there are far fewer than lines. */
    private Node known(Node node) {
        Node first = known.putIfAbsent(node, node);
        return first == null ? node : first;
    }

    private static Node integer(int number) {
        return NodeFactory.createLiteralDT(Integer.toString(number), XSDDatatype.XSDinteger);
    }
}
