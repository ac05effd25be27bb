package org.casegraph.face.cases;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.graph.Values;
import org.casegraph.vocabulary.CG;

/** The value of a measurement and its range, as they are written by hand. */
public record MeasuredValue(Graph graph, Node measurement) {
    /** The properties that {@link #value} and {@link #range} put into words. */
    public static final Set<Node> PROPERTIES = Set.of(
            CG.value,
            CG.lower,
            CG.lowerInclusive,
            CG.upper,
            CG.upperInclusive,
            CG.unit,
            CG.ucum,
            CG.referenceLow,
            CG.referenceHigh);

    /** An exact number, an interval with {@code >} or {@code ≥} where one end is open, or nothing. */
    public String value() {
        return withUnit(number(CG.value, CG.lower, CG.lowerInclusive, CG.upper, CG.upperInclusive));
    }

    /** The value in the unit in which what is measured is compared, and whether it is implausible; or nothing. */
    String comparable() {
        return Values.subjects(graph, CG.comparableOf, measurement).stream()
                .map(node -> new MeasuredValue(graph, node).compared())
                .collect(Collectors.joining(", "));
    }

    private String compared() {
        String number = number(
                CG.comparableValue,
                CG.comparableLower,
                CG.comparableLowerInclusive,
                CG.comparableUpper,
                CG.comparableUpperInclusive);
        return number + " " + text(CG.comparableUnit).orElse("")
                + text(CG.implausible).map(mark -> ", implausible").orElse("");
    }

    private String number(Node exact, Node least, Node fromLeast, Node most, Node toMost) {
        Optional<String> lower = text(least);
        Optional<String> upper = text(most);
        String between = lower.isPresent() && upper.isPresent()
                ? (isIncluded(fromLeast) ? "" : ">") + lower.get() + " to " + (isIncluded(toMost) ? "" : "<")
                        + upper.get()
                : "";
        return text(exact)
                .or(() -> Optional.of(between).filter(both -> !both.isEmpty()))
                .or(() -> lower.map(number -> (isIncluded(fromLeast) ? "≥ " : "> ") + number))
                .or(() -> upper.map(number -> (isIncluded(toMost) ? "≤ " : "< ") + number))
                .orElse("");
    }

    /** The reference range that the report gives with the value. */
    String range() {
        Optional<String> low = text(CG.referenceLow);
        Optional<String> high = text(CG.referenceHigh);
        if (low.isPresent() && high.isPresent()) {
            return withUnit(low.get() + " to " + high.get());
        }
        return low.map(number -> withUnit("from " + number))
                .or(() -> high.map(number -> withUnit("up to " + number)))
                .orElse("");
    }

    private String withUnit(String number) {
        return number.isEmpty()
                ? ""
                : text(CG.unit).map(unit -> number + " " + unit).orElse(number);
    }

    private boolean isIncluded(Node property) {
        return text(property).map(Boolean::parseBoolean).orElse(true);
    }

    private Optional<String> text(Node property) {
        return Values.text(graph, measurement, property).map(number -> number.replaceFirst("\\.0$", ""));
    }
}
