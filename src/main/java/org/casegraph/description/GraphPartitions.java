package org.casegraph.description;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.casegraph.vocabulary.CG;

/**
 * Counts graphs by class and property (https://www.w3.org/TR/void/#class-property-partitions). Each number is what
 * {@code GRAPH ?g { ?s a ?class ; ?property ?o . ?o a ?objectClass }} counts over them.
 */
final class GraphPartitions {
    /** Not in VoID itself; the editors of the Swiss Institute of Bioinformatics read it. */
    private static final String EXTENSION = "http://ldf.fi/void-ext#";

    private static final Node DATATYPE_PARTITION = NodeFactory.createURI(EXTENSION + "datatypePartition");
    private static final Node DATATYPE = NodeFactory.createURI(EXTENSION + "datatype");
    private static final Node TYPE = RDF.type.asNode();

    /** As many classes of other vocabularies are told of a graph. */
    static final int MOST_OTHERS = 200;

    /** As many classes are told with their properties where all have those of their ancestors, too. */
    static final int WIDEST = 40;

    private final Detail detail;
    private final Map<Node, List<Node>> types = new HashMap<>();
    private final Map<Node, Long> entities = new HashMap<>();
    private final Map<Node, Long> properties = new HashMap<>();
    private final Map<Node, Map<Node, Uses>> byClass = new HashMap<>();
    private final Set<Node> subjects = new HashSet<>();
    private final Set<Node> objects = new HashSet<>();
    private long triples;

    /** How far the counts go. Where each node has all the ancestors of its class, pairs of classes outnumber triples. */
    enum Detail {
        /** Classes and properties, each by itself. */
        CLASSES,
        /** The properties of {@link #WIDEST} classes of ours, too; the classes below have no others. */
        WIDE,
        /** The properties of each class of ours, and the classes of ours of their objects. */
        OURS,
        /** The properties of each class, and the classes of their objects. */
        ALL
    }

    /** Of the triples with one property whose subject is of one class. */
    private static final class Uses {
        private long triples;
        private final Map<Node, Long> classes = new HashMap<>();
        private final Map<String, Long> datatypes = new HashMap<>();
    }

    GraphPartitions(Detail detail) {
        this.detail = detail;
    }

    static GraphPartitions of(Graph graph, Detail detail) {
        GraphPartitions counts = new GraphPartitions(detail);
        counts.add(graph);
        return counts;
    }

    /** Counts the triples of a further graph, which has no node in common with those before. */
    void add(Graph graph) {
        graph.find(Node.ANY, TYPE, Node.ANY)
                .forEachRemaining(triple -> entities.merge(triple.getObject(), 1L, Long::sum));
        Predicate<Node> isCounted = counted();
        graph.find(Node.ANY, TYPE, Node.ANY)
                .filterKeep(triple -> isCounted.test(triple.getObject()))
                .forEachRemaining(triple -> types.computeIfAbsent(triple.getSubject(), s -> new ArrayList<>(2))
                        .add(triple.getObject()));
        graph.find().forEachRemaining(this::count);
        types.clear();
    }

    /** Whose properties are counted. */
    private Predicate<Node> counted() {
        return switch (detail) {
            case CLASSES -> type -> false;
            case WIDE ->
                most(entities.entrySet().stream().filter(entry -> CG.isTerm(entry.getKey())), WIDEST)::containsKey;
            case OURS -> CG::isTerm;
            case ALL -> type -> true;
        };
    }

    private void count(Triple triple) {
        Node object = triple.getObject();
        triples++;
        subjects.add(triple.getSubject());
        objects.add(object);
        properties.merge(triple.getPredicate(), 1L, Long::sum);
        for (Node type : types.getOrDefault(triple.getSubject(), List.of())) {
            Uses uses = byClass.computeIfAbsent(type, t -> new HashMap<>())
                    .computeIfAbsent(triple.getPredicate(), p -> new Uses());
            uses.triples++;
            if (object.isLiteral()) {
                uses.datatypes.merge(object.getLiteralDatatypeURI(), 1L, Long::sum);
            } else if (detail != Detail.WIDE) {
                types.getOrDefault(object, List.of()).forEach(of -> uses.classes.merge(of, 1L, Long::sum));
            }
        }
    }

    /** Says all counts of a {@code void:Dataset}. */
    void describe(Node dataset, Graph into) {
        describeWhole(dataset, into);
        describeParts(dataset, into);
    }

    /** Says the counts of a {@code void:Dataset} without those of its partitions. */
    void describeWhole(Node dataset, Graph into) {
        into.add(dataset, VOID.triples.asNode(), number(triples));
        into.add(
                dataset,
                VOID.entities.asNode(),
                number(subjects.stream().filter(Node::isURI).count()));
        into.add(dataset, VOID.classes.asNode(), number(entities.size()));
        into.add(dataset, VOID.properties.asNode(), number(properties.size()));
        into.add(dataset, VOID.distinctSubjects.asNode(), number(subjects.size()));
        into.add(dataset, VOID.distinctObjects.asNode(), number(objects.size()));
    }

    private void describeParts(Node dataset, Graph into) {
        shown().forEach((type, count) -> {
            Node partition = partition(dataset, VOID.classPartition.asNode(), VOID._class.asNode(), type, into);
            into.add(partition, VOID.entities.asNode(), number(count));
            byClass.getOrDefault(type, Map.of()).forEach((property, uses) -> describe(partition, property, uses, into));
        });
        properties.forEach((property, count) -> {
            Node partition =
                    partition(dataset, VOID.propertyPartition.asNode(), VOID.property.asNode(), property, into);
            into.add(partition, VOID.triples.asNode(), number(count));
        });
    }

    /** Of other vocabularies, which can have thousands of classes, those with most entities. */
    private Map<Node, Long> shown() {
        Map<Node, Long> shown =
                most(entities.entrySet().stream().filter(entry -> !CG.isTerm(entry.getKey())), MOST_OTHERS);
        entities.forEach((type, count) -> {
            if (CG.isTerm(type)) {
                shown.put(type, count);
            }
        });
        return shown;
    }

    private static Map<Node, Long> most(Stream<Map.Entry<Node, Long>> some, int number) {
        return some.sorted(Map.Entry.<Node, Long>comparingByValue().reversed().thenComparing(entry -> entry.getKey()
                        .toString()))
                .limit(number)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void describe(Node ofClass, Node property, Uses uses, Graph into) {
        Node partition = partition(ofClass, VOID.propertyPartition.asNode(), VOID.property.asNode(), property, into);
        into.add(partition, VOID.triples.asNode(), number(uses.triples));
        uses.classes.forEach((type, count) -> into.add(
                partition(partition, VOID.classPartition.asNode(), VOID._class.asNode(), type, into),
                VOID.triples.asNode(),
                number(count)));
        uses.datatypes.forEach((datatype, count) -> into.add(
                partition(partition, DATATYPE_PARTITION, DATATYPE, NodeFactory.createURI(datatype), into),
                VOID.triples.asNode(),
                number(count)));
    }

    private static Node partition(Node whole, Node partitionProperty, Node keyProperty, Node key, Graph into) {
        Node partition = NodeFactory.createBlankNode();
        into.add(whole, partitionProperty, partition);
        into.add(partition, keyProperty, key);
        return partition;
    }

    private static Node number(long count) {
        return NodeFactoryExtra.intToNode(count);
    }
}
