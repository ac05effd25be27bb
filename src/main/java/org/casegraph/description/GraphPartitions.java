package org.casegraph.description;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.casegraph.store.mapped.NumberedGraph;
import org.casegraph.vocabulary.CG;
import org.jspecify.annotations.Nullable;

/**
 * Counts graphs by class and property (https://www.w3.org/TR/void/#class-property-partitions). Each number is what
 * {@code GRAPH ?g { ?s a ?class ; ?property ?o . ?o a ?objectClass }} counts over them.
 */
final class GraphPartitions {
    /** Not in VoID itself; the editors of the Swiss Institute of Bioinformatics read it. */
    private static final String EXTENSION = "http://ldf.fi/void-ext#";

    static final Node DATATYPE_PARTITION = NodeFactory.createURI(EXTENSION + "datatypePartition");
    static final Node DATATYPE = NodeFactory.createURI(EXTENSION + "datatype");
    private static final Node TYPE = RDF.type.asNode();

    /** As many classes of other vocabularies are told of a graph. */
    static final int MOST_OTHERS = 200;

    /** As many classes are told with their properties where all have those of their ancestors, too. */
    static final int WIDEST = 40;

    private static final int NO_LITERAL = -1;
    private static final OfClass[] NO_TYPES = {};

    private final Detail detail;
    private final ByTerm entities = new ByTerm();
    private final ByTerm properties = new ByTerm();

    private final Map<Integer, OfClass> byClass = new HashMap<>();

    /** Whether the properties of a class are counted, as far as it was asked. */
    private final Map<Integer, Boolean> counted = new HashMap<>();

    private final Map<Integer, Integer> propertyNumbers = new HashMap<>();
    private Map<Integer, OfClass[]> types = new HashMap<>();
    private final List<String> datatypes = new ArrayList<>();
    private final Map<String, Integer> datatypeNumbers = new HashMap<>();
    private final BitSet subjects = new BitSet();
    private final BitSet objects = new BitSet();

    /** Of each term that was looked at, one more than the number of its datatype, or {@link #NO_LITERAL}; 0 if none was. */
    private int[] kinds = {};

    /** Of the triple at hand, as triples of one subject and property mostly come one after the other. */
    private int lastSubject = -1;

    private int lastProperty = -1;
    private int propertyNumber = -1;
    private OfClass[] ofSubject = NO_TYPES;
    private Uses[] uses = {};
    private final Numbers own = new Numbers();
    private IntFunction<Node> terms = own::term;
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

    /** Numbers that are kept by the numbers of terms; millions are added, so that none is boxed. */
    private static final class ByTerm {
        private long[] counts = {};

        void add(int term) {
            if (term >= counts.length) {
                counts = Arrays.copyOf(counts, Math.max(term + 1, counts.length * 2));
            }
            counts[term]++;
        }

        int size() {
            return (int) Arrays.stream(counts).filter(count -> count > 0).count();
        }

        Map<Integer, Long> counted() {
            Map<Integer, Long> counted = new HashMap<>();
            for (int term = 0; term < counts.length; term++) {
                if (counts[term] > 0) {
                    counted.put(term, counts[term]);
                }
            }
            return counted;
        }
    }

    /** What is counted of the nodes of a class. */
    private static final class OfClass {
        private final int type;

        /** Among the classes whose properties are counted. */
        private final int number;

        private Uses[] byProperty = {};

        OfClass(int type, int number) {
            this.type = type;
            this.number = number;
        }

        Uses of(int propertyNumber) {
            if (propertyNumber >= byProperty.length) {
                int before = byProperty.length;
                byProperty = Arrays.copyOf(byProperty, Math.max(propertyNumber + 1, before * 2));
                Arrays.setAll(byProperty, i -> i < before ? byProperty[i] : new Uses());
            }
            return byProperty[propertyNumber];
        }
    }

    /** Of the triples with one property whose subject is of one class. */
    private static final class Uses {
        private long triples;
        private final ByTerm classes = new ByTerm();
        private long[] datatypes = {};

        void add(int datatype) {
            if (datatype >= datatypes.length) {
                datatypes = Arrays.copyOf(datatypes, datatype + 1);
            }
            datatypes[datatype]++;
        }
    }

    /** Of terms of graphs in memory, which have none. */
    private static final class Numbers {
        private final Map<Node, Integer> numbers = new HashMap<>();
        private final List<Node> nodes = new ArrayList<>();

        int number(Node node) {
            return numbers.computeIfAbsent(node, further -> {
                nodes.add(further);
                return nodes.size() - 1;
            });
        }

        Node term(int number) {
            return nodes.get(number);
        }
    }

    GraphPartitions(Detail detail) {
        this.detail = detail;
    }

    static GraphPartitions of(Graph graph, Detail detail) {
        GraphPartitions counts = new GraphPartitions(detail);
        counts.add(graph);
        return counts;
    }

    /**
     * Counts the triples of a further graph, which has no node in common with those before. All are of one built store, or
     * all in memory.
     */
    void add(Graph graph) {
        NumberedGraph.of(graph).ifPresentOrElse(this::addNumbered, () -> addInMemory(graph));
        types = new HashMap<>();
        lastSubject = -1;
    }

    private void addNumbered(NumberedGraph graph) {
        terms = graph::term;
        graph.forEach(TYPE, (subject, property, type) -> entities.add(type));
        Predicate<Node> isCounted = counted();
        IntFunction<OfClass[]> find = node -> typed(graph.objects(node, TYPE), isCounted);
        graph.forEach(
                (subject, property, object) -> count(subject, property, object, graph.mayBeLiteral(object), find));
    }

    private void addInMemory(Graph graph) {
        Map<Integer, List<Integer>> all = new HashMap<>();
        graph.find(Node.ANY, TYPE, Node.ANY).forEachRemaining(triple -> {
            int type = own.number(triple.getObject());
            entities.add(type);
            all.computeIfAbsent(own.number(triple.getSubject()), subject -> new ArrayList<>(2))
                    .add(type);
        });
        Predicate<Node> isCounted = counted();
        IntFunction<OfClass[]> find = node -> typed(
                all.getOrDefault(node, List.of()).stream()
                        .mapToInt(Integer::intValue)
                        .toArray(),
                isCounted);
        graph.find()
                .forEachRemaining(triple -> count(
                        own.number(triple.getSubject()),
                        own.number(triple.getPredicate()),
                        own.number(triple.getObject()),
                        true,
                        find));
    }

    /** Those of some types whose properties are counted. */
    private OfClass[] typed(int[] of, Predicate<Node> isCounted) {
        OfClass[] classes = new OfClass[of.length];
        int size = 0;
        for (int type : of) {
            if (counted.computeIfAbsent(type, t -> isCounted.test(terms.apply(t)))) {
                classes[size++] = byClass.computeIfAbsent(type, t -> new OfClass(t, byClass.size()));
            }
        }
        return size == 0 ? NO_TYPES : Arrays.copyOf(classes, size);
    }

    /** Whose properties are counted. */
    private Predicate<Node> counted() {
        counted.clear();
        return switch (detail) {
            case CLASSES -> type -> false;
            case WIDE ->
                most(named(entities.counted()).entrySet().stream().filter(entry -> CG.isTerm(entry.getKey())), WIDEST)
                        ::containsKey;
            case OURS -> CG::isTerm;
            case ALL -> type -> true;
        };
    }

    /** Where types of objects are counted those of a node come again, else only while its own triples do. */
    private OfClass[] types(int node, IntFunction<OfClass[]> find) {
        return detail == Detail.WIDE ? find.apply(node) : types.computeIfAbsent(node, find::apply);
    }

    private void count(int subject, int property, int object, boolean mayBeLiteral, IntFunction<OfClass[]> find) {
        triples++;
        if (subject != lastSubject || property != lastProperty) {
            subjects.set(subject);
            if (detail != Detail.CLASSES) {
                meet(subject, property, find);
            }
            lastSubject = subject;
            lastProperty = property;
        }
        objects.set(object);
        properties.add(property);
        int size = ofSubject.length;
        if (size == 0) {
            return;
        }
        int kind = mayBeLiteral ? kind(object) : NO_LITERAL;
        OfClass[] classes = kind == NO_LITERAL && detail != Detail.WIDE ? types(object, find) : NO_TYPES;
        for (int i = 0; i < size; i++) {
            Uses each = uses[i];
            each.triples++;
            if (kind != NO_LITERAL) {
                each.add(kind - 1);
            }
            for (OfClass of : classes) {
                each.classes.add(of.number);
            }
        }
    }

    /** Finds where the triples of a subject and a property are counted. */
    private void meet(int subject, int property, IntFunction<OfClass[]> find) {
        if (subject != lastSubject) {
            ofSubject = types(subject, find);
        }
        if (property != lastProperty) {
            propertyNumber = propertyNumbers.computeIfAbsent(property, further -> propertyNumbers.size());
        }
        int size = ofSubject.length;
        if (uses.length < size) {
            uses = new Uses[size];
        }
        for (int i = 0; i < size; i++) {
            uses[i] = ofSubject[i].of(propertyNumber);
        }
    }

    private int kind(int term) {
        if (term >= kinds.length) {
            kinds = Arrays.copyOf(kinds, Math.max(term + 1, kinds.length * 2));
        }
        if (kinds[term] == 0) {
            Node node = terms.apply(term);
            kinds[term] = node.isLiteral() ? datatype(node.getLiteralDatatypeURI()) + 1 : NO_LITERAL;
        }
        return kinds[term];
    }

    private int datatype(String iri) {
        return datatypeNumbers.computeIfAbsent(iri, further -> {
            datatypes.add(further);
            return datatypes.size() - 1;
        });
    }

    private <T> Map<Node, T> named(Map<Integer, T> numbered) {
        Map<Node, T> named = new HashMap<>();
        numbered.forEach((number, value) -> named.put(terms.apply(number), value));
        return named;
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
                number(subjects.stream()
                        .filter(subject -> terms.apply(subject).isURI())
                        .count()));
        into.add(dataset, VOID.classes.asNode(), number(entities.size()));
        into.add(dataset, VOID.properties.asNode(), number(properties.size()));
        into.add(dataset, VOID.distinctSubjects.asNode(), number(subjects.cardinality()));
        into.add(dataset, VOID.distinctObjects.asNode(), number(objects.cardinality()));
    }

    private void describeParts(Node dataset, Graph into) {
        Map<Node, OfClass> ofClasses = named(byClass);
        shown().forEach((type, count) -> {
            Node partition = partition(dataset, VOID.classPartition.asNode(), VOID._class.asNode(), type, into);
            into.add(partition, VOID.entities.asNode(), number(count));
            named(usesOf(ofClasses.get(type))).forEach((property, uses) -> describe(partition, property, uses, into));
        });
        named(properties.counted()).forEach((property, count) -> {
            Node partition =
                    partition(dataset, VOID.propertyPartition.asNode(), VOID.property.asNode(), property, into);
            into.add(partition, VOID.triples.asNode(), number(count));
        });
    }

    private Map<Integer, Uses> usesOf(@Nullable OfClass type) {
        Map<Integer, Uses> all = new HashMap<>();
        if (type != null) {
            propertyNumbers.forEach((property, number) -> {
                Uses uses = type.of(number);
                if (uses.triples > 0) {
                    all.put(property, uses);
                }
            });
        }
        return all;
    }

    private Map<Integer, Long> classes(Uses uses) {
        Map<Integer, Long> numbered = uses.classes.counted();
        Map<Integer, Long> counts = new HashMap<>();
        if (!numbered.isEmpty()) {
            byClass.values().stream()
                    .filter(of -> numbered.containsKey(of.number))
                    .forEach(of -> counts.put(of.type, numbered.get(of.number)));
        }
        return counts;
    }

    private Map<String, Long> datatypes(Uses uses) {
        Map<String, Long> counts = new HashMap<>();
        for (int datatype = 0; datatype < uses.datatypes.length; datatype++) {
            if (uses.datatypes[datatype] > 0) {
                counts.put(datatypes.get(datatype), uses.datatypes[datatype]);
            }
        }
        return counts;
    }

    /** Of other vocabularies, which can have thousands of classes, those with most entities. */
    private Map<Node, Long> shown() {
        Map<Node, Long> shown = most(
                named(entities.counted()).entrySet().stream().filter(entry -> !CG.isTerm(entry.getKey())), MOST_OTHERS);
        named(entities.counted()).forEach((type, count) -> {
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

    private void describe(Node ofClass, Node property, Uses uses, Graph into) {
        Node partition = partition(ofClass, VOID.propertyPartition.asNode(), VOID.property.asNode(), property, into);
        into.add(partition, VOID.triples.asNode(), number(uses.triples));
        named(classes(uses))
                .forEach((type, count) -> into.add(
                        partition(partition, VOID.classPartition.asNode(), VOID._class.asNode(), type, into),
                        VOID.triples.asNode(),
                        number(count)));
        datatypes(uses)
                .forEach((datatype, count) -> into.add(
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
