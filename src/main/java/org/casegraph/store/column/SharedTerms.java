package org.casegraph.store.column;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/**
 * Terms that are not of the case that uses them, numbered as they come, until all are known and sorted. A blank node is
 * renamed, so that the same graphs give the same terms whatever its label was.
 */
final class SharedTerms {
    private final TermTable terms;
    private final Map<Node, Integer> blanks = new HashMap<>();

    /** Those of cases that are kept and do not go in are no terms of the store. */
    private final BitSet used = new BitSet();

    /** What was found when they were written last, as they are written several times, each time with few more. */
    private Written before = new Written(0, new BitSet(), new int[0], new int[0]);

    /**
     * @param cases how many terms those had
     * @param sorted which terms are in the order
     * @param order of the terms that are of no case, sorted
     * @param places of the terms among those of the cases; below 0 for what is none
     */
    private record Written(int cases, BitSet sorted, int[] order, int[] places) {}

    SharedTerms(Capacity capacity) {
        terms = new TermTable(capacity);
    }

    /** The text of a term that a store can hold. */
    static byte[] text(Node node) {
        if (!(node.isURI() || node.isLiteral() || node.isBlank())) {
            throw Problem.of(
                    Mistake.NOT_WRITTEN, node.toString(), "a store holds no triples about triples", "Leave it out");
        }
        return TermText.bytes(node);
    }

    /** Of a term that is used. */
    int number(Node node) {
        return use(
                node.isBlank()
                        ? blanks.computeIfAbsent(
                                node,
                                blank -> terms.number(TermText.bytes(NodeFactory.createBlankNode("g" + blanks.size()))))
                        : terms.number(text(node)));
    }

    /** Of a term that may be used or not. */
    int number(byte[] text) {
        return terms.number(text);
    }

    int use(int number) {
        used.set(number);
        return number;
    }

    boolean has(Node blank) {
        return blanks.containsKey(blank);
    }

    /**
     * Writes the dictionary.
     *
     * @param place where a term of a case stands among the terms of the cases; below 0 for what is none
     * @param cases how many terms those have; while they are as many, they are the same
     */
    Ids write(Scratch scratch, ToIntFunction<byte[]> place, int cases) throws IOException {
        Written known = cases == before.cases() ? before : new Written(cases, new BitSet(), new int[0], new int[0]);
        int[] ids = Arrays.copyOf(known.places(), terms.size());
        for (int number = known.places().length; number < ids.length; number++) {
            ids[number] = place.applyAsInt(terms.get(number));
        }
        BitSet sorted = (BitSet) used.clone();
        for (int number = 0; number < ids.length; number++) {
            if (ids[number] >= 0) {
                sorted.clear(number);
            }
        }
        BitSet further = (BitSet) sorted.clone();
        further.andNot(known.sorted());
        int[] order = merged(known.order(), sorted(further));
        before = new Written(cases, sorted, order, ids.clone());
        for (int number = 0; number < ids.length; number++) {
            ids[number] += order.length;
        }
        try (DictionaryWriter dictionary = new DictionaryWriter(scratch, Section.SHARED_TEXT, Section.SHARED_BLOCKS)) {
            for (int number : order) {
                ids[number] = dictionary.size();
                dictionary.add(terms.get(number));
            }
        }
        return new Ids(order.length, ids);
    }

    private int[] sorted(BitSet numbers) {
        Integer[] order = numbers.stream().boxed().toArray(Integer[]::new);
        Arrays.parallelSort(order, this::compare);
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    private int compare(int one, int other) {
        return TermText.ORDER.compare(terms.get(one), terms.get(other));
    }

    private int[] merged(int[] some, int[] others) {
        int[] merged = new int[some.length + others.length];
        int one = 0;
        int other = 0;
        for (int i = 0; i < merged.length; i++) {
            boolean isOne = other == others.length || one < some.length && compare(some[one], others[other]) < 0;
            merged[i] = isOne ? some[one++] : others[other++];
        }
        return merged;
    }

    /**
     * The ids by the number that a term had while it was written: 0 or more for a shared one, below for the place of one
     * among the terms of the cases, in ones' complement.
     *
     * @param shared how many terms stand before those of the cases
     */
    record Ids(int shared, int... byNumber) {
        int id(int number) {
            return number >= 0 ? byNumber[number] : shared + ~number;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return shared;
        }
    }

    /** Terms as {@link TermText} writes them, numbered as they come; it takes little more memory than their bytes. */
    private static final class TermTable {
        private static final int FEWEST = 1 << 10;

        private byte[][] terms = new byte[FEWEST][];
        private int[] hashes = new int[FEWEST];

        /** One more than the number of a term, at the place of its hash or the next that was free; twice as many as terms. */
        private int[] slots = new int[2 * FEWEST];

        private final Capacity capacity;
        private int size;

        TermTable(Capacity capacity) {
            this.capacity = capacity;
        }

        int size() {
            return size;
        }

        byte[] get(int number) {
            return terms[number];
        }

        int number(byte[] term) {
            int hash = Arrays.hashCode(term);
            int slot = slot(hash);
            for (; slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
                int number = slots[slot] - 1;
                if (hashes[number] == hash && Arrays.equals(terms[number], term)) {
                    return number;
                }
            }
            if (size == terms.length) {
                capacity.requireTerms(size + 1L);
                grow();
                return number(term);
            }
            terms[size] = term;
            hashes[size] = hash;
            slots[slot] = ++size;
            return size - 1;
        }

        private void grow() {
            int most = (int) Math.min(2L * size, capacity.terms());
            terms = Arrays.copyOf(terms, most);
            hashes = Arrays.copyOf(hashes, most);
            slots = new int[slots.length * 2];
            for (int number = 0; number < size; number++) {
                int slot = slot(hashes[number]);
                while (slots[slot] != 0) {
                    slot = slot + 1 & slots.length - 1;
                }
                slots[slot] = number + 1;
            }
        }

        private int slot(int hash) {
            return (hash ^ hash >>> 16) * 0x9e3779b1 >>> 7 & slots.length - 1;
        }
    }
}
