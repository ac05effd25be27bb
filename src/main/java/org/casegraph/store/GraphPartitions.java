package org.casegraph.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private final Detail detail;
    private final Map<Node, Boolean> isCounted = new HashMap<>();
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
        /** The properties of each class of ours, too; a class that matches it exactly has the same. */
        PROPERTIES,
        /** And the classes of ours of their objects. */
        CASES,
        /** The properties of each class and the classes of their objects. */
        OBJECT_CLASSES;

        private boolean counts(Node type) {
            return this == OBJECT_CLASSES || this != CLASSES && isOurs(type);
        }
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
        types.clear();
        graph.find(Node.ANY, TYPE, Node.ANY).forEachRemaining(this::countEntity);
        graph.find().forEachRemaining(this::count);
        types.clear();
    }

    private void countEntity(Triple triple) {
        entities.merge(triple.getObject(), 1L, Long::sum);
        if (isCounted.computeIfAbsent(triple.getObject(), detail::counts)) {
            types.computeIfAbsent(triple.getSubject(), s -> new ArrayList<>(2)).add(triple.getObject());
        }
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
            } else if (detail != Detail.PROPERTIES) {
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
        Map<Node, Long> shown = new HashMap<>();
        List<Map.Entry<Node, Long>> others = new ArrayList<>();
        entities.entrySet().forEach(entry -> {
            if (isOurs(entry.getKey())) {
                shown.put(entry.getKey(), entry.getValue());
            } else {
                others.add(entry);
            }
        });
        others.sort(Map.Entry.<Node, Long>comparingByValue().reversed().thenComparing(entry -> entry.getKey()
                .toString()));
        others.stream().limit(MOST_OTHERS).forEach(entry -> shown.put(entry.getKey(), entry.getValue()));
        return shown;
    }

    private static boolean isOurs(Node type) {
        return type.isURI() && type.getURI().startsWith(CG.NS);
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
