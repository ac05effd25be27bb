package org.casegraph.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.FixedBitSet;

/**
 * What is read of things that were found.
 *
 * @param dataset whose index it is
 * @param leaf its one segment
 * @param names what a case is called and states
 * @param byKind the documents of each kind
 * @param shared those whose thing has others, as a term has one for each name; not to be changed
 * @param casesBefore of each 64 documents how many of all before are cases
 */
record OpenIndex(
        DatasetGraph dataset,
        LeafReader leaf,
        CaseNames names,
        Map<Kind, FixedBitSet> byKind,
        FixedBitSet shared,
        int[] casesBefore) {
    static OpenIndex of(DatasetGraph dataset, LeafReader leaf, CaseNames names) throws IOException {
        FittingDocuments documents = new FittingDocuments(leaf, () -> {});
        Map<Kind, FixedBitSet> byKind = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            FixedBitSet ofKind = documents.none();
            documents.add(ofKind, IndexDocuments.KIND, kind.written());
            byKind.put(kind, ofKind);
        }
        long[] cases = byKind.getOrDefault(Kind.CASE, documents.none()).getBits();
        int[] casesBefore = new int[cases.length];
        for (int word = 1; word < cases.length; word++) {
            casesBefore[word] = casesBefore[word - 1] + Long.bitCount(cases[word - 1]);
        }
        return new OpenIndex(dataset, leaf, names, byKind, shared(leaf), casesBefore);
    }

    private static FixedBitSet shared(LeafReader leaf) throws IOException {
        SortedDocValues things = DocValues.getSorted(leaf, IndexDocuments.THING);
        int[] first = new int[things.getValueCount()];
        Arrays.fill(first, -1);
        FixedBitSet shared = new FixedBitSet(leaf.maxDoc());
        for (int document = 0; document < leaf.maxDoc(); document++) {
            if (things.advanceExact(document)) {
                int thing = things.ordValue();
                if (first[thing] < 0) {
                    first[thing] = document;
                } else {
                    shared.set(first[thing]);
                    shared.set(document);
                }
            }
        }
        return shared;
    }

    /** The documents of some kinds, in a set that may be changed. */
    FixedBitSet ofKinds(Set<Kind> kinds) {
        FixedBitSet all = new FixedBitSet(leaf.maxDoc());
        kinds.forEach(kind -> all.or(byKind.getOrDefault(kind, all)));
        return all;
    }

    /** The place of a case among all of the index; below 0 if a document is not that of a case. */
    int caseAt(int document) {
        FixedBitSet cases = byKind.get(Kind.CASE);
        if (cases == null || !cases.get(document)) {
            return -1;
        }
        int word = document >> 6;
        // Java shifts by the lowest six bits.
        return casesBefore[word] + Long.bitCount(cases.getBits()[word] & (1L << document) - 1);
    }
}
