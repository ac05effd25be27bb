package org.casegraph.cohort.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.ToldFindings;
import org.casegraph.timeline.CaseOrder;
import org.roaringbitmap.RoaringBitmap;

/**
 * Counts in how many cases the first event of one class started before the first of another. A class is one by which cases
 * name a finding, a test or a diagnosis, or a disease by its onset; what lies below it is counted by itself. Pairs that no case
 * orders are left out.
 */
public final class OrderPatterns {
    /** More classes could not be told apart in the number of a sequence. */
    static final int BITS = 20;

    /** As {@link #top} has them, as far as that needs no look at the cases. */
    private static final Comparator<Oriented> MOST_ORDERED = Comparator.comparingInt((Oriented way) -> -way.ordered())
            .thenComparingInt(way -> -way.probably())
            .thenComparingInt(way -> -way.certainly());

    private static final Comparator<OrderPattern> IN_ORDER = Comparator.comparingInt((OrderPattern one) ->
                    -one.told().probably() - one.told().probablyFollows().orElse(0))
            .thenComparingInt(one -> -one.told().probably())
            .thenComparingInt(one -> -one.told().certainly())
            .thenComparingInt(one -> -one.n())
            .thenComparing(one -> one.first().toString())
            .thenComparing(one -> one.second().toString())
            .thenComparing(one -> one.third().map(Node::toString).orElse(""));

    private final CaseOrders orders;

    /**
     * What is asked for.
     *
     * @param rows pairs, sequences, or the cases of pairs
     * @param fewest in how many of the cases a class has to be told to be counted
     * @param top how many pairs or sequences at most
     * @param first the only class that may come first; any if empty
     * @param second the only one that may come second
     */
    record Asked(Rows rows, int fewest, int top, Optional<Node> first, Optional<Node> second) {}

    /** What a row is. */
    enum Rows {
        PAIRS,
        CASES,
        SEQUENCES
    }

    /** @param graph all cases with what was inferred of them, and the ontology */
    public OrderPatterns(Graph graph, CaseColumns columns, ToldFindings findings, CaseOrder order) {
        orders = new CaseOrders(graph, columns, findings, order);
    }

    /**
     * Pairs that most cases order, certainly or probably, come first; each once, the way round that more cases have it unless a
     * class is asked for as first or second.
     *
     * @param watch called at each case, to throw where the evaluation is to end
     */
    List<OrderPattern> of(RoaringBitmap cases, Asked asked, Runnable watch) {
        boolean[] counted = counted(cases, asked.fewest());
        if (asked.rows() == Rows.SEQUENCES) {
            OrderSequences sequences = new OrderSequences(orders, asked, counted);
            return top(sequences.of(cases, watch), asked.top()).stream()
                    .map(sequence -> sequences.whole(sequence, cases, watch))
                    .toList();
        }
        List<OrderPattern> pairs = pairs(cases, asked, counted, watch);
        return asked.rows() == Rows.PAIRS ? pairs : ofCases(pairs, cases, watch);
    }

    private boolean[] counted(RoaringBitmap cases, int fewest) {
        boolean[] counted = new boolean[orders.size()];
        for (int type = 0; type < counted.length; type++) {
            counted[type] = RoaringBitmap.andCardinality(orders.casesOf(type), cases) >= Math.max(1, fewest);
        }
        return counted;
    }

    /** How many cases tell a pair which way, in the order of the numbers of its classes. */
    private static final class Pair {
        private final int one;
        private final int other;
        private int certainly;
        private int probably;
        private int impossibly;
        private int together;
        private int certainlyFollows;
        private int probablyFollows;
        private int impossiblyFollows;

        Pair(int one, int other) {
            this.one = one;
            this.other = other;
        }

        boolean isOrdered() {
            return probably + probablyFollows + together > 0;
        }

        void add(StartOrder order, int[] some, int[] others) {
            boolean precedes = order.firstCertainlyPrecedes(some, others);
            boolean follows = order.firstCertainlyPrecedes(others, some);
            boolean isNotAfter = order.firstCertainlyIsNotAfter(some, others);
            boolean isNotBefore = order.firstCertainlyIsNotAfter(others, some);
            certainly += precedes ? 1 : 0;
            certainlyFollows += follows ? 1 : 0;
            probably += precedes || order.firstProbablyPrecedes(some, others) ? 1 : 0;
            probablyFollows += follows || order.firstProbablyPrecedes(others, some) ? 1 : 0;
            impossibly += isNotBefore ? 1 : 0;
            impossiblyFollows += isNotAfter ? 1 : 0;
            together += isNotAfter && isNotBefore ? 1 : 0;
        }
    }

    private List<OrderPattern> pairs(RoaringBitmap cases, Asked asked, boolean[] counted, Runnable watch) {
        Map<Long, Pair> pairs = new HashMap<>();
        cases.forEach((int number) -> {
            watch.run();
            CaseEvents events = orders.of(number);
            events.order().ifPresent(order -> {
                int[] told = told(events, order, counted);
                for (int i = 0; i < told.length; i++) {
                    for (int j = i + 1; j < told.length; j++) {
                        int one = events.classes()[told[i]];
                        int other = events.classes()[told[j]];
                        pairs.computeIfAbsent((long) one << BITS | other, unseen -> new Pair(one, other))
                                .add(order, events.events()[told[i]], events.events()[told[j]]);
                    }
                }
            });
        });
        return best(pairs.values(), asked, cases);
    }

    /** Of the pairs that fewer cases order than the last of the first the cases are not counted, as most are such. */
    private List<OrderPattern> best(Collection<Pair> pairs, Asked asked, RoaringBitmap cases) {
        return last(ways(pairs, asked), MOST_ORDERED, asked.top())
                .map(last -> top(
                        ways(pairs, asked)
                                .filter(way -> MOST_ORDERED.compare(way, last) <= 0)
                                .map(way -> pattern(way, cases))
                                .toList(),
                        asked.top()))
                .orElse(List.of());
    }

    /** The last of so many that come first; none if there is none. */
    static <T> Optional<T> last(Stream<T> all, Comparator<T> order, int top) {
        PriorityQueue<T> first = new PriorityQueue<>(order.reversed());
        all.forEach(one -> {
            first.add(one);
            if (first.size() > top) {
                first.remove();
            }
        });
        return Optional.ofNullable(first.peek());
    }

    private Stream<Oriented> ways(Collection<Pair> pairs, Asked asked) {
        return pairs.stream().filter(Pair::isOrdered).flatMap(pair -> asked(pair, asked).stream());
    }

    /** The places of the classes of which something is told. */
    static int[] told(CaseEvents events, StartOrder order, boolean[] counted) {
        return IntStream.range(0, events.classes().length)
                .filter(place -> counted[events.classes()[place]] && order.isTold(events.events()[place]))
                .toArray();
    }

    /** The way round that is asked for; both where both are, none where neither is. */
    private List<Oriented> asked(Pair pair, Asked asked) {
        Oriented forth = new Oriented(pair, true);
        Oriented back = new Oriented(pair, false);
        if (asked.first().isEmpty() && asked.second().isEmpty()) {
            return List.of(isForth(pair) ? forth : back);
        }
        return List.of(forth, back).stream()
                .filter(way -> asked.first()
                                .map(orders.name(way.first())::equals)
                                .orElse(true)
                        && asked.second().map(orders.name(way.second())::equals).orElse(true))
                .toList();
    }

    private boolean isForth(Pair pair) {
        int more = Integer.compare(pair.probably, pair.probablyFollows);
        int surer = Integer.compare(pair.certainly, pair.certainlyFollows);
        return more != 0 ? more > 0 : surer != 0 ? surer > 0 : isNamedBefore(pair.one, pair.other);
    }

    private boolean isNamedBefore(int one, int other) {
        return orders.name(one).toString().compareTo(orders.name(other).toString()) < 0;
    }

    private record Oriented(Pair pair, boolean isForth) {
        int first() {
            return isForth ? pair.one : pair.other;
        }

        int second() {
            return isForth ? pair.other : pair.one;
        }

        int ordered() {
            return pair.probably + pair.probablyFollows;
        }

        int probably() {
            return isForth ? pair.probably : pair.probablyFollows;
        }

        int certainly() {
            return isForth ? pair.certainly : pair.certainlyFollows;
        }

        OrderPattern.Told told(int n) {
            return isForth
                    ? told(
                            pair.certainly,
                            pair.probably,
                            n - pair.impossibly,
                            pair.certainlyFollows,
                            pair.probablyFollows,
                            n - pair.impossiblyFollows)
                    : told(
                            pair.certainlyFollows,
                            pair.probablyFollows,
                            n - pair.impossiblyFollows,
                            pair.certainly,
                            pair.probably,
                            n - pair.impossibly);
        }

        private OrderPattern.Told told(
                int certainly,
                int probably,
                int possibly,
                int certainlyFollows,
                int probablyFollows,
                int possiblyFollows) {
            return new OrderPattern.Told(
                    certainly,
                    probably,
                    possibly,
                    OptionalInt.of(pair.together),
                    OptionalInt.of(certainlyFollows),
                    OptionalInt.of(probablyFollows),
                    OptionalInt.of(possiblyFollows));
        }
    }

    private OrderPattern pattern(Oriented way, RoaringBitmap cases) {
        Pair pair = way.pair();
        int n = both(pair.one, pair.other, cases).getCardinality();
        int undetermined = n - pair.certainly - pair.certainlyFollows - pair.together;
        return new OrderPattern(
                orders.name(way.first()),
                orders.name(way.second()),
                Optional.empty(),
                Optional.empty(),
                way.told(n),
                OptionalInt.of(undetermined),
                n);
    }

    private RoaringBitmap both(int one, int other, RoaringBitmap cases) {
        RoaringBitmap both = RoaringBitmap.and(orders.casesOf(one), orders.casesOf(other));
        both.and(cases);
        return both;
    }

    private static List<OrderPattern> top(Collection<OrderPattern> patterns, int top) {
        return patterns.stream().sorted(IN_ORDER).limit(Math.max(0, top)).toList();
    }

    /** A row for each case that has both. */
    private List<OrderPattern> ofCases(List<OrderPattern> pairs, RoaringBitmap cases, Runnable watch) {
        List<OrderPattern> rows = new ArrayList<>();
        for (OrderPattern pattern : pairs) {
            int first = orders.number(pattern.first());
            int second = orders.number(pattern.second());
            both(first, second, cases).forEach((int number) -> {
                watch.run();
                CaseEvents events = orders.of(number);
                Pair pair = new Pair(first, second);
                events.order().ifPresent(order -> pair.add(order, events.ofClass(first), events.ofClass(second)));
                OrderPattern one = pattern(new Oriented(pair, true), RoaringBitmap.bitmapOf(number));
                rows.add(new OrderPattern(
                        one.first(),
                        one.second(),
                        Optional.empty(),
                        Optional.of(orders.caseName(number)),
                        one.told(),
                        one.undetermined(),
                        one.n()));
            });
        }
        return rows;
    }
}
