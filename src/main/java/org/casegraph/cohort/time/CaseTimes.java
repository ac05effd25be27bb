package org.casegraph.cohort.time;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.util.NodeCmp;
import org.casegraph.cohort.CaseColumns;
import org.jspecify.annotations.Nullable;

/**
 * The times of many cases, in columns. What nodes of a case are called is looked up when its time is asked for: whoever goes
 * through them asks about each next, while the store still has it at hand.
 */
public final class CaseTimes extends AbstractList<EventTime> {
    /** Is no node. */
    static final int NONE = -1;

    private final CaseColumns columns;

    /** Those that differ in more than the names in them, which are not to be read. */
    private final List<EventTime> different;

    private final int[] numbers;
    private final int[] cases;
    private final int[] from;
    private final int[] to;

    /** {@link #placesByKind}, once it was asked for; it is no matter which of several threads made it. */
    private volatile int @Nullable [] byKind;

    private CaseTimes(
            CaseColumns columns, List<EventTime> different, int[] numbers, int[] cases, int[] from, int[] to) {
        this.columns = columns;
        this.different = different;
        this.numbers = numbers;
        this.cases = cases;
        this.from = from;
        this.to = to;
    }

    /** Takes one case after the other. For one thread. */
    static final class Builder {
        private final CaseColumns columns;
        private final List<EventTime> different = new ArrayList<>();
        private final Map<EventTime, Integer> known = new IdentityHashMap<>();
        private final int[] numbers;
        private final int[] cases;
        private final int[] from;
        private final int[] to;
        private int size;

        /** @param size of how many cases */
        Builder(CaseColumns columns, int size) {
            this.columns = columns;
            numbers = new int[size];
            cases = new int[size];
            from = new int[size];
            to = new int[size];
        }

        /**
         * @param time the same for each case like it
         * @param fromNode the number of the event that is time zero; {@link #NONE} where the case tells of none
         * @param toNode as {@link EventTime#to}
         */
        void add(EventTime time, int caseNumber, int fromNode, int toNode) {
            Integer number = known.get(time);
            if (number == null) {
                number = different.size();
                known.put(time, number);
                different.add(time);
            }
            numbers[size] = number;
            cases[size] = caseNumber;
            from[size] = fromNode;
            to[size++] = toNode;
        }

        CaseTimes build() {
            return new CaseTimes(columns, List.copyOf(different), numbers, cases, from, to);
        }
    }

    CaseColumns columns() {
        return columns;
    }

    /** Those that differ in more than the names in them, which are not to be read. */
    List<EventTime> different() {
        return different;
    }

    /** Which of {@link #different} one is. */
    int number(int place) {
        return numbers[place];
    }

    int caseNumber(int place) {
        return cases[place];
    }

    /** The number of the event that is time zero; {@link #NONE} where the case tells of none. */
    int from(int place) {
        return from[place];
    }

    /** As {@link EventTime#to}. */
    int to(int place) {
        return to[place];
    }

    @Override
    public EventTime get(int place) {
        EventTime time = different.get(numbers[place]);
        return new EventTime(
                columns.caseName(cases[place]),
                node(from[place]),
                node(to[place]),
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
        return numbers.length;
    }

    /** How many are of any use. */
    long used() {
        return numbers.length - places(EventTime.Kind.UNUSABLE).count();
    }

    /**
     * Their places, by the word for their kind from the last to the first, then by the names of cases; not to be changed.
     *
     * @param watch called at each name that is read, to throw where the evaluation is to end
     */
    int[] placesByKind(Runnable watch) {
        int[] known = byKind;
        if (known == null) {
            boolean isByName = isByName(watch);
            Comparator<Integer> byName =
                    Comparator.comparing((Integer place) -> columns.caseName(cases[place]), NodeCmp::compareRDFTerms);
            known = Stream.of(EventTime.Kind.values())
                    .sorted(Comparator.comparing(EventTime.Kind::word).reversed())
                    .flatMapToInt(kind -> isByName
                            ? places(kind)
                            : places(kind).boxed().sorted(byName).mapToInt(place -> place))
                    .toArray();
            byKind = known;
        }
        return known;
    }

    /** Whether they come in the order in which SPARQL puts the names, which mostly is that of the numbers. */
    private boolean isByName(Runnable watch) {
        for (int place = 1; place < cases.length; place++) {
            watch.run();
            Node before = columns.caseName(cases[place - 1]);
            if (NodeCmp.compareRDFTerms(before, columns.caseName(cases[place])) > 0) {
                return false;
            }
        }
        return true;
    }

    private IntStream places(EventTime.Kind kind) {
        boolean[] isOfKind = new boolean[different.size()];
        for (int i = 0; i < isOfKind.length; i++) {
            isOfKind[i] = different.get(i).kind() == kind;
        }
        return IntStream.range(0, numbers.length).filter(place -> isOfKind[numbers[place]]);
    }
}
