package org.casegraph.inference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * What lies above a named class or property. It is worked out for those that are asked for and kept, since a case uses
 * a small part of a terminology. Cycles are allowed: their members lie above each other.
 */
public final class Hierarchy {
    private final Graph ontology;
    private final Graph all;
    private final Map<Node, List<Node>> classes = new ConcurrentHashMap<>();
    private final Map<Node, List<Node>> properties = new ConcurrentHashMap<>();

    /** @param ontology not to be changed afterwards */
    Hierarchy(Graph ontology) {
        this(ontology, Graph.emptyGraph);
    }

    /** @param classes further direct superclasses, of terminologies; neither is to be changed afterwards */
    Hierarchy(Graph ontology, Graph classes) {
        this.ontology = ontology;
        this.all = classes.isEmpty() ? ontology : new Union(ontology, classes);
    }

    boolean isOf(Graph graph) {
        return ontology == graph;
    }

    /** All superclasses and equivalent classes that have a name, itself and owl:Thing left out. */
    List<Node> ancestors(Node named) {
        return classes.computeIfAbsent(named, node -> above(node, this::superclasses));
    }

    List<Node> superproperties(Node property) {
        return properties.computeIfAbsent(property, node -> above(node, this::directSuperproperties));
    }

    /** A shortest way up from one of some classes to another class, both ends included. */
    public Optional<List<Node>> chain(Collection<Node> from, Node to) {
        return chain(from, to, this::superclasses);
    }

    /** A shortest way up from one of some properties to another property, both ends included. */
    public Optional<List<Node>> propertyChain(Collection<Node> from, Node to) {
        return chain(from, to, this::directSuperproperties);
    }

    private static List<Node> above(Node start, Function<Node, Set<Node>> parents) {
        Set<Node> seen = new LinkedHashSet<>();
        Deque<Node> open = new ArrayDeque<>(parents.apply(start));
        while (!open.isEmpty()) {
            Node next = open.remove();
            if (!next.equals(start) && seen.add(next)) {
                open.addAll(parents.apply(next));
            }
        }
        return List.copyOf(seen);
    }

    private static Optional<List<Node>> chain(Collection<Node> from, Node to, Function<Node, Set<Node>> parents) {
        Map<Node, Optional<Node>> reachedFrom = new LinkedHashMap<>();
        from.forEach(start -> reachedFrom.put(start, Optional.empty()));
        Deque<Node> open = new ArrayDeque<>(from);
        while (!open.isEmpty() && !reachedFrom.containsKey(to)) {
            Node next = open.remove();
            for (Node parent : parents.apply(next)) {
                if (reachedFrom.putIfAbsent(parent, Optional.of(next)) == null) {
                    open.add(parent);
                }
            }
        }
        if (!reachedFrom.containsKey(to)) {
            return Optional.empty();
        }
        List<Node> way = new ArrayList<>();
        for (Optional<Node> at = Optional.of(to); at.isPresent(); at = reachedFrom.get(at.get())) {
            way.add(0, at.get());
        }
        return Optional.of(way);
    }

    private Set<Node> superclasses(Node named) {
        Set<Node> parents = new LinkedHashSet<>();
        objects(named, RDFS.subClassOf.asNode()).forEach(parent -> addNamed(parent, parents));
        objects(named, OWL.equivalentClass.asNode()).forEach(parent -> addNamed(parent, parents));
        subjects(OWL.equivalentClass.asNode(), named).forEach(parent -> addNamed(parent, parents));
        parents.remove(OWL.Thing.asNode());
        return parents;
    }

    /** A class expression that is an intersection lies below each of its members. */
    private void addNamed(Node expression, Set<Node> parents) {
        if (expression.isURI()) {
            parents.add(expression);
            return;
        }
        for (Node list : objects(expression, OWL.intersectionOf.asNode())) {
            Optional<Node> rest = Optional.of(list);
            while (rest.isPresent()) {
                objects(rest.get(), RDF.first.asNode()).forEach(member -> addNamed(member, parents));
                rest = objects(rest.get(), RDF.rest.asNode()).stream().findFirst();
            }
        }
    }

    private Set<Node> directSuperproperties(Node property) {
        Set<Node> parents = new LinkedHashSet<>(objects(property, RDFS.subPropertyOf.asNode()));
        parents.addAll(objects(property, OWL.equivalentProperty.asNode()));
        parents.addAll(subjects(OWL.equivalentProperty.asNode(), property));
        parents.removeIf(parent -> !parent.isURI());
        return parents;
    }

    private List<Node> objects(Node subject, Node predicate) {
        return all.find(subject, predicate, Node.ANY)
                .mapWith(triple -> triple.getObject())
                .toList();
    }

    private List<Node> subjects(Node predicate, Node object) {
        return all.find(Node.ANY, predicate, object)
                .mapWith(triple -> triple.getSubject())
                .toList();
    }
}
