package org.casegraph.shapes;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.SourceGraph.Line;

/** Nodes that a file describes at two places: in RDF they are one, and what was copied and not renamed is merged. */
final class RepeatedNodes {
    private static final String RULE = "described-twice";
    private static final String FAULT = "this is described twice";

    private RepeatedNodes() {}

    /** A note at each place but the first. */
    static Stream<Violation> notes(SourceGraph source) {
        return source.repeated().entrySet().stream().flatMap(node -> notes(source, node));
    }

    private static Stream<Violation> notes(SourceGraph source, Map.Entry<Node, List<Line>> node) {
        Line first = node.getValue().get(0);
        return node.getValue().stream()
                .skip(1)
                .map(again -> new Violation(
                        RULE,
                        FAULT,
                        again,
                        true,
                        Problem.of(
                                Mistake.DOUBTFUL,
                                source.file() + ":" + again.line() + ":" + again.column(),
                                Violation.shown(node.getKey()) + ": " + FAULT + ", at line " + first.line()
                                        + " already, and both are taken for one thing",
                                "Give each thing a name of its own, or put the two descriptions together")));
    }
}
