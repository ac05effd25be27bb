package org.casegraph.cohort.audit;

import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;

/**
 * A count of an annotation beside what the cases of its papers come to.
 *
 * @param term as the annotation has it
 * @param sex to which the annotation is limited
 * @param papers those of its references that are in the store
 * @param having how many the annotation says have it
 * @param of how many it counts
 * @param present how many cases have it, or something of its kind
 * @param absent how many deny it, or something wider
 * @param silent how many tell neither
 */
public record AuditedAnnotation(
        Node annotation,
        Node disease,
        Node term,
        Optional<Node> sex,
        Set<Node> papers,
        int having,
        int of,
        int present,
        int absent,
        int silent,
        Difference difference) {

    public AuditedAnnotation {
        papers = Set.copyOf(papers);
    }
}
