package org.casegraph.store.column;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
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

    static boolean isOf(String caseIri, Node node) {
        return node.isURI()
                && node.getURI().startsWith(caseIri)
                && (node.getURI().length() == caseIri.length() || node.getURI().charAt(caseIri.length()) == '#');
    }

    /**
     * Adds a case; its place among the cases is how many came before.
     *
     * @param terms of it, its IRI among them; a blank node is renamed by its place in them
     * @return the place of each among the terms of all cases
     */
    Map<Node, Integer> add(String caseIri, Collection<Node> terms) throws IOException {
        int number = firsts.size();
        byte[][] texts = new byte[terms.size()][];
        Map<Node, byte[]> byNode = new HashMap<>();
        int at = 0;
        int blanks = 0;
        for (Node term : terms) {
            texts[at] =
                    TermText.bytes(term.isBlank() ? NodeFactory.createBlankNode("c" + number + "b" + blanks++) : term);
            byNode.put(term, texts[at++]);
        }
        Arrays.sort(texts, TermText.ORDER);
        if (TermText.ORDER.compare(last, texts[0]) >= 0) {
            throw new IllegalArgumentException("not in order: " + caseIri);
        }
        last = texts[0];
        firsts.add(dictionary.size());
        numbers.put(caseIri, number);
        int first = dictionary.size();
        for (byte[] text : texts) {
            dictionary.add(text);
        }
        Map<Node, Integer> places = new HashMap<>();
        byNode.forEach((node, text) -> places.put(node, first + Arrays.binarySearch(texts, text, TermText.ORDER)));
        return places;
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
        int place(Node node) {
            if (!node.isURI()) {
                return -1;
            }
            String iri = node.getURI();
            int fragment = iri.indexOf('#');
            Integer number = numbers.get(fragment < 0 ? iri : iri.substring(0, fragment));
            if (number == null) {
                return -1;
            }
            return terms.find(
                    TermText.bytes(node), firsts[number], number + 1 < firsts.length ? firsts[number + 1] : size);
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
