package org.casegraph.workbench;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.statement.Standing;

/**
 * Something that the report tells of the patient, as it is to be stated.
 *
 * @param term the class, the measurand or the disease
 * @param result of a measurement
 * @param details properties with a term for a value, as the site or the ground of a denial
 * @param label what is made of the term and its result where it is empty
 * @param ties its places in time
 * @param date as printed: a year, a month or a day
 */
public record Fact(
        Node term,
        Standing standing,
        Optional<Result> result,
        List<Detail> details,
        String label,
        List<Tie> ties,
        Optional<String> date) {
    public Fact {
        details = List.copyOf(details);
        ties = List.copyOf(ties);
    }

    /** A property of it and its value, a term. */
    public record Detail(Node property, Node value) {}

    /**
     * A result as printed.
     *
     * @param value a number, a bound such as {@code >800}, or a range
     * @param low the lower end of the reference range; empty where none is printed
     * @param high likewise
     */
    public record Result(String value, String unit, String low, String high) {}
}
