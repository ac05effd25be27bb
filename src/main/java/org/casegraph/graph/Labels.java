package org.casegraph.graph;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.vocabulary.CG;

/**
 * The one label of each node of a graph: its own, else a title, the quote of a passage, or last what imported records
 * call it. Of several texts English comes first, then one without a language, then any; of these the smallest.
 *
 * @param graph in which labels are looked for
 * @param names how a node without any label is named
 */
public record Labels(Graph graph, ShortNames names) {
    /** In which a label is looked for, in this order; what records call a term comes after what its owner calls it. */
    public static final List<Node> PROPERTIES =
            List.of(RDFS.label.asNode(), SKOS.prefLabel.asNode(), DCTerms.title.asNode(), CG.quote, CG.recordedLabel);

    /** The first is the one to be shown. */
    public static final Comparator<Node> BY_LANGUAGE =
            Comparator.comparingInt(Labels::distance).thenComparing(Node::getLiteralLexicalForm);

    /** With the short names of the project. */
    public Labels(Graph graph) {
        this(graph, ShortNames.ofProject());
    }

    /** The label; the text of a literal; the short name of a node without label. */
    public String of(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : find(node).orElseGet(() -> names.of(node));
    }

    /** The labels, with commas between them. */
    public String of(List<Node> nodes) {
        return nodes.stream().map(this::of).collect(Collectors.joining(", "));
    }

    /** Empty for a node without label, and for a literal. */
    public Optional<String> find(Node node) {
        return node.isLiteral()
                ? Optional.empty()
                : PROPERTIES.stream()
                        .flatMap(property -> text(node, property).stream())
                        .findFirst();
    }

    /** The text to be shown of those that a property gives. */
    public Optional<String> text(Node node, Node property) {
        return texts(graph, node, property).findFirst();
    }

    /** All texts that a property gives, the one to be shown first. */
    public static Stream<String> texts(Graph graph, Node node, Node property) {
        return G.listSP(graph, node, property).stream()
                .filter(Node::isLiteral)
                .sorted(BY_LANGUAGE)
                .map(Node::getLiteralLexicalForm);
    }

    private static int distance(Node text) {
        String language = text.getLiteralLanguage();
        if (language.equals("en") || language.startsWith("en-")) {
            return 0;
        }
        return language.isEmpty() ? 1 : 2;
    }
}
