package org.casegraph.description;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.store.mapped.NumberedGraph;
import org.casegraph.vocabulary.CG;

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
    private static final UsesOfClass[] NO_TYPES = {};

    private final Detail detail;
    final TermCounts entities = new TermCounts();
    final TermCounts properties = new TermCounts();

    final Map<Integer, UsesOfClass> byClass = new HashMap<>();

    /** Whether the properties of a class are counted, as far as it was asked. */
    private final Map<Integer, Boolean> counted = new HashMap<>();

    final Map<Integer, Integer> propertyNumbers = new HashMap<>();
    private Map<Integer, UsesOfClass[]> types = new HashMap<>();
    final List<String> datatypes = new ArrayList<>();
    private final Map<String, Integer> datatypeNumbers = new HashMap<>();
    final BitSet subjects = new BitSet();
    final BitSet objects = new BitSet();

    /** Of each term that was looked at, one more than the number of its datatype, or {@link #NO_LITERAL}; 0 if none was. */
    private int[] kinds = {};

    /** Of the triple at hand, as triples of one subject and property mostly come one after the other. */
    private int lastSubject = -1;

    private int lastProperty = -1;
    private int propertyNumber = -1;
    private UsesOfClass[] ofSubject = NO_TYPES;
    private PropertyUses[] uses = {};
    private final Numbers own = new Numbers();
    private IntFunction<Node> terms = own::term;
    long triples;

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
        IntFunction<UsesOfClass[]> find = node -> typed(graph.objects(node, TYPE), isCounted);
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
        IntFunction<UsesOfClass[]> find = node -> typed(
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
    private UsesOfClass[] typed(int[] of, Predicate<Node> isCounted) {
        UsesOfClass[] classes = new UsesOfClass[of.length];
        int size = 0;
        for (int type : of) {
            if (counted.computeIfAbsent(type, t -> isCounted.test(terms.apply(t)))) {
                classes[size++] = byClass.computeIfAbsent(type, t -> new UsesOfClass(t, byClass.size()));
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
                PartitionStatements.most(
                        named(entities.counted()).entrySet().stream().filter(entry -> CG.isTerm(entry.getKey())),
                        WIDEST)::containsKey;
            case OURS -> CG::isTerm;
            case ALL -> type -> true;
        };
    }

    /** Where types of objects are counted those of a node come again, else only while its own triples do. */
    private UsesOfClass[] types(int node, IntFunction<UsesOfClass[]> find) {
        return detail == Detail.WIDE ? find.apply(node) : types.computeIfAbsent(node, find::apply);
    }

    private void count(int subject, int property, int object, boolean mayBeLiteral, IntFunction<UsesOfClass[]> find) {
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
        UsesOfClass[] classes = kind == NO_LITERAL && detail != Detail.WIDE ? types(object, find) : NO_TYPES;
        for (int i = 0; i < size; i++) {
            PropertyUses each = uses[i];
            each.triples++;
            if (kind != NO_LITERAL) {
                each.add(kind - 1);
            }
            for (UsesOfClass of : classes) {
                each.classes.add(of.number);
            }
        }
    }

    /** Finds where the triples of a subject and a property are counted. */
    private void meet(int subject, int property, IntFunction<UsesOfClass[]> find) {
        if (subject != lastSubject) {
            ofSubject = types(subject, find);
        }
        if (property != lastProperty) {
            propertyNumber = propertyNumbers.computeIfAbsent(property, further -> propertyNumbers.size());
        }
        int size = ofSubject.length;
        if (uses.length < size) {
            uses = new PropertyUses[size];
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

    <T> Map<Node, T> named(Map<Integer, T> numbered) {
        Map<Node, T> named = new HashMap<>();
        numbered.forEach((number, value) -> named.put(terms.apply(number), value));
        return named;
    }

    Node term(int number) {
        return terms.apply(number);
    }

    /** Says all counts of a {@code void:Dataset}. */
    void describe(Node dataset, Graph into) {
        describeWhole(dataset, into);
        new PartitionStatements(this).describeParts(dataset, into);
    }

    /** Says the counts of a {@code void:Dataset} without those of its partitions. */
    void describeWhole(Node dataset, Graph into) {
        new PartitionStatements(this).describeWhole(dataset, into);
    }
}
