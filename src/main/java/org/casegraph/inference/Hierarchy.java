package org.casegraph.inference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.Ancestors;
import org.casegraph.graph.Values;

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
        return classes.computeIfAbsent(named, node -> List.copyOf(Ancestors.of(node, this::superclasses)));
    }

    List<Node> superproperties(Node property) {
        return properties.computeIfAbsent(
                property, node -> List.copyOf(Ancestors.of(node, this::directSuperproperties)));
    }

    /** A shortest way up from one of some classes to another class, both ends included. */
    public Optional<List<Node>> chain(Collection<Node> from, Node to) {
        return chain(from, to, this::superclasses);
    }

    /** A shortest way up from one of some properties to another property, both ends included. */
    public Optional<List<Node>> propertyChain(Collection<Node> from, Node to) {
        return chain(from, to, this::directSuperproperties);
    }

    static Optional<List<Node>> chain(Collection<Node> from, Node to, Function<Node, Set<Node>> parents) {
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
        for (Optional<Node> at = Optional.of(to);
                at.isPresent();
                at = reachedFrom.getOrDefault(at.get(), Optional.empty())) {
            way.add(0, at.get());
        }
        return Optional.of(way);
    }

    /** What lies one step above a class. */
    Set<Node> superclasses(Node named) {
        Set<Node> parents = new TreeSet<>(Values.BY_TEXT);
        G.listSP(all, named, RDFS.subClassOf.asNode()).forEach(parent -> addNamed(parent, parents));
        G.listSP(all, named, OWL.equivalentClass.asNode()).forEach(parent -> addNamed(parent, parents));
        G.listPO(all, OWL.equivalentClass.asNode(), named).forEach(parent -> addNamed(parent, parents));
        parents.remove(OWL.Thing.asNode());
        return parents;
    }

    /** A class expression that is an intersection lies below each of its members. */
    private void addNamed(Node expression, Set<Node> parents) {
        if (expression.isURI()) {
            parents.add(expression);
            return;
        }
        for (Node list : G.listSP(all, expression, OWL.intersectionOf.asNode())) {
            G.rdfList(all, list).forEach(member -> addNamed(member, parents));
        }
    }

    private Set<Node> directSuperproperties(Node property) {
        Set<Node> parents = new TreeSet<>(Values.BY_TEXT);
        parents.addAll(G.listSP(all, property, RDFS.subPropertyOf.asNode()));
        parents.addAll(G.listSP(all, property, OWL.equivalentProperty.asNode()));
        parents.addAll(G.listPO(all, OWL.equivalentProperty.asNode(), property));
        parents.removeIf(parent -> !parent.isURI());
        return parents;
    }
}
