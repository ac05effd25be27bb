package org.casegraph.face.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.graph.Values;

/**
 * What a query says of one of its variables so far. Of the things that it may mean, as many are looked at as takes no time
 * with any number of cases.
 *
 * @param classes each of which it has
 * @param having properties each of which it has
 * @param linkedBy properties each of which leads to it
 */
record ThingsMeant(Set<Node> classes, Set<Node> having, Set<Node> linkedBy) {
    /** How far the graph is read. */
    private static final int MOST_READ = 5_000;

    /** Of one thing, which may have its order with each other. */
    private static final int MOST_OF_ONE = 500;

    /** Spread over what was read, so that they are not all of the first case. */
    private static final int MOST_LOOKED_AT = 300;

    private static final Node TYPE = RDF.type.asNode();

    /**
     * How often each node stood at a place.
     *
     * @param looked at how many things or triples
     * @param isAll whether there are no others
     */
    record Counted(Map<Node, Long> counts, long looked, boolean isAll) {}

    /** Objects by themselves, and what they are. */
    record Objects(Counted nodes, Map<Node, Long> classes, Map<Node, Long> datatypes) {}

    boolean isAnything() {
        return classes.isEmpty() && having.isEmpty() && linkedBy.isEmpty();
    }

    /** By how many of the things each property is had. */
    Counted properties(Graph graph) {
        Looked<Node> things = things(graph);
        Map<Node, Long> counts = new HashMap<>();
        for (Node thing : things.some) {
            Set<Node> own = new LinkedHashSet<>();
            read(graph, thing, Node.ANY, Node.ANY, MOST_OF_ONE, triple -> own.add(triple.getPredicate()));
            own.forEach(property -> counts.merge(property, 1L, Long::sum));
        }
        return new Counted(counts, things.some.size(), things.isAll);
    }

    /** What a property of theirs leads to. */
    Objects objects(Graph graph, Node property) {
        List<Node> found = new ArrayList<>();
        boolean isAll;
        if (isAnything()) {
            isAll = read(graph, Node.ANY, property, triple -> found.add(triple.getObject()));
        } else {
            Looked<Node> things = things(graph);
            things.some.forEach(thing -> read(graph, thing, property, triple -> found.add(triple.getObject())));
            isAll = things.isAll;
        }
        Map<Node, Long> nodes = new HashMap<>();
        Map<Node, Long> datatypes = new HashMap<>();
        for (Node object : found) {
            if (object.isURI()) {
                nodes.merge(object, 1L, Long::sum);
            } else if (object.isLiteral()) {
                datatypes.merge(NodeFactory.createURI(object.getLiteralDatatypeURI()), 1L, Long::sum);
            }
        }
        Map<Node, Long> types = new HashMap<>();
        for (Node object : spread(nodes.keySet().stream())) {
            read(graph, object, TYPE, triple -> types.merge(triple.getObject(), nodes.get(object), Long::sum));
        }
        return new Objects(new Counted(nodes, found.size(), isAll), types, datatypes);
    }

    private record Looked<T>(List<T> some, boolean isAll) {}

    private Looked<Node> things(Graph graph) {
        Set<Node> all = new LinkedHashSet<>();
        boolean isWhole;
        if (!classes.isEmpty()) {
            isWhole = read(graph, Node.ANY, TYPE, classes.iterator().next(), triple -> all.add(triple.getSubject()));
        } else if (!having.isEmpty()) {
            isWhole = read(graph, Node.ANY, having.iterator().next(), triple -> all.add(triple.getSubject()));
        } else {
            isWhole = read(graph, Node.ANY, linkedBy.iterator().next(), triple -> all.add(triple.getObject()));
        }
        List<Node> meant = all.stream()
                .filter(thing -> !thing.isLiteral())
                .filter(thing -> classes.stream().allMatch(type -> graph.contains(thing, TYPE, type)))
                .filter(thing -> having.stream().allMatch(property -> graph.contains(thing, property, Node.ANY)))
                .filter(thing -> linkedBy.stream().allMatch(property -> graph.contains(Node.ANY, property, thing)))
                .toList();
        return new Looked<>(spread(meant.stream()), isWhole && meant.size() <= MOST_LOOKED_AT);
    }

    /** The same whatever order they were read in. */
    private static List<Node> spread(Stream<Node> nodes) {
        List<Node> all = nodes.sorted(Values.BY_TEXT).toList();
        int size = Math.min(all.size(), MOST_LOOKED_AT);
        List<Node> some = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            some.add(all.get((int) ((long) i * all.size() / size)));
        }
        return some;
    }

    private static boolean read(Graph graph, Node subject, Node property, Consumer<Triple> each) {
        return read(graph, subject, property, Node.ANY, each);
    }

    private static boolean read(Graph graph, Node subject, Node property, Node object, Consumer<Triple> each) {
        return read(graph, subject, property, object, MOST_READ, each);
    }

    /** False if there is more. */
    private static boolean read(
            Graph graph, Node subject, Node property, Node object, int most, Consumer<Triple> each) {
        ExtendedIterator<Triple> triples = graph.find(subject, property, object);
        try {
            for (int read = 0; triples.hasNext(); read++) {
                if (read == most) {
                    return false;
                }
                each.accept(triples.next());
            }
            return true;
        } finally {
            triples.close();
        }
    }
}
