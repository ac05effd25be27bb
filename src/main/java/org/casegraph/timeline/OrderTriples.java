package org.casegraph.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.casegraph.vocabulary.CG;

/**
 * The order of each two occurrences, and the days between which each starts. A birth has neither.
 */
record OrderTriples(Occurrences occurrences, Network certain, Network probable, CalendarBounds dates) {

    Stream<Triple> triples() {
        List<Node> ordered = occurrences.all().stream()
                .filter(node -> !occurrences.isBirth(node))
                .toList();
        List<Triple> triples = new ArrayList<>();
        for (Node one : ordered) {
            TimePoint start = occurrences.start(one);
            day(one, CG.earliest, dates.earliest(start)).ifPresent(triples::add);
            day(one, CG.latest, dates.latest(start)).ifPresent(triples::add);
            for (Node other : ordered) {
                if (!one.equals(other)) {
                    compare(one, start, other, occurrences.start(other), triples);
                }
            }
        }
        return triples.stream();
    }

    private void compare(Node one, TimePoint start, Node other, TimePoint otherStart, List<Triple> triples) {
        long after = certain.bound(otherStart, start);
        long before = certain.bound(start, otherStart);
        boolean together = after == Bound.NOT_POSITIVE && before == Bound.NOT_POSITIVE;
        if (after < Bound.NOT_POSITIVE) {
            triples.add(Triple.create(one, CG.certainlyPrecedes, other));
        }
        if (probable.bound(otherStart, start) < Bound.NOT_POSITIVE) {
            triples.add(Triple.create(one, CG.probablyPrecedes, other));
        }
        if (after <= Bound.NOT_POSITIVE) {
            triples.add(Triple.create(one, CG.certainlyNotAfter, other));
        }
        if (together) {
            triples.add(Triple.create(one, CG.simultaneousWith, other));
        }
        boolean undetermined = !together && after >= Bound.NOT_POSITIVE && before >= Bound.NOT_POSITIVE;
        if (undetermined
                && occurrences.ownTime().contains(one)
                && occurrences.ownTime().contains(other)) {
            triples.add(Triple.create(one, CG.orderUndeterminedWith, other));
        }
    }

    private static Optional<Triple> day(Node occurrence, Node property, Optional<LocalDate> day) {
        return day.map(date ->
                Triple.create(occurrence, property, NodeFactory.createLiteralDT(date.toString(), XSDDatatype.XSDdate)));
    }
}
