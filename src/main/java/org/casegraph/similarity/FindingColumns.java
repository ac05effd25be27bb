package org.casegraph.similarity;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.similarity.row.SparseRows;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/** What the graph says of findings, in numbers: classes are numbered by IRI, and each case has a row of those it has or denies. */
final class FindingColumns {
    private final List<Node> classes;
    private final int[] content;
    private final SparseRows atOrAbove;
    private final SortedMap<Node, RoaringBitmap> present = byIri();
    private final Map<Node, RoaringBitmap> absent = new HashMap<>();

    FindingColumns(Graph graph) {
        SortedMap<Node, Integer> contents = byIri();
        graph.stream(Node.ANY, CG.informationContent, Node.ANY)
                .forEach(triple -> contents.put(triple.getSubject(), tenThousandths(triple)));
        classes = List.copyOf(contents.keySet());
        content = contents.values().stream().mapToInt(Integer::intValue).toArray();
        Map<Node, Integer> numbers = new HashMap<>();
        classes.forEach(type -> numbers.put(type, numbers.size()));
        atOrAbove = SparseRows.of(classes.stream()
                .map(type -> graph.stream(type, CG.subsumedBy, Node.ANY)
                        .map(triple -> numbers.get(triple.getObject()))
                        .filter(number -> number != null)
                        .mapToInt(Integer::intValue)
                        .sorted()
                        .toArray())
                .toList());
        Map<Node, RoaringBitmap> found = new HashMap<>();
        graph.find(Node.ANY, CG.inCase, Node.ANY).forEachRemaining(in -> {
            add(graph, in, RDF.type.asNode(), numbers, found);
            add(graph, in, CG.absenceOf, numbers, absent);
        });
        present.putAll(found);
    }

    /** By number. */
    List<Node> classes() {
        return classes;
    }

    /** What each class tells, in ten-thousandths of a bit. */
    int[] content() {
        return content;
    }

    /** For each class itself and the classes above it. */
    SparseRows atOrAbove() {
        return atOrAbove;
    }

    /** For each case, by IRI, the classes of which it has a finding. */
    SortedMap<Node, RoaringBitmap> present() {
        return present;
    }

    /** For each case that denies anything, the classes that it denies. */
    Map<Node, RoaringBitmap> absent() {
        return absent;
    }

    private static void add(
            Graph graph, Triple in, Node property, Map<Node, Integer> numbers, Map<Node, RoaringBitmap> rows) {
        graph.find(in.getSubject(), property, Node.ANY).forEachRemaining(triple -> {
            Integer number = numbers.get(triple.getObject());
            if (number != null) {
                rows.computeIfAbsent(in.getObject(), c -> new RoaringBitmap()).add(number);
            }
        });
    }

    private static int tenThousandths(Triple triple) {
        return new BigDecimal(triple.getObject().getLiteralLexicalForm())
                .movePointRight(SimilarityIndex.DECIMALS)
                .intValueExact();
    }

    private static <T> SortedMap<Node, T> byIri() {
        return new TreeMap<>(SimilarityIndex.BY_IRI);
    }
}
