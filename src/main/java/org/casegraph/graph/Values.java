package org.casegraph.graph;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.system.G;

/** What a graph says of a node, each value once and in an order that does not change from run to run. */
public final class Values {
    /** By the text of a node. */
    public static final Comparator<Node> BY_TEXT = Comparator.comparing(Node::toString);

    private Values() {}

    /** None for a literal. */
    public static List<Node> objects(Graph graph, Node subject, Node property) {
        return subject.isLiteral() ? List.of() : inOrder(G.listSP(graph, subject, property));
    }

    public static List<Node> subjects(Graph graph, Node property, Node object) {
        return inOrder(G.listPO(graph, property, object));
    }

    /** The first by {@link #BY_TEXT}. */
    public static Optional<Node> object(Graph graph, Node subject, Node property) {
        return G.listSP(graph, subject, property).stream().min(BY_TEXT);
    }

    /** The text to be shown, by {@link Labels#BY_LANGUAGE}. */
    public static Optional<String> text(Graph graph, Node subject, Node property) {
        return Labels.texts(graph, subject, property).findFirst();
    }

    /** The first number that is whole; none where there is no number. */
    public static OptionalLong wholeNumber(Graph graph, Node subject, Node property) {
        return objects(graph, subject, property).stream()
                .filter(Node::isLiteral)
                .map(Node::getLiteralValue)
                .filter(Number.class::isInstance)
                .mapToLong(number -> ((Number) number).longValue())
                .findFirst();
    }

    /** Each once, in the order of {@link #BY_TEXT}. */
    public static List<Node> inOrder(List<Node> nodes) {
        return nodes.size() < 2
                ? List.copyOf(nodes)
                : nodes.stream().distinct().sorted(BY_TEXT).toList();
    }
}
