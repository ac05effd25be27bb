package org.casegraph.store;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.casegraph.inference.Inference;
import org.casegraph.source.SourceGraph;
import org.casegraph.timeline.ClassTree;
import org.casegraph.timeline.Timeline;

/**
 * A case with its order and all that follows from it.
 *
 * @param stated what the case says, with its prefixes
 * @param inferred what the timeline and the rules add
 * @param timeline its solved order, where it is to be kept
 */
record SolvedCase(Node name, Graph stated, Graph inferred, Optional<Timeline> timeline) {

    /** Throws a {@link org.casegraph.problem.Problem} if the case contradicts itself. */
    static SolvedCase of(
            SourceGraph source,
            Graph ontology,
            ClassTree classes,
            Inference inference,
            boolean keep,
            BuildReport solving,
            BuildReport inferring) {
        Graph stated = source.graph();
        Timeline timeline = solving.time(() -> Timeline.of(stated, classes));
        Graph order = solving.time(() -> graphOf(timeline.derived(source.name())));
        solving.made(order.size());
        Graph inferred = inferring.time(() -> inference.infer(source.name(), stated, ontology, order));
        inferring.made((long) inferred.size() - order.size());
        return new SolvedCase(source.name(), stated, inferred, keep ? Optional.of(timeline) : Optional.empty());
    }

    private static Graph graphOf(Stream<Triple> triples) {
        Graph graph = GraphsInMemory.newGraph();
        triples.forEach(graph::add);
        return graph;
    }
}
