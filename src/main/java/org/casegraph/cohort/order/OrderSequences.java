package org.casegraph.cohort.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.roaringbitmap.RoaringBitmap;

/**
 * Counts in how many cases three classes come one after another.
 *
 * @param counted by the number of a class whether it is
 */
record OrderSequences(CaseOrders orders, OrderPatterns.Asked asked, boolean[] counted) {
    private static final int MASK = (1 << OrderPatterns.BITS) - 1;

    /** As they come first, as far as that needs no look at their names. */
    private static final Comparator<Sequence> MOST_TOLD =
            Comparator.comparingInt((Sequence one) -> -one.probably).thenComparingInt(one -> -one.certainly);

    private static final class Sequence {
        private int certainly;
        private int probably;
    }

    /**
     * Those that any case has and that may be among the first; of how many cases, and in how many it is possible, is not yet
     * told.
     */
    List<OrderPattern> of(RoaringBitmap cases, Runnable watch) {
        Map<Long, Sequence> sequences = new HashMap<>();
        cases.forEach((int number) -> {
            CaseEvents events = orders.of(number);
            events.order().ifPresent(order -> add(events, order, sequences, watch));
        });
        List<OrderPattern> found = new ArrayList<>();
        // Nearly all are of few cases and need no names.
        OrderPatterns.last(sequences.values().stream(), MOST_TOLD, asked.top())
                .ifPresent(last -> sequences.forEach((key, sequence) -> {
                    if (MOST_TOLD.compare(sequence, last) <= 0) {
                        found.add(pattern(key, sequence));
                    }
                }));
        return found;
    }

    private OrderPattern pattern(long key, Sequence sequence) {
        return new OrderPattern(
                orders.name((int) (key >> 2 * OrderPatterns.BITS)),
                orders.name((int) (key >> OrderPatterns.BITS) & MASK),
                Optional.of(orders.name((int) key & MASK)),
                Optional.empty(),
                new OrderPattern.Told(
                        sequence.certainly,
                        sequence.probably,
                        0,
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty()),
                OptionalInt.empty(),
                0);
    }

    /** With what is told only of those that are shown. */
    OrderPattern whole(OrderPattern sequence, RoaringBitmap cases, Runnable watch) {
        int first = orders.number(sequence.first());
        int second = orders.number(sequence.second());
        int third = orders.number(sequence.third().orElseThrow());
        RoaringBitmap all = RoaringBitmap.and(orders.casesOf(first), orders.casesOf(second));
        all.and(orders.casesOf(third));
        all.and(cases);
        int possibly = 0;
        for (int number : all) {
            watch.run();
            CaseEvents events = orders.of(number);
            possibly += events.order()
                            .map(order -> order.firstsPossiblyFollow(
                                    events.ofClass(first), events.ofClass(second), events.ofClass(third)))
                            .orElse(true)
                    ? 1
                    : 0;
        }
        return sequence.of(all.getCardinality(), possibly);
    }

    private void add(CaseEvents events, StartOrder order, Map<Long, Sequence> sequences, Runnable watch) {
        int[] told = OrderPatterns.told(events, order, counted);
        int[][] of = events.events();
        for (int first : told) {
            watch.run();
            if (!asked.first().map(orders.name(events.classes()[first])::equals).orElse(true)) {
                continue;
            }
            for (int second : told) {
                boolean isAsked = asked.second()
                        .map(orders.name(events.classes()[second])::equals)
                        .orElse(true);
                boolean certainly = first != second && order.firstCertainlyPrecedes(of[first], of[second]);
                boolean probably = first != second && (certainly || order.firstProbablyPrecedes(of[first], of[second]));
                for (int third : isAsked && probably ? told : new int[0]) {
                    boolean isCertain = third != second && order.firstCertainlyPrecedes(of[second], of[third]);
                    if (third != second && (isCertain || order.firstProbablyPrecedes(of[second], of[third]))) {
                        long key = ((long) events.classes()[first] << OrderPatterns.BITS | events.classes()[second])
                                        << OrderPatterns.BITS
                                | events.classes()[third];
                        Sequence sequence = sequences.computeIfAbsent(key, unseen -> new Sequence());
                        sequence.probably++;
                        sequence.certainly += certainly && isCertain ? 1 : 0;
                    }
                }
            }
        }
    }
}
