package org.casegraph.timeline;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.graph.Labels;
import org.casegraph.graph.Values;
import org.casegraph.vocabulary.CG;

/**
 * Labels, passages and quotes of the nodes of a case.
 *
 * @param places where a node stands in its file, to name it in an error; empty where there is no file
 */
record CaseLabels(Graph graph, Function<Node, Optional<String>> places) {

    /** Of a graph that is in no file. */
    CaseLabels(Graph graph) {
        this(graph, node -> Optional.empty());
    }

    /** The label, or what stands last in the IRI. */
    String label(Node node) {
        return new Labels(graph).find(node).orElseGet(() -> fragment(node));
    }

    /** The label, and which boundary of it is meant if it is the end. */
    String label(TimePoint point) {
        return (point.isStart() ? "" : "end of ") + label(point.occurrence());
    }

    /** The IRI with its label, behind its place if it has one, for an error. */
    String name(Node node) {
        String place = places.apply(node).map(known -> known + ": ").orElse("");
        String label = label(node);
        return place + (label.equals(fragment(node)) ? node.toString() : node + " “" + label + "”");
    }

    Optional<Node> passage(Node statement) {
        return Values.object(graph, statement, CG.statedIn);
    }

    Optional<String> quote(Node passage) {
        return Values.text(graph, passage, CG.quote);
    }

    /** Where in the report a statement's passage starts; after all others if it has none. */
    long place(Node statement) {
        return passage(statement)
                .map(passage -> Values.wholeNumber(graph, passage, CG.start))
                .orElse(OptionalLong.empty())
                .orElse(Long.MAX_VALUE);
    }

    /** A step that a statement makes, its quote before the words. */
    Step step(Node statement, String words) {
        Optional<Node> passage = passage(statement);
        Optional<String> quote = passage.flatMap(this::quote);
        return new Step(statement, quote.map(q -> "“" + q + "”: ").orElse("") + words, quote, passage);
    }

    /** How a distance of two time points is told: <i>presentation comes 14 months after skin lesions (stated)</i>. */
    String words(TimePoint earlier, Distance distance, TimePoint later, Strength strength) {
        return label(later) + " " + distance.words() + " " + label(earlier) + " (" + strength.word() + ")";
    }

    /** The objects, in the order of their IRIs. */
    List<Node> objects(Node subject, Node property) {
        return Values.objects(graph, subject, property);
    }

    static String fragment(Node node) {
        String text = node.toString();
        return text.substring(Math.max(text.lastIndexOf('#'), text.lastIndexOf('/')) + 1);
    }
}
