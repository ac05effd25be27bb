package org.casegraph.inference;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.graph.Labels;
import org.casegraph.graph.Values;

/** What is to be told of the nodes of a graph: their labels, their values, and the classes that say most of them. */
public final class Words {
    private final Graph graph;
    private final Labels labels;
    private final Hierarchy hierarchy;
    private final Alignments alignments;
    private final ClassClosure kinds;

    public Words(Graph graph) {
        this.graph = graph;
        this.labels = new Labels(graph);
        this.hierarchy = new Hierarchy(graph);
        this.alignments = new Alignments(graph);
        this.kinds = new ClassClosure(hierarchy, alignments);
    }

    public Hierarchy hierarchy() {
        return hierarchy;
    }

    public Alignments alignments() {
        return alignments;
    }

    /** The ways up in any vocabulary. */
    public ClassClosure kinds() {
        return kinds;
    }

    /** As {@link Labels#of(Node)}. */
    public String of(Node node) {
        return labels.of(node);
    }

    /** The labels, with commas between them. */
    public String ofAll(List<Node> nodes) {
        return labels.of(nodes);
    }

    /** As {@link Values#objects}. */
    public List<Node> objects(Node subject, Node property) {
        return Values.objects(graph, subject, property);
    }

    /** As {@link Values#subjects}. */
    public List<Node> subjects(Node property, Node object) {
        return Values.subjects(graph, property, object);
    }

    /** The types that no other type of the node lies below; a match of one of ours says no more than it. */
    public List<Node> closestTypes(Node node) {
        List<Node> types = objects(node, RDF.type.asNode());
        return types.stream()
                .filter(type -> !type.toString().startsWith(OWL.NS))
                .filter(type -> alignments.matching(type).isEmpty())
                .filter(type -> alignments.kindsOf(type).stream().noneMatch(kind -> isOf(node, kind)))
                .filter(type -> types.stream().noneMatch(other -> isBelow(other, type)))
                .toList();
    }

    private boolean isOf(Node node, Node kind) {
        return graph.contains(node, RDF.type.asNode(), kind);
    }

    private boolean isBelow(Node lower, Node upper) {
        return hierarchy.ancestors(lower).contains(upper)
                && !hierarchy.ancestors(upper).contains(lower);
    }
}
