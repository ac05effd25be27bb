package org.casegraph.store.column;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
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

    /**
     * A triple whose subject is a node of the case.
     *
     * @param membership bits of {@link Membership}
     */
    record Own(int subject, int property, int object, int membership) {
        private static final Comparator<Own> ORDER = Comparator.comparingInt(Own::subject)
                .thenComparingInt(Own::property)
                .thenComparingInt(Own::object);

        private boolean isSame(Own other) {
            return subject == other.subject && property == other.property && object == other.object;
        }
    }

    int setCount() {
        return setCount;
    }

    /** How many triples were given, each counted once for each graph that it is in. */
    long quads() {
        return quads;
    }

    /** @param given of one case; one that is in both of its graphs is given twice */
    void add(Collection<Own> given) throws IOException {
        quads += given.size();
        List<Own> merged = merged(given);
        Map<IntSequence, Integer> ofCase = new HashMap<>();
        for (int from = 0; from < merged.size(); ) {
            Own first = merged.get(from);
            int to = from + 1;
            while (to < merged.size()
                    && merged.get(to).subject == first.subject
                    && merged.get(to).property == first.property) {
                to++;
            }
            List<Own> objects = merged.subList(from, to);
            if (isSet(objects)) {
                write(first.subject, first.property, set(objects, ofCase), NO_MEMBERSHIP);
            } else {
                for (Own each : objects) {
                    write(each.subject, each.property, each.object, each.membership);
                }
            }
            from = to;
        }
    }

    private void write(int subject, int property, int object, int membership) throws IOException {
        triples.writeInt(~subject);
        triples.writeInt(property);
        triples.writeInt(object);
        triples.writeInt(membership);
        rows++;
    }

    private static List<Own> merged(Collection<Own> given) {
        List<Own> merged = new ArrayList<>();
        given.stream().sorted(Own.ORDER).forEach(each -> {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).isSame(each)) {
                merged.set(
                        last,
                        new Own(
                                each.subject,
                                each.property,
                                each.object,
                                each.membership | merged.get(last).membership));
            } else {
                merged.add(each);
            }
        });
        // Places count down from below 0.
        merged.sort(Comparator.<Own>comparingInt(each -> ~each.subject).thenComparingInt(Own::property));
        return merged;
    }

    private boolean isSet(List<Own> objects) {
        Boolean inOneCase = setProperties.get(objects.get(0).property);
        return inOneCase != null && (!inOneCase || objects.stream().allMatch(each -> each.object < 0));
    }

    private int set(List<Own> objects, Map<IntSequence, Integer> ofCase) throws IOException {
        int[] members = new int[objects.size() * 2];
        boolean isShared = true;
        for (int i = 0; i < objects.size(); i++) {
            members[2 * i] = objects.get(i).object;
            members[2 * i + 1] = objects.get(i).membership;
            isShared &= objects.get(i).object >= 0;
        }
        IntSequence key = new IntSequence(members);
        Map<IntSequence, Integer> scope = isShared ? known : ofCase;
        Integer number = scope.get(key);
        if (number == null) {
            number = setCount++;
            scope.put(key, number);
            sets.writeInt(objects.size());
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
}
