package org.casegraph.store.column;

import java.io.IOException;
import java.nio.IntBuffer;
import java.util.Arrays;

/** Writes the rows turned around: for each property and object the subjects. */
final class RunsWriter {
    /** So many places are sorted in memory at once, if not one property alone has more. */
    private static final int MOST_AT_ONCE = 1 << 24;

    private final IntBuffer rows;
    private final IdColumn properties;
    private final IdColumn objects;
    private final int[] places;
    private final long[] distinct;

    RunsWriter(Scratch scratch, int properties) throws IOException {
        this.rows = scratch.ints(Section.ROWS);
        int size = rows.get(rows.limit() - 1);
        this.properties = IdColumn.of(scratch.map(Section.ROW_PROPERTIES), size, properties);
        this.objects = IdColumn.of(
                scratch.map(Section.ROW_OBJECTS),
                size,
                Math.max(rows.limit() - 1, scratch.ints(Section.SETS).limit()));
        this.places = new int[properties];
        for (int place = 0; place < size; place++) {
            places[this.properties.get(place)]++;
        }
        this.distinct = new long[properties];
    }

    /** How many objects, or sets, each property has. */
    long[] distinct() {
        return distinct;
    }

    void write(Scratch scratch) throws IOException {
        try (ColumnOutput firsts = scratch.output(Section.RUNS);
                ColumnOutput runObjects = scratch.output(Section.RUN_OBJECTS);
                ColumnOutput starts = scratch.output(Section.RUN_STARTS);
                ColumnOutput subjectBytes = scratch.output(Section.RUN_SUBJECTS)) {
            IdColumn.Writer subjects = new IdColumn.Writer(subjectBytes, rows.limit());
            int runs = 0;
            int written = 0;
            for (int from = 0; from < places.length; ) {
                int to = from + 1;
                long total = places[from];
                while (to < places.length && total + places[to] <= MOST_AT_ONCE) {
                    total += places[to++];
                }
                int[] begin = new int[to - from + 1];
                long[] pairs = sorted(from, to, begin);
                for (int property = from; property < to; property++) {
                    firsts.writeInt(runs);
                    int object = -1;
                    for (int i = begin[property - from]; i < begin[property - from + 1]; i++) {
                        int next = (int) (pairs[i] >>> Integer.SIZE);
                        if (next != object) {
                            object = next;
                            runObjects.writeInt(object);
                            starts.writeInt(written);
                            runs++;
                            distinct[property]++;
                        }
                        subjects.add((int) pairs[i]);
                        written++;
                    }
                }
                from = to;
            }
            firsts.writeInt(runs);
            starts.writeInt(written);
            subjects.end();
        }
    }

    /** Objects and subjects of some properties, each property from where it begins. */
    private long[] sorted(int from, int to, int[] begin) {
        for (int property = from; property < to; property++) {
            begin[property - from + 1] = begin[property - from] + places[property];
        }
        int[] at = begin.clone();
        long[] pairs = new long[begin[to - from]];
        for (int subject = 0; subject + 1 < rows.limit(); subject++) {
            for (int place = rows.get(subject); place < rows.get(subject + 1); place++) {
                int property = properties.get(place) - from;
                if (property >= 0 && property < to - from) {
                    pairs[at[property]++] = (long) objects.get(place) << Integer.SIZE | subject;
                }
            }
        }
        for (int property = 0; property < to - from; property++) {
            Arrays.parallelSort(pairs, begin[property], begin[property + 1]);
        }
        return pairs;
    }
}
