package org.casegraph.cohort.time;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.cohort.CaseColumns;

/**
 * The times of many cases. What nodes of a case are called is looked up when its time is asked for: whoever goes through
 * them asks about each next, while the store still has it at hand.
 */
public final class CaseTimes extends AbstractList<EventTime> {
    /** Is no node. */
    static final int NONE = -1;

    private final CaseColumns columns;
    private final List<Kept> kept;

    /**
     * What is known of one case.
     *
     * @param time of a case like it, whose names are not to be read
     * @param from the number of the event that is time zero; {@link #NONE} where the case tells of none
     * @param to as {@link EventTime#to}
     */
    record Kept(EventTime time, int caseNumber, int from, int to) {}

    CaseTimes(CaseColumns columns) {
        this(columns, new ArrayList<>());
    }

    private CaseTimes(CaseColumns columns, List<Kept> kept) {
        this.columns = columns;
        this.kept = kept;
    }

    void add(EventTime time, int caseNumber, int from, int to) {
        kept.add(new Kept(time, caseNumber, from, to));
    }

    CaseColumns columns() {
        return columns;
    }

    /** The same by numbers, which have no names yet. */
    List<Kept> numbered() {
        return kept;
    }

    @Override
    public EventTime get(int place) {
        Kept one = kept.get(place);
        EventTime time = one.time();
        return new EventTime(
                columns.caseName(one.caseNumber()),
                node(one.from()),
                node(one.to()),
                time.elapsed(),
                time.kind(),
                time.why(),
                time.evidence());
    }

    private Optional<Node> node(int number) {
        return number == NONE ? Optional.empty() : Optional.of(columns.node(number));
    }

    @Override
    public int size() {
        return kept.size();
    }

    /** How many are of any use. */
    long used() {
        return kept.stream()
                .filter(each -> each.time().kind() != EventTime.Kind.UNUSABLE)
                .count();
    }

    /** The same, by the word for their kind from the last to the first, and else as they are. */
    CaseTimes byKind() {
        List<Kept> sorted = new ArrayList<>(kept.size());
        Stream.of(EventTime.Kind.values())
                .sorted(Comparator.comparing(EventTime.Kind::word).reversed())
                .forEach(kind ->
                        kept.stream().filter(each -> each.time().kind() == kind).forEach(sorted::add));
        return new CaseTimes(columns, sorted);
    }
}
