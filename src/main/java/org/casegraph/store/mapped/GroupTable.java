package org.casegraph.store.mapped;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Groups by two numbers, found without an object for each row that is counted. */
final class GroupTable {
    private static final int FIRST_SIZE = 1 << 10;

    private final int counts;
    private @Nullable Group[] slots = new Group[FIRST_SIZE];
    private int size;
    private @Nullable Group last;

    GroupTable(int counts) {
        this.counts = counts;
    }

    /** What was counted of one group. */
    static final class Group {
        private final int first;
        private final int second;
        private final long[] numbers;
        private final @Nullable RoaringBitmap[] seen;
        private final int[] latest;

        Group(int first, int second, int counts) {
            this.first = first;
            this.second = second;
            numbers = new long[counts];
            seen = new RoaringBitmap[counts];
            latest = new int[counts];
        }

        int first() {
            return first;
        }

        int second() {
            return second;
        }

        void add(int index) {
            numbers[index]++;
        }

        /** Counts a value once. */
        void add(int index, int value) {
            RoaringBitmap values = seen[index];
            if (values == null) {
                values = new RoaringBitmap();
                seen[index] = values;
            } else if (latest[index] == value) {
                return;
            }
            latest[index] = value;
            values.add(value);
        }

        long count(int index) {
            RoaringBitmap values = seen[index];
            return values == null ? numbers[index] : values.getLongCardinality();
        }
    }

    Group of(int first, int second) {
        Group before = last;
        if (before != null && before.first == first && before.second == second) {
            return before;
        }
        Group group = find(first, second);
        last = group;
        return group;
    }

    private Group find(int first, int second) {
        int slot = slot(first, second);
        for (Group group = slots[slot]; group != null; group = slots[slot]) {
            if (group.first == first && group.second == second) {
                return group;
            }
            slot = slot + 1 & slots.length - 1;
        }
        Group made = new Group(first, second, counts);
        slots[slot] = made;
        size++;
        if (size > slots.length / 2) {
            grow();
        }
        return made;
    }

    private int slot(int first, int second) {
        int hash = (first * 31 + second) * 0x9e3779b9;
        return (hash ^ hash >>> 15) & slots.length - 1;
    }

    private void grow() {
        @Nullable Group[] before = slots;
        slots = new Group[before.length * 2];
        for (Group group : before) {
            if (group != null) {
                int slot = slot(group.first, group.second);
                while (slots[slot] != null) {
                    slot = slot + 1 & slots.length - 1;
                }
                slots[slot] = group;
            }
        }
    }

    void forEach(Consumer<Group> action) {
        for (Group group : slots) {
            if (group != null) {
                action.accept(group);
            }
        }
    }
}
