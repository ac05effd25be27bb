package org.casegraph.search;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a segment that have certain terms, as sets of bits: what is searched mostly fits many, and sets of bits
 * are put together at once, where Lucene's own queries go from document to document. For one search, and one thread.
 */
final class FittingDocuments {
    private final LeafReader leaf;
    private final Runnable watch;
    private @Nullable PostingsEnum last;

    /** @param watch called at each term, to throw where the search is to end */
    FittingDocuments(LeafReader leaf, Runnable watch) {
        this.leaf = leaf;
        this.watch = watch;
    }

    FixedBitSet none() {
        return new FixedBitSet(leaf.maxDoc());
    }

    /** Adds those with a term. */
    void add(FixedBitSet to, String field, String term) throws IOException {
        watch.run();
        Optional<TermsEnum> terms = terms(field);
        if (terms.isPresent() && terms.get().seekExact(new BytesRef(term))) {
            add(to, terms.get());
        }
    }

    /** Adds those with a term that begins so. */
    void addBeginning(FixedBitSet to, String field, String beginning) throws IOException {
        Optional<TermsEnum> found = terms(field);
        if (found.isPresent()) {
            TermsEnum terms = found.get();
            BytesRef first = new BytesRef(beginning);
            if (terms.seekCeil(first) != TermsEnum.SeekStatus.END) {
                for (BytesRef term = terms.term(); term != null && StringHelper.startsWith(term, first); ) {
                    watch.run();
                    add(to, terms);
                    term = terms.next();
                }
            }
        }
    }

    /** Adds those with a term that is one of the likeliest spellings. */
    void addMisspelt(FixedBitSet to, String field, Spellings spellings) throws IOException {
        Terms all = leaf.terms(field);
        if (all != null) {
            TermsEnum terms = all.iterator();
            for (BytesRef term : spellings.likeliest(all, watch)) {
                watch.run();
                if (terms.seekExact(term)) {
                    add(to, terms);
                }
            }
        }
    }

    private Optional<TermsEnum> terms(String field) throws IOException {
        Terms terms = leaf.terms(field);
        return terms == null ? Optional.empty() : Optional.of(terms.iterator());
    }

    private void add(FixedBitSet to, TermsEnum at) throws IOException {
        PostingsEnum documents = at.postings(last, PostingsEnum.NONE);
        last = documents;
        for (int document = documents.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = documents.nextDoc()) {
            to.set(document);
        }
    }

    /** The numbers of those in a set, in order. */
    static int[] numbers(FixedBitSet set) {
        int[] numbers = new int[set.cardinality()];
        int at = 0;
        long[] words = set.getBits();
        for (int word = 0; at < numbers.length; word++) {
            for (long left = words[word]; left != 0; left &= left - 1) {
                numbers[at++] = (word << 6) + Long.numberOfTrailingZeros(left);
            }
        }
        return numbers;
    }
}
