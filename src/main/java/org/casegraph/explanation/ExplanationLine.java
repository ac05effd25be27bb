package org.casegraph.explanation;

import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * One item of an explanation.
 *
 * @param depth how many items lie above it, each of which it supports
 * @param words nodes in them by label, then by IRI in angle brackets
 * @param passage that the words quote
 */
public record ExplanationLine(int depth, String words, Optional<Node> passage) {
    /** Indented by two blanks for each item above. */
    String line() {
        return "  ".repeat(depth) + words;
    }
}
