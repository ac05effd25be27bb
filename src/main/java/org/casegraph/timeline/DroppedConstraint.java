package org.casegraph.timeline;

import java.util.List;
import org.apache.jena.graph.Node;

/**
 * A narrative constraint that was left out, because what was admitted before it contradicts it.
 *
 * @param constraint its node
 * @param contradiction the steps that cannot all hold; the last is the constraint itself
 */
public record DroppedConstraint(Node constraint, List<Step> contradiction) {
    public DroppedConstraint {
        contradiction = List.copyOf(contradiction);
    }
}
