package org.casegraph.store;

import java.util.List;
import java.util.function.Consumer;
import org.casegraph.annotation.AnnotationSet;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.terminology.Terminologies;

/**
 * What a store is built of that is too large for memory.
 *
 * @param ontology the modules, and the knowledge layer with the modules below its name, in a graph of its own
 * @param terminologies each in a graph of its own, and their hierarchies closed
 * @param annotations each in a graph of its own
 * @param cases gives all cases to a stream; throws a {@link Problem} if nothing is to be built of them
 */
public record CaseSources(
        List<SourceGraph> ontology,
        Terminologies terminologies,
        List<AnnotationSet> annotations,
        Consumer<CaseStream> cases) {}
