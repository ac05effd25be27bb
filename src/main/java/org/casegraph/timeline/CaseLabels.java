package org.casegraph.timeline;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.vocabulary.CG;

/** Labels, passages and quotes of the nodes of a case. */
record CaseLabels(Graph graph) {

    /** The rdfs:label, or what stands last in the IRI. */
    String label(Node node) {
        return objects(node, RDFS.label.asNode()).stream()
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .min(String::compareTo)
                .orElseGet(() -> fragment(node));
    }

    /** The label, and which boundary of it is meant if it is the end. */
    String label(TimePoint point) {
        return (point.isStart() ? "" : "end of ") + label(point.occurrence());
    }

    /** The IRI with its label, for an error. */
    String name(Node node) {
        String label = label(node);
        return label.equals(fragment(node)) ? node.toString() : node + " “" + label + "”";
    }

    Optional<Node> passage(Node statement) {
        return objects(statement, CG.statedIn).stream().findFirst();
    }

    Optional<String> quote(Node passage) {
        return objects(passage, CG.quote).stream()
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .findFirst();
    }

    /** Where in the report a statement's passage starts; after all others if it has none. */
    long place(Node statement) {
        return passage(statement).stream()
                .flatMap(passage -> objects(passage, CG.start).stream())
                .filter(Node::isLiteral)
                .map(Node::getLiteralValue)
                .filter(Number.class::isInstance)
                .mapToLong(number -> ((Number) number).longValue())
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /** A step that a statement makes, its quote before the words. */
    Step step(Node statement, String words) {
        Optional<Node> passage = passage(statement);
        Optional<String> quote = passage.flatMap(this::quote);
        return new Step(statement, quote.map(q -> "“" + q + "”: ").orElse("") + words, quote, passage);
    }

    /** The objects, in the order of their IRIs. */
    List<Node> objects(Node subject, Node property) {
        return subject.isLiteral()
                ? List.of()
                : graph.find(subject, property, Node.ANY).mapWith(triple -> triple.getObject()).toList().stream()
                        .sorted(Occurrences.BY_IRI)
                        .toList();
    }

    static String fragment(Node node) {
        String text = node.toString();
        return text.substring(Math.max(text.lastIndexOf('#'), text.lastIndexOf('/')) + 1);
    }
}
