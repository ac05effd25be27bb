package org.casegraph.cohort.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said of the first of several events is what holds in every timeline, tried one by one. */
class StartOrderTest {
    private static final int EVENTS = 5;

    /** That one starts before another, or not after it. */
    private record Known(int earlier, int later, boolean strict) {}

    @Test
    void theFirstOfSomeIsBeforeTheFirstOfOthersJustWhereEveryTimelineHasItSo() {
        int told = 0;
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Known> known = known(random);
            List<int[]> timelines = timelines(known);
            StartOrder order = order(timelines);
            int[] some = some(random);
            int[] others = some(random);
            for (int[] first : timelines.isEmpty() ? List.<int[]>of() : List.of(some, others)) {
                int[] second = first == some ? others : some;
                boolean isBefore =
                        timelines.stream().allMatch(times -> earliest(times, first) < earliest(times, second));
                boolean isNotAfter =
                        timelines.stream().allMatch(times -> earliest(times, first) <= earliest(times, second));
                String what = "seed " + seed + ": " + known + " " + Arrays.toString(first) + Arrays.toString(second);
                assertEquals(isBefore, order.firstCertainlyPrecedes(first, second), what);
                assertEquals(isNotAfter, order.firstCertainlyIsNotAfter(first, second), what);
                assertEquals(isBefore, order.firstProbablyPrecedes(first, second), what);
                told += isBefore ? 1 : 0;
            }
        }
        assertTrue(told > 10, told + " were before");
    }

    @Test
    void threeInARowArePossibleJustWhereOneTimelineHasThemSo() {
        int possible = 0;
        int onlyByPairs = 0;
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            List<Known> known = known(random);
            List<int[]> timelines = timelines(known);
            StartOrder order = order(timelines);
            int[] some = some(random);
            int[] others = some(random);
            int[] third = some(random);
            boolean isPossible = timelines.stream()
                    .anyMatch(times -> earliest(times, some) < earliest(times, others)
                            && earliest(times, others) < earliest(times, third));
            if (!timelines.isEmpty()) {
                assertEquals(
                        isPossible,
                        order.firstsPossiblyFollow(some, others, third),
                        "seed " + seed + ": " + known + " " + Arrays.toString(some) + Arrays.toString(others)
                                + Arrays.toString(third));
                possible += isPossible ? 1 : 0;
                onlyByPairs += !isPossible
                                && !order.firstCertainlyIsNotAfter(others, some)
                                && !order.firstCertainlyIsNotAfter(third, others)
                        ? 1
                        : 0;
            }
        }
        assertTrue(possible > 10, possible + " were possible");
        assertTrue(onlyByPairs > 0, "two steps that are possible one by one were always possible together");
    }

    private static List<Known> known(Random random) {
        return IntStream.range(0, 2 + random.nextInt(5))
                .mapToObj(i -> new Known(random.nextInt(EVENTS), random.nextInt(EVENTS), random.nextBoolean()))
                .toList();
    }

    private static int[] some(Random random) {
        return random.ints(1 + random.nextInt(3), 0, EVENTS).distinct().toArray();
    }

    private static int earliest(int[] times, int[] events) {
        return IntStream.of(events).map(event -> times[event]).min().orElseThrow();
    }

    /** Every way in which so many can lie, as far as what is known allows it. */
    private static List<int[]> timelines(List<Known> known) {
        List<int[]> timelines = new ArrayList<>();
        int ways = (int) Math.pow(EVENTS, EVENTS);
        for (int way = 0; way < ways; way++) {
            int[] times = new int[EVENTS];
            for (int event = 0, rest = way; event < EVENTS; event++, rest /= EVENTS) {
                times[event] = rest % EVENTS;
            }
            boolean isAllowed = known.stream()
                    .allMatch(one -> one.strict()
                            ? times[one.earlier()] < times[one.later()]
                            : times[one.earlier()] <= times[one.later()]);
            if (isAllowed) {
                timelines.add(times);
            }
        }
        return timelines;
    }

    /** Of each two events alone, as a solved case has it. */
    private static StartOrder order(List<int[]> timelines) {
        BitSet[] precedes = new BitSet[EVENTS];
        BitSet[] notAfter = new BitSet[EVENTS];
        for (int one = 0; one < EVENTS; one++) {
            precedes[one] = new BitSet();
            notAfter[one] = new BitSet();
            for (int other = 0; other < EVENTS; other++) {
                int from = one;
                int to = other;
                precedes[one].set(other, timelines.stream().allMatch(times -> times[from] < times[to]));
                notAfter[one].set(other, timelines.stream().allMatch(times -> times[from] <= times[to]));
            }
        }
        return new StartOrder(precedes, notAfter, precedes);
    }
}
