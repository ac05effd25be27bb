package org.casegraph.inference;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** Nodes of a graph in the words that it has for them. */
final class Words {
    private static final Comparator<Node> BY_TEXT = Comparator.comparing(Node::toString);

    private final Graph graph;
    private final Hierarchy hierarchy;
    private final Alignments alignments;

    Words(Graph graph) {
        this.graph = graph;
        this.hierarchy = new Hierarchy(graph);
        this.alignments = new Alignments(graph);
    }

    Hierarchy hierarchy() {
        return hierarchy;
    }

    Alignments alignments() {
        return alignments;
    }

    /** The label, English first; an IRI or the text of a literal where there is none. */
    String of(Node node) {
        if (node.isLiteral()) {
            return node.getLiteralLexicalForm();
        }
        return objects(node, RDFS.label.asNode()).stream()
                .filter(Node::isLiteral)
                .min(Comparator.comparing(
                                (Node label) -> !label.getLiteralLanguage().startsWith("en"))
                        .thenComparing(Node::getLiteralLexicalForm))
                .map(Node::getLiteralLexicalForm)
                .orElse(node.toString());
    }

    /** In an order that does not change from run to run. */
    List<Node> objects(Node subject, Node predicate) {
        return graph.find(subject, predicate, Node.ANY).mapWith(Triple::getObject).toList().stream()
                .distinct()
                .sorted(BY_TEXT)
                .toList();
    }

    List<Node> subjects(Node predicate, Node object) {
        return graph.find(Node.ANY, predicate, object).mapWith(Triple::getSubject).toList().stream()
                .distinct()
                .sorted(BY_TEXT)
                .toList();
    }

    /** The types that no other type of the node lies below; a match of one of ours says no more than it. */
    List<Node> closestTypes(Node node) {
        List<Node> types = objects(node, RDF.type.asNode()).stream()
                .filter(type -> !type.toString().startsWith(OWL.NS))
                .filter(type -> alignments.matching(type).isEmpty())
                .filter(type -> alignments.kindsOf(type).stream().noneMatch(kind -> isOf(node, kind)))
                .toList();
        return types.stream()
                .filter(type -> types.stream().noneMatch(other -> isBelow(other, type)))
                .toList();
    }

    private boolean isOf(Node node, Node kind) {
        return graph.contains(node, RDF.type.asNode(), kind);
    }

    String ofAll(List<Node> nodes) {
        return nodes.stream().map(this::of).collect(Collectors.joining(", "));
    }

    private boolean isBelow(Node lower, Node upper) {
        return hierarchy.ancestors(lower).contains(upper)
                && !hierarchy.ancestors(upper).contains(lower);
    }
}
