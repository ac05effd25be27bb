package org.casegraph.store.mapped;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * What is counted in groups by two numbers, found without an object for each. Values that are counted once come in order to
 * most groups, so the latest of each is enough to know it again; whoever cannot rely on that keeps all of them.
 */
final class GroupTable {
    private static final int FIRST_SIZE = 1 << 10;
    private static final int NONE = -1;

    private final boolean keepsValues;
    private final long[][] counts;
    private final int[][] latest;
    private final @Nullable RoaringBitmap[][] values;
    private int[] slots = new int[2 * FIRST_SIZE];
    private int[] firsts = new int[FIRST_SIZE];
    private int[] seconds = new int[FIRST_SIZE];
    private int size;
    private int last = NONE;

    /** @param keepsValues whether values that are counted once may come in any order */
    GroupTable(int counters, boolean keepsValues) {
        this.keepsValues = keepsValues;
        counts = new long[counters][FIRST_SIZE];
        latest = new int[counters][FIRST_SIZE];
        values = new RoaringBitmap[counters][keepsValues ? FIRST_SIZE : 0];
        Arrays.fill(slots, NONE);
    }

    int size() {
        return size;
    }

    int first(int group) {
        return firsts[group];
    }

    int second(int group) {
        return seconds[group];
    }

    long count(int counter, int group) {
        RoaringBitmap kept = keepsValues ? values[counter][group] : null;
        return kept == null ? counts[counter][group] : kept.getLongCardinality();
    }

    void add(int counter, int group) {
        counts[counter][group]++;
    }

    /** Counts a value once; false if it came out of order where no values are kept, so that nobody knows. */
    boolean add(int counter, int group, int value) {
        if (keepsValues) {
            RoaringBitmap kept = values[counter][group];
            if (kept == null) {
                kept = new RoaringBitmap();
                values[counter][group] = kept;
            }
            if (latest[counter][group] != value) {
                kept.add(value);
            }
        } else if (value > latest[counter][group]) {
            counts[counter][group]++;
        } else if (value < latest[counter][group]) {
            return false;
        }
        latest[counter][group] = value;
        return true;
    }

    /** The number of the group of two numbers. */
    int of(int first, int second) {
        if (last == NONE || firsts[last] != first || seconds[last] != second) {
            last = find(first, second);
        }
        return last;
    }

    private int find(int first, int second) {
        int slot = slot(first, second);
        for (int step = 0; slots[slot] != NONE; slot = slot + step & slots.length - 1) {
            int group = slots[slot];
            if (firsts[group] == first && seconds[group] == second) {
                return group;
            }
            step = step == 0 ? step(first, second) : step;
        }
        if (size == firsts.length) {
            grow();
            slot = free(first, second);
        }
        slots[slot] = size;
        firsts[size] = first;
        seconds[size] = second;
        for (int[] each : latest) {
            each[size] = NONE;
        }
        return size++;
    }

    private int free(int first, int second) {
        int slot = slot(first, second);
        for (int step = step(first, second); slots[slot] != NONE; slot = slot + step & slots.length - 1) {
            // Goes on to a slot that is free.
        }
        return slot;
    }

    /** Groups of one first number are asked for one after another, so they lie together, as their second numbers do. */
    private int slot(int first, int second) {
        return (int) mixed(first) + second & slots.length - 1;
    }

    /** Odd, so that each slot is come to, and for each group another, so that not all go on to where others are. */
    private static int step(int first, int second) {
        return (int) mixed((long) first << Integer.SIZE | second) | 1;
    }

    private static long mixed(long number) {
        long hash = number * 0x9e3779b97f4a7c15L;
        return hash ^ hash >>> Integer.SIZE;
    }

    private void grow() {
        int most = 2 * size;
        firsts = Arrays.copyOf(firsts, most);
        seconds = Arrays.copyOf(seconds, most);
        for (int counter = 0; counter < counts.length; counter++) {
            counts[counter] = Arrays.copyOf(counts[counter], most);
            latest[counter] = Arrays.copyOf(latest[counter], most);
            values[counter] = Arrays.copyOf(values[counter], keepsValues ? most : 0);
        }
        slots = new int[2 * most];
        Arrays.fill(slots, NONE);
        for (int group = 0; group < size; group++) {
            slots[free(firsts[group], seconds[group])] = group;
        }
    }
}
