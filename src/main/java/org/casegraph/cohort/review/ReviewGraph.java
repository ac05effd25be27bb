package org.casegraph.cohort.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.ToldFindings;
import org.casegraph.graph.Ancestors;
import org.casegraph.graph.Labels;
import org.casegraph.graph.Values;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/** What the cells of one table ask of the graph, each label and closure looked up once; for one thread. */
final class ReviewGraph {
    static final Node TYPE = RDF.type.asNode();
    private static final Node SUBCLASS = RDFS.subClassOf.asNode();
    private static final Node EXACT = SKOS.exactMatch.asNode();
    private static final List<Node> MAPPINGS =
            List.of(EXACT, SKOS.closeMatch.asNode(), SKOS.broadMatch.asNode(), SKOS.narrowMatch.asNode());

    private final Graph graph;
    private final CaseColumns columns;
    private final ToldFindings findings;
    private final Labels labels;
    private final Map<Node, String> labelled = new HashMap<>();
    private final Map<Node, Set<Node>> above = new HashMap<>();

    /** What the authors or others say of the disease in general, not of the patient. */
    private final RoaringBitmap general;

    /** What has a place in a text. */
    private final RoaringBitmap stated;

    ReviewGraph(Graph graph, CaseColumns columns, ToldFindings findings) {
        this.graph = graph;
        this.columns = columns;
        this.findings = findings;
        labels = new Labels(graph);
        general =
                RoaringBitmap.or(columns.nodes(CG.voice, CG.AuthorsOnDisease), columns.nodes(CG.voice, CG.Literature));
        stated = columns.nodes(CG.statedIn);
    }

    Graph graph() {
        return graph;
    }

    CaseColumns columns() {
        return columns;
    }

    ToldFindings findings() {
        return findings;
    }

    String label(Node node) {
        return node.isLiteral() ? labels.of(node) : labelled.computeIfAbsent(node, labels::of);
    }

    /** The node with what is the same in other vocabularies. */
    Set<Node> same(Node node) {
        Set<Node> same = new LinkedHashSet<>();
        same.add(node);
        same.addAll(Ancestors.of(node, this::matches));
        return same;
    }

    /** The node with all above it, in any vocabulary. */
    Set<Node> atOrAbove(Node node) {
        return above.computeIfAbsent(node, start -> {
            Set<Node> all = new LinkedHashSet<>();
            all.add(start);
            all.addAll(Ancestors.of(start, each -> both(matches(each), Values.objects(graph, each, SUBCLASS))));
            return all;
        });
    }

    /** The node with all below it, in any vocabulary. */
    Set<Node> atOrBelow(Node node) {
        Set<Node> all = new LinkedHashSet<>();
        all.add(node);
        all.addAll(Ancestors.of(node, each -> both(matches(each), Values.subjects(graph, SUBCLASS, each))));
        return all;
    }

    /**
     * Of what says one thing in several vocabularies only the words of ours, and of what lies within another only the inner.
     *
     * @param around what lies around a node, which it may itself be among
     */
    List<Node> narrowest(List<Node> values, Function<Node, Set<Node>> around) {
        if (values.size() < 2) {
            return values;
        }
        return values.stream()
                .filter(value -> CG.isTerm(value) || values.stream().noneMatch(other -> isMapped(other, value)))
                .filter(value -> values.stream()
                        .noneMatch(other -> !other.equals(value)
                                && around.apply(other).contains(value)
                                && !around.apply(value).contains(other)))
                .toList();
    }

    private boolean isMapped(Node ours, Node value) {
        return CG.isTerm(ours)
                && MAPPINGS.stream()
                        .anyMatch(property ->
                                graph.contains(ours, property, value) || graph.contains(value, property, ours));
    }

    private List<Node> matches(Node node) {
        return both(Values.objects(graph, node, EXACT), Values.subjects(graph, EXACT, node));
    }

    private static List<Node> both(List<Node> some, List<Node> others) {
        List<Node> both = new ArrayList<>(some);
        both.addAll(others);
        return both;
    }

    /** The nodes that have one of the objects by the property. */
    RoaringBitmap nodes(Node property, Collection<Node> objects, RoaringBitmap among) {
        RoaringBitmap found = new RoaringBitmap();
        objects.forEach(object -> found.or(columns.nodes(property, object, among)));
        return found;
    }

    /** A node of a case. */
    record Numbered(int number, Node node) {}

    /** As {@link #inOrder}, without what is said of the disease in general. */
    List<Numbered> ofPatient(RoaringBitmap numbers) {
        return numbered(RoaringBitmap.andNot(numbers, general));
    }

    /** The nodes of some numbers in the order in which the report first tells them, so that it is the same in every store. */
    List<Node> inOrder(RoaringBitmap numbers) {
        return numbered(numbers).stream().map(Numbered::node).toList();
    }

    private List<Numbered> numbered(RoaringBitmap numbers) {
        List<Numbered> nodes = new ArrayList<>();
        numbers.forEach((int number) -> nodes.add(new Numbered(number, columns.node(number))));
        if (nodes.size() > 1) {
            Comparator<Numbered> byText = Comparator.comparing(Numbered::node, Values.BY_TEXT);
            // What records tell has no place in a text.
            if (RoaringBitmap.intersects(stated, numbers)) {
                Map<Numbered, Long> starts = new HashMap<>();
                nodes.forEach(each -> starts.put(
                        each,
                        Values.objects(graph, each.node(), CG.statedIn).stream()
                                .mapToLong(this::start)
                                .min()
                                .orElse(Long.MAX_VALUE)));
                nodes.sort(Comparator.<Numbered, Long>comparing(starts::get).thenComparing(byText));
            } else {
                nodes.sort(byText);
            }
        }
        return nodes;
    }

    /** Of a passage; the greatest of all where it is not told. */
    long start(Node passage) {
        return Values.wholeNumber(graph, passage, CG.start).orElse(Long.MAX_VALUE);
    }

    Optional<BigDecimal> number(Node subject, Node property) {
        return Values.object(graph, subject, property)
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .flatMap(ReviewGraph::number);
    }

    static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** False only where it is told so. */
    boolean isTrue(Node subject, Node property) {
        return Values.object(graph, subject, property)
                .map(flag -> !flag.getLiteralLexicalForm().equals("false"))
                .orElse(true);
    }

    Optional<String> text(Node subject, Node property) {
        return Values.object(graph, subject, property).filter(Node::isLiteral).map(Node::getLiteralLexicalForm);
    }

    /** Whether it is what the authors or others say of the disease in general, not of the patient. */
    boolean isGeneral(Node node) {
        return RoaringBitmap.intersects(general, columns.numbers(node));
    }
}
