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
    private static final int TOGETHER = 1 << 9;
    private static final int NEAR = 8;

    private final boolean keepsValues;
    private final long[][] counts;
    private final int[][] latest;
    private final @Nullable RoaringBitmap[][] values;
    /** Both numbers of the group of a slot; 0 where it is free. */
    private long[] keys = new long[2 * FIRST_SIZE];

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
        long key = key(first, second);
        int slot = slot(first, second);
        for (int tried = 1; keys[slot] != 0; tried++) {
            if (keys[slot] == key) {
                return slots[slot];
            }
            slot = next(slot, tried, first, second);
        }
        if (size == firsts.length) {
            grow();
            slot = free(first, second);
        }
        slots[slot] = size;
        keys[slot] = key;
        firsts[size] = first;
        seconds[size] = second;
        for (int[] each : latest) {
            each[size] = NONE;
        }
        return size++;
    }

    private int free(int first, int second) {
        int slot = slot(first, second);
        for (int tried = 1; keys[slot] != 0; tried++) {
            slot = next(slot, tried, first, second);
        }
        return slot;
    }

    private static long key(int first, int second) {
        return ((long) first << Integer.SIZE | second) + 1;
    }

    /** Groups of one first number are asked for one after another, so they lie together. */
    private int slot(int first, int second) {
        return (int) mixed(first) + ((int) mixed(second) & TOGETHER - 1) & slots.length - 1;
    }

    /** A slot near by, and after some by an odd step of each group's own, so that not all go on to where others are. */
    private int next(int slot, int tried, int first, int second) {
        int step = tried < NEAR ? 1 : (int) mixed((long) first << Integer.SIZE | second) | 1;
        return slot + step & slots.length - 1;
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
        keys = new long[2 * most];
        for (int group = 0; group < size; group++) {
            int slot = free(firsts[group], seconds[group]);
            slots[slot] = group;
            keys[slot] = key(firsts[group], seconds[group]);
        }
    }
}
