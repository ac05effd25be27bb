package org.casegraph.store.column;

import java.util.Arrays;

/**
 * The terms and triples of a case by their numbers: of a term of its own its place among those, in ones' complement, of any
 * other its place among the others. Triples are sorted by subject, property and object; one that is in both graphs stands once.
 *
 * @param own sorted
 * @param triples of subjects of its own: subject, property, object, and bits of {@link Membership}
 * @param elsewhere the others, in the same form; one that is in both graphs stands twice
 * @param quads how many triples its two graphs have together
 */
record CaseContent(byte[][] own, int[] triples, int[] elsewhere, int quads) {
    static final int WIDTH = 4;

    /** So many terms of either kind have room. */
    static final int MOST_TERMS = 1 << 19;

    /** With one that says whose term it is. */
    private static final int NUMBER_BITS = 20;

    private static final int NUMBERS = (1 << NUMBER_BITS) - 1;
    private static final int OBJECT_SHIFT = Membership.BITS;
    private static final int PROPERTY_SHIFT = OBJECT_SHIFT + NUMBER_BITS;
    private static final int SUBJECT_SHIFT = PROPERTY_SHIFT + NUMBER_BITS;
    private static final int SAME_PROPERTY = 1 << Membership.BITS;

    /**
     * @param said three numbers for each triple
     * @param stated how many of them, the first, are stated
     */
    static CaseContent of(byte[][] own, int[] said, int stated) {
        long[] keys = new long[said.length / 3];
        int[] elsewhere = new int[keys.length * WIDTH];
        int others = 0;
        int mine = 0;
        for (int i = 0; i < keys.length; i++) {
            int membership = i < stated ? Membership.STATED : Membership.INFERRED;
            int subject = said[3 * i];
            if (subject < 0) {
                keys[mine++] = (long) ~subject << SUBJECT_SHIFT
                        | (long) packed(said[3 * i + 1]) << PROPERTY_SHIFT
                        | (long) packed(said[3 * i + 2]) << OBJECT_SHIFT
                        | membership;
            } else {
                System.arraycopy(said, 3 * i, elsewhere, others, 3);
                elsewhere[others + 3] = membership;
                others += WIDTH;
            }
        }
        Arrays.sort(keys, 0, mine);
        return new CaseContent(own, triples(keys, mine), Arrays.copyOf(elsewhere, others), keys.length);
    }

    private static int[] triples(long[] keys, int count) {
        int[] triples = new int[count * WIDTH];
        int width = 0;
        for (int i = 0; i < count; i++) {
            if (i > 0 && keys[i] >>> OBJECT_SHIFT == keys[i - 1] >>> OBJECT_SHIFT) {
                triples[width - 1] |= (int) keys[i] & Membership.MASK;
                continue;
            }
            triples[width++] = (int) (keys[i] >>> SUBJECT_SHIFT);
            triples[width++] = number((int) (keys[i] >>> PROPERTY_SHIFT) & NUMBERS);
            triples[width++] = number((int) (keys[i] >>> OBJECT_SHIFT) & NUMBERS);
            triples[width++] = (int) keys[i] & Membership.MASK;
        }
        return Arrays.copyOf(triples, width);
    }

    /** The lowest bit says whose term it is. */
    private static int packed(int number) {
        return number < 0 ? ~number << 1 | 1 : number << 1;
    }

    private static int number(int packed) {
        return (packed & 1) == 1 ? ~(packed >>> 1) : packed >>> 1;
    }

    byte[] packed() {
        PackedNumbers out = new PackedNumbers();
        out.add(quads);
        out.add(own.length);
        byte[] before = {};
        for (byte[] term : own) {
            int common = Math.max(0, Arrays.mismatch(before, term));
            out.add(common);
            out.add(term.length - common);
            out.add(term, common, term.length - common);
            before = term;
        }
        out.add(triples.length / WIDTH);
        int subject = 0;
        int property = 0;
        for (int i = 0; i < triples.length; i += WIDTH) {
            boolean isSame = i > 0 && triples[i] == subject && triples[i + 1] == property;
            out.add(packed(triples[i + 2]) << Membership.BITS + 1 | (isSame ? SAME_PROPERTY : 0) | triples[i + 3]);
            if (!isSame) {
                out.add(triples[i] - subject);
                out.add(packed(triples[i + 1]));
                subject = triples[i];
                property = triples[i + 1];
            }
        }
        out.add(elsewhere.length / WIDTH);
        for (int i = 0; i < elsewhere.length; i++) {
            out.add(i % WIDTH == WIDTH - 1 ? elsewhere[i] : packed(elsewhere[i]));
        }
        return out.toArray();
    }

    static CaseContent read(byte[] packed) {
        PackedNumbers in = new PackedNumbers(packed);
        int quads = in.next();
        byte[][] own = new byte[in.next()][];
        byte[] before = {};
        for (int i = 0; i < own.length; i++) {
            int common = in.next();
            int more = in.next();
            own[i] = Arrays.copyOf(before, common + more);
            in.next(own[i], common, more);
            before = own[i];
        }
        int[] triples = new int[in.next() * WIDTH];
        int subject = 0;
        int property = 0;
        for (int i = 0; i < triples.length; i += WIDTH) {
            int head = in.next();
            if ((head & SAME_PROPERTY) == 0) {
                subject += in.next();
                property = number(in.next());
            }
            triples[i] = subject;
            triples[i + 1] = property;
            triples[i + 2] = number(head >>> Membership.BITS + 1);
            triples[i + 3] = head & Membership.MASK;
        }
        int[] elsewhere = new int[in.next() * WIDTH];
        for (int i = 0; i < elsewhere.length; i++) {
            elsewhere[i] = i % WIDTH == WIDTH - 1 ? in.next() : number(in.next());
        }
        return new CaseContent(own, triples, elsewhere, quads);
    }

    /** Numbers of 0 or more, seven bits a byte, and bytes among them; first written, or first read. */
    static final class PackedNumbers {
        private static final int SEVEN_BITS = 7;
        private static final int MORE = 1 << SEVEN_BITS;

        private byte[] bytes;
        private int at;

        PackedNumbers() {
            this(new byte[1 << 10]);
        }

        PackedNumbers(byte[] bytes) {
            this.bytes = bytes;
        }

        private void room(int more) {
            if (at + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(at + more, bytes.length * 2));
            }
        }

        void add(int number) {
            room(Integer.BYTES + 1);
            int rest = number;
            while ((rest & -MORE) != 0) {
                bytes[at++] = (byte) (rest & MORE - 1 | MORE);
                rest >>>= SEVEN_BITS;
            }
            bytes[at++] = (byte) rest;
        }

        void add(byte[] from, int first, int length) {
            room(length);
            System.arraycopy(from, first, bytes, at, length);
            at += length;
        }

        byte[] toArray() {
            return Arrays.copyOf(bytes, at);
        }

        int next() {
            int number = 0;
            int shift = 0;
            byte part;
            do {
                part = bytes[at++];
                number |= (part & MORE - 1) << shift;
                shift += SEVEN_BITS;
            } while (part < 0);
            return number;
        }

        void next(byte[] to, int first, int length) {
            System.arraycopy(bytes, at, to, first, length);
            at += length;
        }
    }
}
