package org.casegraph.description;

import java.util.Arrays;

/** Of the triples with one property whose subject is of one class. */
final class PropertyUses {
    long triples;
    final TermCounts classes = new TermCounts();
    long[] datatypes = {};

    void add(int datatype) {
        if (datatype >= datatypes.length) {
            datatypes = Arrays.copyOf(datatypes, datatype + 1);
        }
        datatypes[datatype]++;
    }
}
