package org.casegraph.face.cases;

import java.util.Optional;
import java.util.Set;
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
        Optional<String> exact = text(CG.value);
        if (exact.isPresent()) {
            return withUnit(exact.get());
        }
        Optional<String> lower = text(CG.lower);
        Optional<String> upper = text(CG.upper);
        if (lower.isPresent() && upper.isPresent()) {
            return withUnit((isIncluded(CG.lowerInclusive) ? "" : ">") + lower.get() + " to "
                    + (isIncluded(CG.upperInclusive) ? "" : "<") + upper.get());
        }
        return lower.map(number -> withUnit((isIncluded(CG.lowerInclusive) ? "≥ " : "> ") + number))
                .or(() -> upper.map(number -> withUnit((isIncluded(CG.upperInclusive) ? "≤ " : "< ") + number)))
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
        return text(CG.unit).map(unit -> number + " " + unit).orElse(number);
    }

    private boolean isIncluded(Node property) {
        return text(property).map(Boolean::parseBoolean).orElse(true);
    }

    private Optional<String> text(Node property) {
        return Values.text(graph, measurement, property).map(number -> number.replaceFirst("\\.0$", ""));
    }
}
