package org.casegraph.store.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/**
 * A case on its way into columns: its own terms and its triples packed, all other terms as text. Making one needs nothing of
 * any other case, so that many threads may.
 *
 * @param others the terms that are not its own, as {@link TermText} writes them, sorted
 * @param content a {@link CaseContent}
 */
public record ColumnCase(byte[][] others, byte[] content) {
    /**
     * Of a case whose blank nodes stand in no other graph.
     *
     * @throws Problem if it is too large, or says something of a triple
     */
    public static ColumnCase of(Node name, Graph stated, Graph inferred) {
        return of(name, stated, inferred, blank -> false);
    }

    /** @param isShared whether a blank node is one of other graphs */
    static ColumnCase of(Node name, Graph stated, Graph inferred, Predicate<Node> isShared) {
        return new Numbering(name, isShared, stated, inferred).packed();
    }

    /**
     * Of a case that stands in a store.
     *
     * @param own its own terms as the store has them, in their order
     * @param others the other terms that its triples name
     * @param said three numbers for each triple: of a term of its own the place among those in ones' complement, of any other
     *     that among the others
     * @param stated how many of the triples, the first, are stated
     */
    public static ColumnCase stored(byte[][] own, List<byte[]> others, int[] said, int stated) {
        byte[][] terms = own.clone();
        for (int i = 0; i < terms.length; i++) {
            if (TermText.isBlank(terms[i])) {
                String label = TermText.node(terms[i], terms[i].length).getBlankNodeLabel();
                terms[i] = TermText.bytes(NodeFactory.createBlankNode(label.substring(label.indexOf('b'))));
            }
        }
        int[] places = new int[others.size()];
        byte[][] sorted = Numbering.sorted(others, places);
        int[] numbers = said.clone();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = numbers[i] < 0 ? numbers[i] : places[numbers[i]];
        }
        return new ColumnCase(sorted, CaseContent.of(terms, numbers, stated).packed());
    }

    /** A blank node is called by its place among those of the case. */
    private static Node blank(int place) {
        return NodeFactory.createBlankNode("b" + place);
    }

    private static boolean isOf(String caseIri, Node node) {
        return node.isURI()
                && node.getURI().startsWith(caseIri)
                && (node.getURI().length() == caseIri.length() || node.getURI().charAt(caseIri.length()) == '#');
    }

    /** Numbers the terms of one case: its own in ones' complement, first as they come and then as they are sorted. */
    private static final class Numbering {
        private final String iri;
        private final List<byte[]> own = new ArrayList<>();
        private final List<byte[]> others = new ArrayList<>();
        private final Map<Node, Integer> numbers = new HashMap<>();
        private final List<Triple> stated;
        private final List<Triple> inferred;

        Numbering(Node name, Predicate<Node> isShared, Graph stated, Graph inferred) {
            this.iri = name.getURI();
            this.stated = stated.find().toList();
            this.inferred = inferred.find().toList();
            number(name);
            Stream.of(stated, inferred)
                    .flatMap(graph -> BlankNames.inOrder(graph).stream())
                    .filter(node -> !isShared.test(node))
                    .distinct()
                    .forEach(node -> {
                        numbers.put(node, ~own.size());
                        own.add(TermText.bytes(blank(own.size() - 1)));
                    });
        }

        private int number(Node node) {
            Integer known = numbers.get(node);
            if (known != null) {
                return known;
            }
            boolean isOwn = isOf(iri, node);
            List<byte[]> terms = isOwn ? own : others;
            int number = isOwn ? ~terms.size() : terms.size();
            if (terms.size() == CaseContent.MOST_TERMS) {
                throw Problem.of(
                        Mistake.CASE_TOO_LARGE,
                        iri,
                        "a case has at most " + CaseContent.MOST_TERMS + " terms",
                        "Leave it out; the rest goes in");
            }
            terms.add(SharedTerms.text(node));
            numbers.put(node, number);
            return number;
        }

        ColumnCase packed() {
            int[] all = new int[(stated.size() + inferred.size()) * 3];
            int at = 0;
            for (List<Triple> triples : List.of(stated, inferred)) {
                for (Triple triple : triples) {
                    all[at++] = number(triple.getSubject());
                    all[at++] = number(triple.getPredicate());
                    all[at++] = number(triple.getObject());
                }
            }
            int[] ownPlaces = new int[own.size()];
            int[] otherPlaces = new int[others.size()];
            byte[][] ownSorted = sorted(own, ownPlaces);
            byte[][] othersSorted = sorted(others, otherPlaces);
            for (int i = 0; i < all.length; i++) {
                all[i] = all[i] < 0 ? ~ownPlaces[~all[i]] : otherPlaces[all[i]];
            }
            return new ColumnCase(
                    othersSorted, CaseContent.of(ownSorted, all, stated.size()).packed());
        }

        /** @param places takes the place of each */
        private static byte[][] sorted(List<byte[]> terms, int... places) {
            Integer[] order = new Integer[places.length];
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            Arrays.sort(order, (one, other) -> TermText.ORDER.compare(terms.get(one), terms.get(other)));
            byte[][] sorted = new byte[order.length][];
            for (int i = 0; i < order.length; i++) {
                sorted[i] = terms.get(order[i]);
                places[order[i]] = i;
            }
            return sorted;
        }
    }
}
