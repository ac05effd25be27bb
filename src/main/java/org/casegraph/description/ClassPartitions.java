package org.casegraph.description;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.VOID;
import org.casegraph.graph.Values;

/**
 * The classes of a dataset with the properties that their instances have, as its description tells them. Reading it costs
 * the same with many cases as with few.
 */
public final class ClassPartitions {
    private static final Node DEFAULT_GRAPH =
            NodeFactory.createURI(DatasetDescription.GRAPH.getURI() + "#default-graph");

    private final Map<Node, ClassPartition> classes = new HashMap<>();
    private final Map<Node, Long> properties = new HashMap<>();

    /**
     * The instances of a class.
     *
     * @param properties empty where the description tells none of this class
     */
    public record ClassPartition(Node type, long entities, Map<Node, PropertyPartition> properties) {
        /** Those that most triples have come first. */
        public List<Map.Entry<Node, PropertyPartition>> mostUsed() {
            return properties.entrySet().stream()
                    .sorted(Comparator.comparing(
                                    (Map.Entry<Node, PropertyPartition> entry) ->
                                            entry.getValue().triples(),
                                    Comparator.reverseOrder())
                            .thenComparing(Map.Entry::getKey, Values.BY_TEXT))
                    .toList();
        }
    }

    /**
     * The triples of one property whose subjects have one class.
     *
     * @param classes of their objects, as far as these have one in the same graph
     */
    public record PropertyPartition(long triples, Map<Node, Long> classes, Map<Node, Long> datatypes) {}

    private ClassPartitions() {}

    /** As the description in the dataset tells; where there is none, counted now. */
    public static ClassPartitions of(DatasetGraph dataset) {
        if (dataset.containsGraph(DatasetDescription.GRAPH)) {
            return of(dataset.getGraph(DatasetDescription.GRAPH));
        }
        Graph counted = GraphFactory.createDefaultGraph();
        GraphPartitions.of(dataset.getDefaultGraph(), GraphPartitions.Detail.WIDE)
                .describe(DEFAULT_GRAPH, counted);
        return of(counted);
    }

    /** @param described the graph {@link DatasetDescription#GRAPH} */
    static ClassPartitions of(Graph described) {
        ClassPartitions all = new ClassPartitions();
        // The default graph last: it has the classes that were derived, and counts what several graphs say once.
        List<Node> datasets = new ArrayList<>(described
                .find(Node.ANY, VOID.classPartition.asNode(), Node.ANY)
                .mapWith(Triple::getSubject)
                .filterKeep(node -> node.isURI() && !node.equals(DEFAULT_GRAPH))
                .toSet());
        datasets.add(DEFAULT_GRAPH);
        datasets.forEach(dataset -> parts(described, dataset, VOID.classPartition)
                .forEach(part -> all.addClass(described, part, dataset.equals(DEFAULT_GRAPH))));
        parts(described, DEFAULT_GRAPH, VOID.propertyPartition)
                .forEach(part -> all.properties.put(value(described, part, VOID.property), triples(described, part)));
        return all;
    }

    /** Those with most instances first. */
    public List<ClassPartition> classes() {
        return classes.values().stream()
                .sorted(Comparator.comparingLong(ClassPartition::entities)
                        .reversed()
                        .thenComparing(ClassPartition::type, Values.BY_TEXT))
                .toList();
    }

    /** Empty for a class that is not told of: one without instances, or one of thousands. */
    public Optional<ClassPartition> of(Node type) {
        return Optional.ofNullable(classes.get(type));
    }

    /** In how many triples a property stands. */
    public long triples(Node property) {
        return properties.getOrDefault(property, 0L);
    }

    private void addClass(Graph described, Node part, boolean isWhole) {
        Node type = value(described, part, VOID._class);
        long entities = number(described, part, VOID.entities);
        Map<Node, PropertyPartition> own = new HashMap<>();
        parts(described, part, VOID.propertyPartition)
                .forEach(property -> own.put(
                        value(described, property, VOID.property),
                        new PropertyPartition(
                                triples(described, property),
                                counts(described, property, VOID.classPartition, VOID._class),
                                datatypes(described, property))));
        classes.merge(
                type, new ClassPartition(type, entities, own), isWhole ? ClassPartitions::whole : ClassPartitions::sum);
    }

    private static ClassPartition sum(ClassPartition first, ClassPartition second) {
        Map<Node, PropertyPartition> properties = new HashMap<>(first.properties);
        second.properties.forEach((property, part) -> properties.merge(
                property,
                part,
                (a, b) -> new PropertyPartition(
                        a.triples + b.triples, added(a.classes, b.classes), added(a.datatypes, b.datatypes))));
        return new ClassPartition(first.type, first.entities + second.entities, properties);
    }

    /** Of the whole the counts, of its parts the classes of the objects, which the whole does not tell. */
    private static ClassPartition whole(ClassPartition parts, ClassPartition whole) {
        Map<Node, PropertyPartition> properties = new HashMap<>(parts.properties);
        whole.properties.forEach((property, part) -> properties.merge(
                property,
                part,
                (a, b) -> new PropertyPartition(b.triples, b.classes.isEmpty() ? a.classes : b.classes, b.datatypes)));
        return new ClassPartition(whole.type, whole.entities, properties);
    }

    private static Map<Node, Long> added(Map<Node, Long> first, Map<Node, Long> second) {
        Map<Node, Long> sum = new HashMap<>(first);
        second.forEach((node, count) -> sum.merge(node, count, Long::sum));
        return sum;
    }

    private static Map<Node, Long> counts(Graph described, Node of, Property part, Property key) {
        Map<Node, Long> counts = new HashMap<>();
        parts(described, of, part).forEach(each -> counts.put(value(described, each, key), triples(described, each)));
        return counts;
    }

    private static Map<Node, Long> datatypes(Graph described, Node of) {
        Map<Node, Long> counts = new HashMap<>();
        G.listSP(described, of, GraphPartitions.DATATYPE_PARTITION)
                .forEach(each ->
                        counts.put(G.getOneSP(described, each, GraphPartitions.DATATYPE), triples(described, each)));
        return counts;
    }

    private static List<Node> parts(Graph described, Node of, Property part) {
        return G.listSP(described, of, part.asNode());
    }

    private static Node value(Graph described, Node of, Property property) {
        return G.getOneSP(described, of, property.asNode());
    }

    private static long triples(Graph described, Node of) {
        return number(described, of, VOID.triples);
    }

    private static long number(Graph described, Node of, Property property) {
        return ((Number) value(described, of, property).getLiteralValue()).longValue();
    }
}
