package org.casegraph.inference;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.graph.Ancestors;

/**
 * The classes that an instance of a class is also an instance of. They are kept for those that are asked for. Safe for use
 * by several threads.
 */
public final class ClassClosure {
    /** From a term of ours to one of another vocabulary that it is a kind of, where it is not the same. */
    public static final Node BROADER_GENERIC = Alignments.BROADER_GENERIC;

    private final Hierarchy hierarchy;
    private final Alignments alignments;
    private final Map<Node, Set<Node>> anywhere = new ConcurrentHashMap<>();

    ClassClosure(Hierarchy hierarchy, Alignments alignments) {
        this.hierarchy = hierarchy;
        this.alignments = alignments;
    }

    /** @param ontology not to be changed afterwards */
    public static ClassClosure of(Graph ontology) {
        return new ClassClosure(new Hierarchy(ontology), new Alignments(ontology));
    }

    Hierarchy hierarchy() {
        return hierarchy;
    }

    Alignments alignments() {
        return alignments;
    }

    /**
     * The class, all above it, and, where one of these is of another vocabulary, our classes that match it exactly and all
     * above them.
     */
    public Set<Node> atOrAbove(Node named) {
        Set<Node> kinds = new LinkedHashSet<>();
        kinds.add(named);
        kinds.addAll(hierarchy.ancestors(named));
        for (Node kind : Set.copyOf(kinds)) {
            for (Node ours : alignments.matching(kind)) {
                kinds.add(ours);
                kinds.addAll(hierarchy.ancestors(ours));
            }
        }
        return kinds;
    }

    /**
     * The class and all that lies above it in any vocabulary, over any number of steps up a hierarchy and across an exact
     * match; without the terms that one of ours is said not to be a kind of, unless the class or one above it in its own
     * hierarchy is one of them, or matches it.
     */
    Set<Node> inAnyVocabulary(Node named) {
        return anywhere.computeIfAbsent(named, this::closure);
    }

    private Set<Node> closure(Node named) {
        Set<Node> all = reached(named, Set.of());
        Set<Node> denied = new HashSet<>();
        all.forEach(kind -> denied.addAll(alignments.isNotAKindOf(kind)));
        Set<Node> own = new LinkedHashSet<>(Set.of(named));
        own.addAll(hierarchy.ancestors(named));
        for (Node kind : own) {
            denied.remove(kind);
            alignments.exactMatches(kind).forEach(denied::remove);
            alignments.broaderKinds(kind).forEach(denied::remove);
        }
        return denied.isEmpty() ? all : reached(named, denied);
    }

    private Set<Node> reached(Node named, Set<Node> denied) {
        Set<Node> reached = new LinkedHashSet<>(Set.of(named));
        reached.addAll(Ancestors.of(named, kind -> next(kind).stream()
                .filter(above -> !denied.contains(above))
                .toList()));
        return Collections.unmodifiableSet(reached);
    }

    /** A shortest way from one of some classes to one above them in any vocabulary, both ends included. */
    public Optional<List<Node>> chain(Collection<Node> from, Node to) {
        return Hierarchy.chain(from, to, this::next);
    }

    private Set<Node> next(Node kind) {
        Set<Node> above = new LinkedHashSet<>(hierarchy.superclasses(kind));
        above.addAll(alignments.exactMatches(kind));
        above.addAll(alignments.broaderKinds(kind));
        above.addAll(alignments.matching(kind));
        return above;
    }
}
