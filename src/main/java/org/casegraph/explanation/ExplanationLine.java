package org.casegraph.explanation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;

/**
 * One item of an explanation.
 *
 * @param depth how many items lie above it, each of which it supports
 * @param parts one after the other
 * @param passage that the words quote
 */
public record ExplanationLine(int depth, List<Part> parts, Optional<Node> passage) {
    /**
     * Words, or a node by its IRI.
     *
     * @param words empty for a node
     */
    public record Part(String words, Optional<Node> node) {
        static Part of(String words) {
            return new Part(words, Optional.empty());
        }

        static Part of(Node node) {
            return new Part("", Optional.of(node));
        }

        private String text() {
            return node.map(named -> "<" + named + ">").orElse(words);
        }
    }

    public ExplanationLine {
        parts = List.copyOf(parts);
    }

    /** Its parts as text, an IRI in angle brackets, indented by two blanks for each item above. */
    String line() {
        return "  ".repeat(depth) + parts.stream().map(Part::text).collect(Collectors.joining());
    }
}
