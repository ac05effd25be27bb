package org.casegraph.face.cases;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.casegraph.face.html.OntologyTerms;

/** The value of a measurement and its range, as they are written by hand. */
public record MeasuredValue(Graph graph, Node measurement) {
    /** The properties that {@link #value} and {@link #range} put into words. */
    public static final Set<Node> PROPERTIES = Stream.of(
                    "value",
                    "lower",
                    "lowerInclusive",
                    "upper",
                    "upperInclusive",
                    "unit",
                    "ucum",
                    "referenceLow",
                    "referenceHigh")
            .map(OntologyTerms::term)
            .collect(Collectors.toUnmodifiableSet());

    /** An exact number, an interval with {@code >} or {@code ≥} where one end is open, or nothing. */
    public String value() {
        Optional<String> exact = text("value");
        if (exact.isPresent()) {
            return withUnit(exact.get());
        }
        Optional<String> lower = text("lower");
        Optional<String> upper = text("upper");
        if (lower.isPresent() && upper.isPresent()) {
            return withUnit((isIncluded("lowerInclusive") ? "" : ">") + lower.get() + " to "
                    + (isIncluded("upperInclusive") ? "" : "<") + upper.get());
        }
        return lower.map(number -> withUnit((isIncluded("lowerInclusive") ? "≥ " : "> ") + number))
                .or(() -> upper.map(number -> withUnit((isIncluded("upperInclusive") ? "≤ " : "< ") + number)))
                .orElse("");
    }

    /** The reference range that the report gives with the value. */
    String range() {
        Optional<String> low = text("referenceLow");
        Optional<String> high = text("referenceHigh");
        if (low.isPresent() && high.isPresent()) {
            return withUnit(low.get() + " to " + high.get());
        }
        return low.map(number -> withUnit("from " + number))
                .or(() -> high.map(number -> withUnit("up to " + number)))
                .orElse("");
    }

    private String withUnit(String number) {
        return text("unit").map(unit -> number + " " + unit).orElse(number);
    }

    private boolean isIncluded(String property) {
        return text(property).map(Boolean::parseBoolean).orElse(true);
    }

    private Optional<String> text(String property) {
        return graph.find(measurement, OntologyTerms.term(property), Node.ANY)
                .mapWith(Triple::getObject)
                .filterKeep(Node::isLiteral)
                .nextOptional()
                .map(Node::getLiteralLexicalForm)
                .map(number -> number.replaceFirst("\\.0$", ""));
    }
}
