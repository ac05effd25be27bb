package org.casegraph.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.casegraph.vocabulary.CG;

/**
 * The order of each two occurrences, and the days between which each starts. A birth and a gestation have neither.
 *
 * @param areStored whether the order of each two is told, and not only the days
 */
record OrderTriples(
        Occurrences occurrences, Network certain, Network probable, CalendarBounds dates, boolean areStored) {

    /** Of so many the order of each two is told: 300 events make close to a million triples with their distances. */
    static final long MOST_PAIRS = 300L * 300L;

    /** How many pairs have an order to be told: those of two records without a time have none. */
    static long pairs(Occurrences occurrences, Network certain, Network probable) {
        List<Node> ordered = occurrences.ordered();
        return (long) ordered.size()
                * (ordered.size()
                        - untimedRecords(ordered, occurrences, certain, probable)
                                .cardinality());
    }

    Stream<Triple> triples() {
        List<Node> ordered = occurrences.ordered();
        List<TimePoint> starts = ordered.stream().map(occurrences::start).toList();
        PairwiseOrder order = PairwiseOrder.of(starts, certain, probable);
        BitSet untimedRecords = untimedRecords(ordered, occurrences, certain, probable);
        Map<TimePoint, List<Integer>> together =
                untimedRecords.stream().boxed().collect(Collectors.groupingBy(starts::get));
        int[] all = IntStream.range(0, ordered.size()).toArray();
        int[] others = IntStream.of(all).filter(i -> !untimedRecords.get(i)).toArray();
        List<Triple> triples = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Node one = ordered.get(i);
            day(one, CG.earliest, dates.earliest(starts.get(i))).ifPresent(triples::add);
            day(one, CG.latest, dates.latest(starts.get(i))).ifPresent(triples::add);
            if (areStored) {
                boolean isUntimed = untimedRecords.get(i);
                for (int j : isUntimed ? others : all) {
                    add(i, j, isUntimed && untimedRecords.get(j), ordered, order, triples);
                }
                for (int j : isUntimed ? together.getOrDefault(starts.get(i), List.of()) : List.<Integer>of()) {
                    add(i, j, true, ordered, order, triples);
                }
            }
        }
        return triples.stream();
    }

    private void add(int i, int j, boolean areUntimed, List<Node> ordered, PairwiseOrder order, List<Triple> triples) {
        if (i == j) {
            return;
        }
        Node one = ordered.get(i);
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
        if (!areUntimed
                && order.isUndetermined(i, j)
                && occurrences.ownTime().contains(one)
                && occurrences.ownTime().contains(other)) {
            triples.add(Triple.create(one, CG.orderUndeterminedWith, other));
        }
    }

    /** A record lists findings, mostly without a time: that nothing orders two such is plain, and n would make n² pairs. */
    private static BitSet untimedRecords(
            List<Node> ordered, Occurrences occurrences, Network certain, Network probable) {
        BitSet untimed = new BitSet();
        for (int i = 0; i < ordered.size(); i++) {
            TimePoint start = occurrences.start(ordered.get(i));
            untimed.set(
                    i,
                    occurrences.isRecordedObservation(ordered.get(i))
                            && probable.index(start).isEmpty()
                            && certain.index(start).isEmpty());
        }
        return untimed;
    }

    private static Optional<Triple> day(Node occurrence, Node property, Optional<LocalDate> day) {
        return day.map(date ->
                Triple.create(occurrence, property, NodeFactory.createLiteralDT(date.toString(), XSDDatatype.XSDdate)));
    }
}
