package org.casegraph.timeline;

import java.util.Arrays;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.CG;

/** How strongly the text gives an order, the strongest first. */
enum Strength {
    STATED(CG.StatedOrder, "stated"),
    MARKED(CG.MarkedOrder, "marked"),
    NARRATIVE(CG.NarrativeOrder, "narrative");

    private final Node term;
    private final String word;

    Strength(Node term, String word) {
        this.term = term;
        this.word = word;
    }

    static Optional<Strength> of(Node term) {
        return Arrays.stream(values()).filter(s -> s.term.equals(term)).findFirst();
    }

    String word() {
        return word;
    }
}
