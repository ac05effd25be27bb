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
 * @param details properties with a term, a text or a truth for a value, as the site or the ground of a denial
 * @param links properties with a node of the case for a value, as the treatment that something responded to
 * @param label what is made of the term and its result where it is empty
 * @param ties its places in time
 * @param date as printed: a year, a month or a day
 * @param comment a reason of the writer; empty where there is none
 * @param voice who says it: the authors, or the writer, who then gives a reason
 */
public record Fact(
        Node term,
        Standing standing,
        Optional<Result> result,
        List<Detail> details,
        List<Link> links,
        String label,
        List<Tie> ties,
        Optional<String> date,
        String comment,
        Node voice) {
    public Fact {
        details = List.copyOf(details);
        links = List.copyOf(links);
        ties = List.copyOf(ties);
    }

    /** A property of it and its value, which is no node of the case. */
    public record Detail(Node property, Node value) {}

    /** A property of it and its value, which the case states. */
    public record Link(Node property, Node other) {}

    /**
     * A result as printed.
     *
     * @param value a number, a bound such as {@code >800}, or a range
     * @param low the lower end of the reference range; empty where none is printed
     * @param high likewise
     */
    public record Result(String value, String unit, String low, String high) {}
}
