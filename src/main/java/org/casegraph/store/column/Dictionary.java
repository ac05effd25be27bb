package org.casegraph.store.column;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Objects;

/** Terms by their place, as {@link DictionaryWriter} wrote them. */
public final class Dictionary {
    private static final int SEVEN_BITS = 7;
    private static final int MORE = 1 << SEVEN_BITS;

    private final ByteBuffer text;
    private final IntBuffer blocks;
    private final int size;

    /** @param size how many terms there are */
    public Dictionary(ByteBuffer text, IntBuffer blocks, int size) {
        this.text = text;
        this.blocks = blocks;
        this.size = size;
    }

    /** How many blocks so many terms take. */
    public static int blocks(int terms) {
        return (int) ((terms + (long) DictionaryWriter.BLOCK - 1) / DictionaryWriter.BLOCK);
    }

    /** Reads one term after another. */
    public final class Cursor {
        private byte[] bytes = new byte[256];

        /** Of the terms that were gone through last where their own bytes are, and behind how many of the one before. */
        private final int[] starts = new int[DictionaryWriter.BLOCK];

        private final int[] commons = new int[DictionaryWriter.BLOCK];
        private int length;
        private int at;
        private int next = -1;

        /** Goes to the first term of a block. */
        private void open(int block) {
            open(block, block * DictionaryWriter.BLOCK);
        }

        /** Goes to a place of a block. */
        private void open(int block, int place) {
            next = block * DictionaryWriter.BLOCK;
            at = blocks.get(block);
            length = 0;
            goTo(place);
        }

        private void step() {
            goTo(next);
        }

        /** Goes on to a place of this block: of the terms between only what the one there has of them is read. */
        private void goTo(int place) {
            int count = 0;
            while (next <= place) {
                int common = text.get(at++) & 0xff;
                int more = 0;
                int part;
                int shift = 0;
                do {
                    part = text.get(at++);
                    more |= (part & (MORE - 1)) << shift;
                    shift += SEVEN_BITS;
                } while (part < 0);
                Objects.checkFromIndexSize(at, more, text.limit());
                length = common + more;
                commons[count] = common;
                starts[count++] = at;
                at += more;
                next++;
            }
            if (length > bytes.length) {
                bytes = Arrays.copyOf(bytes, length * 2);
            }
            int missing = length;
            for (int i = count - 1; i >= 0; i--) {
                if (commons[i] < missing) {
                    text.get(starts[i], bytes, commons[i], missing - commons[i]);
                    missing = commons[i];
                }
            }
        }

        /** Goes to the term at a place. */
        public void seek(int place) {
            open(place / DictionaryWriter.BLOCK, place);
        }

        /** As {@link #seek}, quicker where the place comes little after the last. */
        public void advance(int place) {
            if (next <= 0
                    || place < next - 1
                    || place / DictionaryWriter.BLOCK != (next - 1) / DictionaryWriter.BLOCK) {
                seek(place);
            } else {
                goTo(place);
            }
        }

        /** A copy of the term at a place. */
        public byte[] copy(int place) {
            if (place != next || place % DictionaryWriter.BLOCK == 0) {
                seek(place);
            } else {
                step();
            }
            return Arrays.copyOf(bytes, length);
        }

        /** The term, as {@link TermText} has it, in the first {@link #length} of these; they change with the next. */
        public byte[] bytes() {
            return bytes;
        }

        public int length() {
            return length;
        }

        /** The order of the term and another, as they are sorted. */
        public int compare(byte[] term) {
            return Arrays.compareUnsigned(bytes, 0, length, term, 0, term.length);
        }
    }

    /** The place of a term among those from one place to another, which are sorted; below 0 if it is not there. */
    public int find(byte[] term, int from, int to) {
        if (from >= to) {
            return -1;
        }
        Cursor cursor = new Cursor();
        int low = (from + DictionaryWriter.BLOCK - 1) / DictionaryWriter.BLOCK;
        int high = (to - 1) / DictionaryWriter.BLOCK;
        // The last block that begins within and not after the term.
        while (low <= high) {
            int middle = (low + high) >>> 1;
            cursor.open(middle);
            if (cursor.compare(term) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        int block = Math.max(0, low - 1);
        cursor.open(block);
        int last = Math.min(to, Math.min(size, (block + 1) * DictionaryWriter.BLOCK));
        for (int place = block * DictionaryWriter.BLOCK; place < last; place++) {
            if (place >= from) {
                int order = cursor.compare(term);
                if (order >= 0) {
                    return order == 0 ? place : -1;
                }
            }
            if (place + 1 < last) {
                cursor.step();
            }
        }
        return -1;
    }
}
