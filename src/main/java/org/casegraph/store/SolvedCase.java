package org.casegraph.store;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.casegraph.inference.Inference;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.timeline.ClassTree;
import org.casegraph.timeline.Timeline;

/**
 * A case with its order and all that follows from it.
 *
 * @param stated what the case says, with its prefixes
 * @param inferred what the timeline and the rules add
 * @param timeline its solved order, where it is to be kept
 * @param unordered what is told where it is too long for the order of each two of its occurrences
 */
record SolvedCase(Node name, Graph stated, Graph inferred, Optional<Timeline> timeline, Optional<Problem> unordered) {

    /** Throws a {@link Problem} with the file if the case contradicts itself, or is too large or nested for the program. */
    static SolvedCase of(
            SourceGraph source,
            Graph ontology,
            ClassTree classes,
            Inference inference,
            boolean keep,
            BuildReport solving,
            BuildReport inferring) {
        try {
            return solved(source, ontology, classes, inference, keep, solving, inferring);
        } catch (Problem contradiction) {
            throw contradiction.in(source.file());
        } catch (StackOverflowError e) {
            throw Problem.of(
                    Mistake.CASE_TOO_LARGE,
                    source.file() + ": " + source.name(),
                    "what it says is nested too deeply to be worked out",
                    "Cut the chain; the rest goes in",
                    e);
        }
    }

    private static SolvedCase solved(
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
        Optional<Problem> unordered = timeline.tooLong(source.file() + ": " + source.name());
        return new SolvedCase(
                source.name(), stated, inferred, keep ? Optional.of(timeline) : Optional.empty(), unordered);
    }

    private static Graph graphOf(Stream<Triple> triples) {
        Graph graph = GraphsInMemory.newGraph();
        triples.forEach(graph::add);
        return graph;
    }
}
