package org.casegraph.store.column;

import java.util.Arrays;

/** Numbers in order, as a key. */
record IntSequence(int... values) {
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
