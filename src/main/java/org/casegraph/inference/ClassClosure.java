package org.casegraph.inference;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/** The classes that an instance of a class is also an instance of. */
public final class ClassClosure {
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

    /** {@link #atOrAbove}, and what matches one of ours exactly in other vocabularies. */
    Set<Node> inAnyVocabulary(Node named) {
        Set<Node> kinds = atOrAbove(named);
        Set.copyOf(kinds).forEach(kind -> kinds.addAll(alignments.exactMatches(kind)));
        return kinds;
    }
}
