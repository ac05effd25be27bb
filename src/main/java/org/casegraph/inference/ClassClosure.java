package org.casegraph.inference;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/** The classes that an instance of a class is also an instance of. */
public final class ClassClosure {
    /** From a term of ours to one of another vocabulary that it is a kind of, where it is not the same. */
    public static final Node BROADER_GENERIC = Alignments.BROADER_GENERIC;

    private final Hierarchy hierarchy;
    private final Alignments alignments;

    ClassClosure(Hierarchy hierarchy, Alignments alignments) {
        this.hierarchy = hierarchy;
        this.alignments = alignments;
    }

    /** @param ontology not to be changed afterwards */
    public static ClassClosure of(Graph ontology) {
        return new ClassClosure(new Hierarchy(ontology), new Alignments(ontology));
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

    /** {@link #atOrAbove}, and what one of ours matches exactly, or is a kind of, in other vocabularies. */
    Set<Node> inAnyVocabulary(Node named) {
        Set<Node> kinds = atOrAbove(named);
        for (Node kind : Set.copyOf(kinds)) {
            kinds.addAll(alignments.exactMatches(kind));
            kinds.addAll(alignments.broaderKinds(kind));
        }
        return kinds;
    }
}
