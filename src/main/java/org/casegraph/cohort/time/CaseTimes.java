package org.casegraph.cohort.time;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The times of many cases. What nodes of a case are called is looked up when its time is asked for: whoever goes through
 * them asks about each next, while the store still has it at hand.
 */
public final class CaseTimes extends AbstractList<EventTime> {
    private final List<Kept> kept = new ArrayList<>();

    private record Kept(EventTime.Kind kind, Supplier<EventTime> time) {}

    CaseTimes() {}

    void add(EventTime.Kind kind, Supplier<EventTime> time) {
        kept.add(new Kept(kind, time));
    }

    @Override
    public EventTime get(int place) {
        return kept.get(place).time().get();
    }

    @Override
    public int size() {
        return kept.size();
    }

    /** How many are of any use. */
    long used() {
        return kept.stream()
                .filter(each -> each.kind() != EventTime.Kind.UNUSABLE)
                .count();
    }

    /** The same, by the word for their kind from the last to the first, and else as they are. */
    CaseTimes byKind() {
        CaseTimes sorted = new CaseTimes();
        Stream.of(EventTime.Kind.values())
                .sorted(Comparator.comparing(EventTime.Kind::word).reversed())
                .forEach(kind ->
                        kept.stream().filter(each -> each.kind() == kind).forEach(sorted.kept::add));
        return sorted;
    }
}
