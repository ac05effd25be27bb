package org.casegraph.chronicle;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.graph.CaseIris;

/**
 * Something with a place in the order of a case.
 *
 * @param node its IRI
 * @param present whether it is a finding that is there
 * @param absent whether it is the absence of something
 * @param kinds its closest classes, in the order of their labels
 * @param voice who says it, in words
 * @param quote the passage that states it; none for what was imported without one
 * @param dimension if it is one of a thing's dimensions
 */
public record CaseEvent(
        Node node,
        String label,
        Lane lane,
        boolean present,
        boolean absent,
        List<EventKind> kinds,
        String voice,
        Optional<Quote> quote,
        Optional<Dimension> dimension) {
    public CaseEvent {
        kinds = List.copyOf(kinds);
    }

    CaseEvent named(String other) {
        return new CaseEvent(node, other, lane, present, absent, kinds, voice, quote, dimension);
    }

    /** The labels of its kinds, in the same order. */
    public List<String> kindLabels() {
        return kinds.stream().map(EventKind::label).toList();
    }

    /** The part of the IRI behind the case's; the whole IRI where it has none. */
    public String id() {
        return CaseIris.fragment(node);
    }
}
