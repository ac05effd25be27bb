package org.casegraph.store.column;

import java.io.IOException;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;

/** Writes the rows of all subjects, and in which graphs each place of them is. */
final class RowsWriter {
    private static final int PROPERTY_SHIFT = Integer.SIZE - 1 + Membership.BITS;
    private static final long OBJECTS = (1L << (Integer.SIZE - 1)) - 1;
    private static final int PLACES_A_BYTE = Byte.SIZE / Membership.BITS;

    private final Capacity capacity;
    private final PropertyNumbers numbers;
    private final List<ElsewhereTriples.Placed> elsewhere;
    private final IntBuffer sets;
    private final IntBuffer members;
    private final long[] triples;
    private final long[] subjects;
    private final IntList places = new IntList();
    private final IntList graphs = new IntList();

    /** The entries of the subject at hand: property, object, membership. */
    private long[] row = new long[64];

    private int width;
    private int next;
    private int size;
    private int packed;

    /**
     * @param elsewhere in the order of subjects, properties and objects
     * @param sets where the members of each begin
     */
    RowsWriter(
            Capacity capacity,
            PropertyNumbers numbers,
            List<ElsewhereTriples.Placed> elsewhere,
            IntBuffer sets,
            IntBuffer members) {
        this.capacity = capacity;
        this.numbers = numbers;
        this.elsewhere = elsewhere;
        this.sets = sets;
        this.members = members;
        triples = new long[numbers.count()];
        subjects = new long[numbers.count()];
    }

    /** By the number of the property; of sets, the triples that they stand for. */
    long[] triples() {
        return triples;
    }

    long[] subjects() {
        return subjects;
    }

    /** The places of the triples that were elsewhere. */
    IntList places() {
        return places;
    }

    /** The graph of each of {@link #places}. */
    IntList graphs() {
        return graphs;
    }

    /** How many places there are. */
    int size() {
        return size;
    }

    void write(Scratch scratch, SharedTerms.Ids ids, CaseTriples.Cursor own, int caseTerms) throws IOException {
        try (ColumnOutput starts = scratch.output(Section.ROWS);
                ColumnOutput propertyBytes = scratch.output(Section.ROW_PROPERTIES);
                ColumnOutput objectBytes = scratch.output(Section.ROW_OBJECTS);
                ColumnOutput memberships = scratch.output(Section.ROW_MEMBERSHIP)) {
            IdColumn.Writer properties = new IdColumn.Writer(propertyBytes, numbers.count());
            IdColumn.Writer objects =
                    new IdColumn.Writer(objectBytes, Math.max(ids.shared() + caseTerms, sets.limit()));
            for (int subject = 0; subject < ids.shared() + caseTerms; subject++) {
                starts.writeInt(size);
                width = 0;
                for (; own.isAbout(subject - ids.shared()); own.next()) {
                    if (own.isSet()) {
                        addSet(numbers.set(own.property()), numbers.plain(own.property()), own.object(), subject);
                    } else {
                        add(numbers.plain(own.property()), ids.id(own.object()), own.membership());
                    }
                }
                int lists = next;
                for (; isElsewhere(next, subject); next++) {
                    add(elsewhere.get(next).property(), elsewhere.get(next).object(), 0);
                }
                Arrays.sort(row, 0, width);
                writeRow(properties, objects, memberships, lists);
            }
            starts.writeInt(size);
            properties.end();
            objects.end();
            memberships.writeByte(packed);
        }
    }

    private boolean isElsewhere(int index, int subject) {
        return index < elsewhere.size() && elsewhere.get(index).subject() == subject;
    }

    private void add(int property, int object, int membership) {
        if (width == row.length) {
            row = Arrays.copyOf(row, width * 2);
        }
        row[width++] = (long) property << PROPERTY_SHIFT | (long) object << Membership.BITS | membership;
    }

    /** A set of which another graph says a member again is written out, so that no triple stands in a row twice. */
    private void addSet(int property, int plain, int set, int subject) {
        boolean isRepeated = false;
        for (int i = next; isElsewhere(i, subject); i++) {
            isRepeated |= elsewhere.get(i).property() == plain
                    && isMember(set, elsewhere.get(i).object());
        }
        if (!isRepeated) {
            add(property, set, 0);
            triples[property] += sets.get(set + 1) - sets.get(set);
            return;
        }
        for (int i = sets.get(set); i < sets.get(set + 1); i++) {
            add(plain, members.get(i) >>> Membership.BITS, members.get(i) & Membership.MASK);
        }
    }

    private boolean isMember(int set, int object) {
        for (int i = sets.get(set); i < sets.get(set + 1); i++) {
            if (members.get(i) >>> Membership.BITS == object) {
                return true;
            }
        }
        return false;
    }

    private void writeRow(IdColumn.Writer properties, IdColumn.Writer objects, ColumnOutput memberships, int lists)
            throws IOException {
        int list = lists;
        int before = -1;
        for (int i = 0; i < width; ) {
            int property = (int) (row[i] >>> PROPERTY_SHIFT);
            int object = (int) (row[i] >>> Membership.BITS & OBJECTS);
            int membership = 0;
            for (long said = row[i] >>> Membership.BITS; i < width && row[i] >>> Membership.BITS == said; i++) {
                membership |= (int) (row[i] & Membership.MASK);
            }
            for (; list < next && isIn(elsewhere.get(list), property, object); list++) {
                places.add(size);
                graphs.add(elsewhere.get(list).graph());
            }
            properties.add(property);
            objects.add(object);
            writeMembership(membership, memberships);
            triples[property] += property < numbers.plainCount() ? 1 : 0;
            subjects[property] += property == before ? 0 : 1;
            before = property;
        }
    }

    private static boolean isIn(ElsewhereTriples.Placed placed, int property, int object) {
        return placed.property() == property && placed.object() == object;
    }

    private void writeMembership(int membership, ColumnOutput memberships) throws IOException {
        capacity.requirePlaces(size + 1L);
        packed |= membership << size % PLACES_A_BYTE * Membership.BITS;
        if (size % PLACES_A_BYTE == PLACES_A_BYTE - 1) {
            memberships.writeByte(packed);
            packed = 0;
        }
        size++;
    }
}
