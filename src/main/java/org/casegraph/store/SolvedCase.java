package org.casegraph.store;

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
 */
record SolvedCase(Node name, Graph stated, Graph inferred) {

    /** Throws a {@link org.casegraph.problem.Problem} if the case contradicts itself. */
    static SolvedCase of(
            SourceGraph source,
            Graph ontology,
            ClassTree classes,
            Inference inference,
            BuildReport solving,
            BuildReport inferring) {
        Graph stated = Store.newGraph();
        source.graph().find().forEach(stated::add);
        stated.getPrefixMapping().setNsPrefixes(source.graph().getPrefixMapping());
        Timeline timeline = solving.time(() -> Timeline.of(stated, classes));
        Graph order = solving.time(() -> graphOf(timeline.derived(source.name())));
        solving.made(order.size());
        Graph inferred = inferring.time(() -> inference.infer(source.name(), stated, ontology, order));
        inferring.made((long) inferred.size() - order.size());
        return new SolvedCase(source.name(), stated, inferred);
    }

    private static Graph graphOf(Stream<Triple> triples) {
        Graph graph = Store.newGraph();
        triples.forEach(graph::add);
        return graph;
    }
}
