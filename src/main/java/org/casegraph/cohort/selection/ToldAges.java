package org.casegraph.cohort.selection;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.statistics.TimeBounds;
import org.roaringbitmap.RoaringBitmap;

/**
 * The nodes of all cases that tell an age, in order, and which. Many tell the same.
 *
 * @param nodes from {@link CaseColumns#firstNode} on
 * @param numbers of each, which of the ages
 */
record ToldAges(int[] nodes, int[] numbers, List<TimeBounds> ages) {
    private static final int BYTES_OF_AGE = 2 * Double.BYTES + Byte.BYTES;
    private static final int WITH_FROM = 1;
    private static final int WITH_TO = 2;

    /** Takes ages as they are told. */
    static final class Collector {
        private final int first;
        private final int[] nodes;
        private final int[] numbers;
        private final Map<TimeBounds, Integer> known = new HashMap<>();
        private final List<TimeBounds> ages = new ArrayList<>();
        private int size;

        Collector(CaseColumns columns, int most) {
            first = columns.firstNode();
            nodes = new int[most];
            numbers = new int[most];
        }

        void add(int node, TimeBounds age) {
            nodes[size] = node - first;
            numbers[size++] = known.computeIfAbsent(age, unseen -> {
                ages.add(unseen);
                return ages.size() - 1;
            });
        }

        ToldAges told() {
            return new ToldAges(Arrays.copyOf(nodes, size), Arrays.copyOf(numbers, size), List.copyOf(ages));
        }
    }

    /** Which cases are of one of the bands, and which of none of them. */
    CaseSelector.Answer in(List<AgeBand> bands, IntPredicate isAsked, CaseColumns columns) {
        boolean[] holding = new boolean[ages.size()];
        boolean[] excluding = new boolean[ages.size()];
        for (int age = 0; age < holding.length; age++) {
            TimeBounds told = ages.get(age);
            holding[age] = bands.stream().anyMatch(band -> band.holds(told));
            excluding[age] = bands.stream().allMatch(band -> band.excludes(told));
        }
        RoaringBitmap met = new RoaringBitmap();
        RoaringBitmap against = new RoaringBitmap();
        RoaringBitmap open = new RoaringBitmap();
        int first = columns.firstNode();
        for (int i = 0; i < nodes.length; i++) {
            int node = first + nodes[i];
            if (isAsked.test(node)) {
                (holding[numbers[i]] ? met : excluding[numbers[i]] ? against : open).add(node);
            }
        }
        RoaringBitmap cases = columns.casesOf(met);
        RoaringBitmap contrary = columns.casesOf(against);
        contrary.andNot(columns.casesOf(open));
        contrary.andNot(cases);
        return new CaseSelector.Answer(cases, contrary);
    }

    int bytes() {
        return 2 * Integer.BYTES + 2 * nodes.length * Integer.BYTES + ages.size() * BYTES_OF_AGE;
    }

    void write(ByteBuffer out) {
        out.putInt(nodes.length).putInt(ages.size());
        Arrays.stream(nodes).forEach(out::putInt);
        Arrays.stream(numbers).forEach(out::putInt);
        for (TimeBounds age : ages) {
            out.putDouble(age.from()).putDouble(age.to()).put((byte)
                    ((age.isFromIncluded() ? WITH_FROM : 0) + (age.isToIncluded() ? WITH_TO : 0)));
        }
    }

    /** @param in in little-endian order; behind it when it returns */
    static ToldAges read(ByteBuffer in) {
        int[] nodes = new int[in.getInt()];
        List<TimeBounds> ages = new ArrayList<>();
        int size = in.getInt();
        int[] numbers = new int[nodes.length];
        ints(in, nodes);
        ints(in, numbers);
        for (int age = 0; age < size; age++) {
            double from = in.getDouble();
            double to = in.getDouble();
            byte included = in.get();
            ages.add(new TimeBounds(from, (included & WITH_FROM) != 0, to, (included & WITH_TO) != 0));
        }
        return new ToldAges(nodes, numbers, List.copyOf(ages));
    }

    private static void ints(ByteBuffer in, int... numbers) {
        in.slice().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(numbers);
        in.position(in.position() + numbers.length * Integer.BYTES);
    }
}
