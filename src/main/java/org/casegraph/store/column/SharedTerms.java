package org.casegraph.store.column;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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
    private final Map<Node, Integer> numbers = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private int blanks;

    int number(Node node) {
        return numbers.computeIfAbsent(node, this::added);
    }

    private int added(Node node) {
        if (!(node.isURI() || node.isLiteral() || node.isBlank())) {
            throw Problem.of(
                    Mistake.NOT_WRITTEN, node.toString(), "a store holds no triples about triples", "Leave it out");
        }
        nodes.add(node.isBlank() ? NodeFactory.createBlankNode("g" + blanks++) : node);
        return nodes.size() - 1;
    }

    boolean has(Node node) {
        return numbers.containsKey(node);
    }

    /**
     * Writes the dictionary.
     *
     * @param place where a term of a case stands among the terms of the cases; below 0 for what is none
     */
    Ids write(Scratch scratch, ToIntFunction<Node> place) throws IOException {
        int[] places = new int[nodes.size()];
        List<Integer> own = new ArrayList<>();
        byte[][] texts = new byte[nodes.size()][];
        for (int number = 0; number < places.length; number++) {
            places[number] = place.applyAsInt(nodes.get(number));
            if (places[number] < 0) {
                texts[number] = TermText.bytes(nodes.get(number));
                own.add(number);
            }
        }
        Integer[] order = own.toArray(Integer[]::new);
        Arrays.sort(order, (one, other) -> TermText.ORDER.compare(texts[one], texts[other]));
        int[] ids = new int[nodes.size()];
        try (DictionaryWriter dictionary = new DictionaryWriter(scratch, Section.SHARED_TEXT, Section.SHARED_BLOCKS)) {
            for (Integer number : order) {
                ids[number] = dictionary.size();
                dictionary.add(texts[number]);
            }
        }
        for (int number = 0; number < ids.length; number++) {
            if (places[number] >= 0) {
                ids[number] = order.length + places[number];
            }
        }
        return new Ids(order.length, ids);
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
}
