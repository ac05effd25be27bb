package org.casegraph.evaluation.function;

import java.util.HashMap;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.NodeValue;

/** Counts as terms of one answer, in which most come again: each is made once. For one thread. */
public final class CountNodes {
    private final Map<Long, Node> made = new HashMap<>();

    public Node of(long count) {
        return made.computeIfAbsent(
                count, unseen -> NodeValue.makeInteger(unseen).asNode());
    }
}
