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
 * The order of each two occurrences, and the days between which each starts. A birth and a gestation have neither.
 */
record OrderTriples(Occurrences occurrences, Network certain, Network probable, CalendarBounds dates) {

    Stream<Triple> triples() {
        List<Node> ordered = occurrences.ordered();
        List<TimePoint> starts = ordered.stream().map(occurrences::start).toList();
        PairwiseOrder order = PairwiseOrder.of(starts, certain, probable);
        List<Triple> triples = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Node one = ordered.get(i);
            boolean hasOwnTime = occurrences.ownTime().contains(one);
            boolean isUntimed = isUntimedRecord(one);
            day(one, CG.earliest, dates.earliest(starts.get(i))).ifPresent(triples::add);
            day(one, CG.latest, dates.latest(starts.get(i))).ifPresent(triples::add);
            for (int j = 0; j < ordered.size(); j++) {
                if (i != j) {
                    Node other = ordered.get(j);
                    if (order.certainlyPrecedes(i, j)) {
                        triples.add(Triple.create(one, CG.certainlyPrecedes, other));
                    }
                    if (order.certainlyNotAfter(i, j)) {
                        triples.add(Triple.create(one, CG.certainlyNotAfter, other));
                    }
                    if (order.areSimultaneous(i, j)) {
                        triples.add(Triple.create(one, CG.simultaneousWith, other));
                    }
                    if (order.probablyPrecedes(i, j)) {
                        triples.add(Triple.create(one, CG.probablyPrecedes, other));
                    }
                    if (order.probablyNotAfter(i, j)) {
                        triples.add(Triple.create(one, CG.probablyNotAfter, other));
                    }
                    if (hasOwnTime
                            && order.isUndetermined(i, j)
                            && occurrences.ownTime().contains(other)
                            && !(isUntimed && isUntimedRecord(other))) {
                        triples.add(Triple.create(one, CG.orderUndeterminedWith, other));
                    }
                }
            }
        }
        return triples.stream();
    }

    /** A record lists findings, mostly without a time: that nothing orders two such is plain, and n would make n² pairs. */
    private boolean isUntimedRecord(Node occurrence) {
        TimePoint start = occurrences.start(occurrence);
        return occurrences.isRecordedObservation(occurrence)
                && probable.index(start).isEmpty()
                && certain.index(start).isEmpty();
    }

    private static Optional<Triple> day(Node occurrence, Node property, Optional<LocalDate> day) {
        return day.map(date ->
                Triple.create(occurrence, property, NodeFactory.createLiteralDT(date.toString(), XSDDatatype.XSDdate)));
    }
}
