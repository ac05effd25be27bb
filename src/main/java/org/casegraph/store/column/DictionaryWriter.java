package org.casegraph.store.column;

import java.io.Closeable;
import java.io.IOException;

/**
 * Writes terms in blocks of sixteen: the first of a block whole, each further one as how many bytes it has in common with
 * the one before, how many follow, and these.
 */
final class DictionaryWriter implements Closeable {
    static final int BLOCK = 16;
    private static final int MOST_IN_COMMON = 255;
    private static final int SEVEN_BITS = 7;
    private static final int MORE = 1 << SEVEN_BITS;

    private final Capacity capacity;
    private final ColumnOutput text;
    private final ColumnOutput blocks;
    private byte[] before = {};
    private int terms;

    DictionaryWriter(Scratch scratch, Section text, Section blocks) throws IOException {
        capacity = scratch.capacity();
        this.text = scratch.output(text);
        this.blocks = scratch.output(blocks);
    }

    int size() {
        return terms;
    }

    void add(byte[] term) throws IOException {
        capacity.requireTerms(terms + 1L);
        int common = 0;
        if (terms % BLOCK == 0) {
            blocks.writeInt((int) text.length());
        } else {
            int most = Math.min(MOST_IN_COMMON, Math.min(before.length, term.length));
            while (common < most && before[common] == term[common]) {
                common++;
            }
        }
        text.writeByte(common);
        int length = term.length - common;
        while (length >= MORE) {
            text.writeByte(length & (MORE - 1) | MORE);
            length >>>= SEVEN_BITS;
        }
        text.writeByte(length);
        text.write(term, common, term.length - common);
        before = term;
        terms++;
    }

    @Override
    public void close() throws IOException {
        try (text) {
            blocks.close();
        }
    }
}
