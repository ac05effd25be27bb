package org.casegraph.store.mapped;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.main.StageGenerator;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.casegraph.evaluation.WatchedDataset;

/** Evaluates basic graph patterns over columns on ids, and leaves those over other graphs to another. */
final class IdStages implements StageGenerator {
    private final StageGenerator others;

    IdStages(StageGenerator others) {
        this.others = others;
    }

    /** The graph of ids behind all that is wrapped around it, to be read only with {@link WatchedDataset#watch}. */
    static Optional<IdGraph> graph(ExecutionContext context) {
        return unwrapped(context.getActiveGraph()) instanceof IdGraph ids ? Optional.of(ids) : Optional.empty();
    }

    static Graph unwrapped(Graph graph) {
        Graph inner = graph;
        while (inner instanceof GraphWrapper wrapper) {
            inner = wrapper.get();
        }
        return inner;
    }

    @Override
    public QueryIterator execute(BasicPattern pattern, QueryIterator input, ExecutionContext context) {
        Optional<IdGraph> graph = graph(context);
        if (graph.isEmpty() || pattern.isEmpty() || !IdPattern.takes(pattern)) {
            return others.execute(pattern, input, context);
        }
        return new RowPlan.ForEach(input, new PatternPlan(pattern, graph.get(), List.of(), context), context);
    }
}
