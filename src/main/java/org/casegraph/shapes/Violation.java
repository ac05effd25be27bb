package org.casegraph.shapes;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.casegraph.graph.Labels;
import org.casegraph.graph.ShortNames;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.SourceGraph.Line;
import org.casegraph.vocabulary.CG;

/**
 * One breach of one rule.
 *
 * @param rule the file of the shape without its ending, or {@code unknown-term}
 * @param fault as the rule says it, without names
 * @param line of the statement to mend, the first of the file where that cannot be told
 * @param isNote whether a person has to look at it and nothing is against the rules
 */
record Violation(String rule, String fault, Line line, boolean isNote, Problem problem) {
    private static final ShortNames NAMES = ShortNames.ofPrefixes(Map.of("cg", CG.NS));

    static final Comparator<Violation> BY_LINE = Comparator.comparing(Violation::line)
            .thenComparing(violation -> violation.problem().getMessage());

    /**
     * @param focus the node that breaks the rule
     * @param at a pattern of the statement to mend; the first match in the file is its place, else the first about focus
     */
    static Violation of(
            String rule, SourceGraph source, Node focus, Triple at, Optional<Node> value, String fault, String remedy) {
        return of(rule, false, source, focus, at, value, fault, remedy);
    }

    /** As the other, of a note or a breach. */
    static Violation of(
            String rule,
            boolean isNote,
            SourceGraph source,
            Node focus,
            Triple at,
            Optional<Node> value,
            String fault,
            String remedy) {
        Optional<Triple> place = source.lines().entrySet().stream()
                .filter(entry -> at.matches(entry.getKey()))
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .or(() -> source.first(focus));
        return of(rule, isNote, source, focus, place.map(source.lines()::get), value, fault, remedy);
    }

    /** Of the word by which a triple names its property. */
    static Violation ofProperty(String rule, SourceGraph source, Triple triple, String fault, String remedy) {
        Optional<Line> place = Optional.ofNullable(
                source.properties().getOrDefault(triple, source.lines().get(triple)));
        return of(rule, false, source, triple.getSubject(), place, Optional.empty(), fault, remedy);
    }

    private static Violation of(
            String rule,
            boolean isNote,
            SourceGraph source,
            Node focus,
            Optional<Line> place,
            Optional<Node> value,
            String fault,
            String remedy) {
        StringJoiner what = new StringJoiner(": ").add(named(source, focus)).add(fault);
        value.filter(v -> !v.equals(focus)).ifPresent(v -> what.add(shown(v)));
        return new Violation(
                rule,
                fault,
                place.orElse(new Line(1, 1)),
                isNote,
                Problem.of(
                        isNote ? Mistake.DOUBTFUL : Mistake.SHAPE_VIOLATED,
                        place.map(line -> source.file() + ":" + line.line() + ":" + line.column())
                                .orElse(source.file()),
                        what.toString(),
                        remedy));
    }

    private static String named(SourceGraph source, Node node) {
        return new Labels(source.graph())
                .find(node)
                .map(label -> "\"" + label + "\" " + shown(node))
                .orElse(shown(node));
    }

    static String shown(Node node) {
        return NAMES.written(node);
    }
}
