package org.casegraph.timeline;

import java.util.List;

/**
 * Why an order or a bound holds: the fewest constraints that together entail it, from the earlier occurrence to the
 * later. A simultaneity has the chain there and the chain back, one after the other.
 */
public record Proof(List<Step> steps) {
    public Proof {
        steps = List.copyOf(steps);
    }
}
