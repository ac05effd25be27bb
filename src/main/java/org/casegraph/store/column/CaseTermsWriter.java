package org.casegraph.store.column;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.NodeFactory;

/** Writes the terms of each case: its IRI, those that begin with it and {@code #}, and its blank nodes. */
final class CaseTermsWriter implements Closeable {
    private final DictionaryWriter dictionary;
    private final Scratch scratch;
    private final List<Integer> firsts = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private byte[] last = {};

    CaseTermsWriter(Scratch scratch) throws IOException {
        this.scratch = scratch;
        dictionary = new DictionaryWriter(scratch, Section.CASE_TEXT, Section.CASE_BLOCKS);
    }

    int cases() {
        return firsts.size();
    }

    int terms() {
        return dictionary.size();
    }

    /**
     * Adds a case; its place among the cases is how many came before.
     *
     * @param terms of it, sorted, its IRI first; a blank node is renamed by the place of the case
     * @return the place of the first among the terms of all cases
     */
    int add(byte[]... terms) throws IOException {
        if (TermText.ORDER.compare(last, terms[0]) >= 0) {
            throw new IllegalArgumentException("not in order: " + new String(terms[0], StandardCharsets.UTF_8));
        }
        last = terms[0];
        int first = dictionary.size();
        byte[] prefix = TermText.bytes(NodeFactory.createBlankNode("c" + firsts.size()));
        numbers.put(iri(terms[0]), firsts.size());
        firsts.add(first);
        for (byte[] term : terms) {
            dictionary.add(TermText.isBlank(term) ? renamed(prefix, term) : term);
        }
        return first;
    }

    private static String iri(byte[] term) {
        return TermText.node(term, term.length).getURI();
    }

    private static byte[] renamed(byte[] prefix, byte[] blank) {
        byte[] renamed = Arrays.copyOf(prefix, prefix.length + blank.length - 1);
        System.arraycopy(blank, 1, renamed, prefix.length, blank.length - 1);
        return renamed;
    }

    /** Writes what was added until now, so that it can be read. */
    Finished finish() throws IOException {
        dictionary.close();
        try (ColumnOutput column = scratch.output(Section.CASES)) {
            for (int first : firsts) {
                column.writeInt(first);
            }
            column.writeInt(dictionary.size());
        }
        return new Finished(
                new Dictionary(scratch.map(Section.CASE_TEXT), scratch.ints(Section.CASE_BLOCKS), dictionary.size()),
                firsts.stream().mapToInt(Integer::intValue).toArray(),
                dictionary.size(),
                numbers);
    }

    /** All cases with their terms. */
    record Finished(Dictionary terms, int[] firsts, int size, Map<String, Integer> numbers) {
        /** The place of a term that another graph names; below 0 if it is not one of a case. */
        int place(byte[] term) {
            if (!TermText.isIri(term)) {
                return -1;
            }
            String iri = iri(term);
            int fragment = iri.indexOf('#');
            Integer number = numbers.get(fragment < 0 ? iri : iri.substring(0, fragment));
            if (number == null) {
                return -1;
            }
            return terms.find(term, firsts[number], number + 1 < firsts.length ? firsts[number + 1] : size);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return size;
        }
    }

    @Override
    public void close() throws IOException {
        dictionary.close();
    }
}
