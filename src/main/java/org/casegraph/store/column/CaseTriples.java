package org.casegraph.store.column;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps what each case says of its own nodes in files until all terms have their ids. Terms are the numbers of
 * {@link SharedTerms.Ids}. The objects of some properties are kept as the number of a set.
 */
final class CaseTriples implements Closeable {
    private static final String TRIPLES = "case-triples";
    private static final String SETS = "case-sets";

    /** Of a set, whose members have theirs. */
    private static final int NO_MEMBERSHIP = -1;

    private final ColumnOutput triples;
    private final ColumnOutput sets;
    private final Map<Integer, Boolean> setProperties;

    /** Those of shared terms only, which further cases can have. */
    private final Map<IntSequence, Integer> known = new HashMap<>();

    private int setCount;
    private long rows;
    private long quads;

    /** @param setProperties whose objects come in sets, and whether those are all of one case */
    CaseTriples(Scratch scratch, Map<Integer, Boolean> setProperties) throws IOException {
        triples = new ColumnOutput(scratch.file(TRIPLES));
        sets = new ColumnOutput(scratch.file(SETS));
        this.setProperties = setProperties;
    }

    int setCount() {
        return setCount;
    }

    /** How many triples were given, each counted once for each graph that it is in. */
    long quads() {
        return quads;
    }

    /**
     * Adds what a case says of its own nodes.
     *
     * @param first the place of its first term
     * @param numbers those of its other terms
     */
    void add(CaseContent content, int first, int... numbers) throws IOException {
        quads += content.quads();
        int[] all = content.triples();
        Map<IntSequence, Integer> ofCase = new HashMap<>();
        for (int from = 0; from < all.length; ) {
            int to = from + CaseContent.WIDTH;
            while (to < all.length && all[to] == all[from] && all[to + 1] == all[from + 1]) {
                to += CaseContent.WIDTH;
            }
            int property = number(all[from + 1], first, numbers);
            long[] objects = new long[(to - from) / CaseContent.WIDTH];
            for (int i = 0; i < objects.length; i++) {
                int at = from + i * CaseContent.WIDTH;
                objects[i] = (long) number(all[at + 2], first, numbers) << Integer.SIZE | all[at + 3];
            }
            if (isSet(property, objects)) {
                Arrays.sort(objects);
                write(first + all[from], property, set(objects, ofCase), NO_MEMBERSHIP);
            } else {
                for (long object : objects) {
                    write(first + all[from], property, (int) (object >>> Integer.SIZE), (int) object);
                }
            }
            from = to;
        }
    }

    static int number(int local, int first, int... numbers) {
        return local < 0 ? ~(first + ~local) : numbers[local];
    }

    private void write(int subject, int property, int object, int membership) throws IOException {
        triples.writeInt(subject);
        triples.writeInt(property);
        triples.writeInt(object);
        triples.writeInt(membership);
        rows++;
    }

    private boolean isSet(int property, long... objects) {
        Boolean inOneCase = setProperties.get(property);
        return inOneCase != null && (!inOneCase || Arrays.stream(objects).allMatch(object -> object < 0));
    }

    private int set(long[] objects, Map<IntSequence, Integer> ofCase) throws IOException {
        int[] members = new int[objects.length * 2];
        boolean isShared = true;
        for (int i = 0; i < objects.length; i++) {
            members[2 * i] = (int) (objects[i] >>> Integer.SIZE);
            members[2 * i + 1] = (int) objects[i];
            isShared &= objects[i] >= 0;
        }
        IntSequence key = new IntSequence(members);
        Map<IntSequence, Integer> scope = isShared ? known : ofCase;
        Integer number = scope.get(key);
        if (number == null) {
            number = setCount++;
            scope.put(key, number);
            sets.writeInt(objects.length);
            for (int member : members) {
                sets.writeInt(member);
            }
        }
        return number;
    }

    /** What was added until now, subject by subject in the order of their places. */
    Cursor read(Scratch scratch) throws IOException {
        triples.flush();
        return new Cursor(new ColumnInput(scratch.file(TRIPLES)), rows);
    }

    /** One triple, or one set, after the other. */
    static final class Cursor implements Closeable {
        private final ColumnInput in;
        private long left;
        private int subject = Integer.MIN_VALUE;
        private int property;
        private int object;
        private int membership;

        private Cursor(ColumnInput in, long rows) throws IOException {
            this.in = in;
            this.left = rows;
            next();
        }

        void next() throws IOException {
            if (left == 0) {
                subject = Integer.MIN_VALUE;
                return;
            }
            left--;
            subject = in.readInt();
            property = in.readInt();
            object = in.readInt();
            membership = in.readInt();
        }

        /** Whether it is about the subject at this place among the terms of the cases. */
        boolean isAbout(int place) {
            return subject == place;
        }

        int property() {
            return property;
        }

        boolean isSet() {
            return membership == NO_MEMBERSHIP;
        }

        /** The number of the set, if it is one. */
        int object() {
            return object;
        }

        int membership() {
            return membership;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** The same with the ids of the terms, sorted; the members as {@link Section#SET_MEMBERS} has them. */
    void writeSets(Scratch scratch, SharedTerms.Ids ids) throws IOException {
        sets.flush();
        try (ColumnInput in = new ColumnInput(scratch.file(SETS));
                ColumnOutput starts = scratch.output(Section.SETS);
                ColumnOutput all = scratch.output(Section.SET_MEMBERS)) {
            int start = 0;
            for (int set = 0; set < setCount; set++) {
                int[] members = new int[in.readInt()];
                for (int i = 0; i < members.length; i++) {
                    members[i] = ids.id(in.readInt()) << Membership.BITS | in.readInt();
                }
                Arrays.sort(members);
                starts.writeInt(start);
                start += members.length;
                for (int member : members) {
                    all.writeInt(member);
                }
            }
            starts.writeInt(start);
        }
    }

    @Override
    public void close() throws IOException {
        try (triples) {
            sets.close();
        }
    }

    /** Numbers in order, as a key. */
    private record IntSequence(int... values) {
        @Override
        public boolean equals(Object other) {
            return other instanceof IntSequence sequence && Arrays.equals(values, sequence.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return Arrays.toString(values);
        }
    }
}
