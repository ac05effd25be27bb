package org.casegraph.chronicle;

import org.apache.jena.graph.Node;
import org.casegraph.graph.ShortNames;

/**
 * What an event is an instance of, measures, or is the absence of.
 *
 * @param term by which it is known, in every case
 * @param isAbsence whether the event is the absence of such
 * @param label for people
 */
public record EventKind(Node term, boolean isAbsence, String label) {
    /** In addresses: the short name of the term, after {@code absence-of:} where it is an absence. */
    public String name() {
        return (isAbsence ? "absence-of:" : "") + ShortNames.ofProject().of(term);
    }
}
