package org.casegraph.store.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** Writes for each object that comes in sets a bitmap of the subjects that have one of those sets. */
final class ExtentsWriter {
    private final IntBuffer runs;
    private final IntBuffer runObjects;
    private final IntBuffer runStarts;
    private final IdColumn runSubjects;
    private final IntBuffer sets;
    private final IntBuffer members;
    private int written;

    /**
     * All that have an object by a property.
     *
     * @param subjects how many there are
     */
    private record Extent(int object, int subjects, byte... bitmap) {
        private static Extent of(int object, List<RoaringBitmap> having) {
            RoaringBitmap subjects = RoaringBitmap.or(having.iterator());
            subjects.runOptimize();
            ByteBuffer bytes = ByteBuffer.allocate(subjects.serializedSizeInBytes());
            subjects.serialize(bytes);
            return new Extent(object, subjects.getCardinality(), bytes.array());
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return object;
        }
    }

    ExtentsWriter(Scratch scratch) throws IOException {
        runs = scratch.ints(Section.RUNS);
        runObjects = scratch.ints(Section.RUN_OBJECTS);
        runStarts = scratch.ints(Section.RUN_STARTS);
        runSubjects = IdColumn.of(
                scratch.map(Section.RUN_SUBJECTS),
                runStarts.get(runStarts.limit() - 1),
                scratch.ints(Section.ROWS).limit());
        sets = scratch.ints(Section.SETS);
        members = scratch.ints(Section.SET_MEMBERS);
    }

    /**
     * @param first the number of the first property whose objects come in sets of terms
     * @param distinct takes how many objects each has
     */
    void write(Scratch scratch, int first, int properties, long[] distinct) throws IOException {
        try (ColumnOutput extents = scratch.output(Section.EXTENTS);
                ColumnOutput objects = scratch.output(Section.EXTENT_OBJECTS);
                ColumnOutput counts = scratch.output(Section.EXTENT_COUNTS);
                ColumnOutput starts = scratch.output(Section.EXTENT_STARTS);
                ColumnOutput bitmaps = scratch.output(Section.EXTENT_BITMAPS)) {
            for (int property = first; property < properties; property++) {
                extents.writeInt(written);
                SortedMap<Integer, List<RoaringBitmap>> byObject = byObject(property);
                distinct[property] = byObject.size();
                for (Extent extent : byObject.entrySet().parallelStream()
                        .map(entry -> Extent.of(entry.getKey(), entry.getValue()))
                        .toList()) {
                    objects.writeInt(extent.object());
                    counts.writeInt(extent.subjects());
                    starts.writeInt((int) bitmaps.length());
                    bitmaps.write(extent.bitmap(), 0, extent.bitmap().length);
                    written++;
                }
            }
            extents.writeInt(written);
            starts.writeInt((int) bitmaps.length());
        }
    }

    private SortedMap<Integer, List<RoaringBitmap>> byObject(int property) {
        SortedMap<Integer, List<RoaringBitmap>> byObject = new TreeMap<>();
        for (int run = runs.get(property); run < runs.get(property + 1); run++) {
            int first = runStarts.get(run);
            int[] having = new int[runStarts.get(run + 1) - first];
            Arrays.setAll(having, i -> runSubjects.get(first + i));
            RoaringBitmap subjects = RoaringBitmap.bitmapOf(having);
            int set = runObjects.get(run);
            for (int i = sets.get(set); i < sets.get(set + 1); i++) {
                byObject.computeIfAbsent(members.get(i) >>> Membership.BITS, object -> new ArrayList<>())
                        .add(subjects);
            }
        }
        return byObject;
    }
}
