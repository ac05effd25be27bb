package org.casegraph.evaluation;

import java.util.Iterator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * Graphs that ask at each triple whether the evaluation may go on. What Jena evaluates without looking at its own cancel
 * signal, such as paths, joins in memory and DESCRIBE, still reads triples.
 */
public final class WatchedDataset extends DatasetGraphWrapper {
    private final Evaluation evaluation;

    WatchedDataset(DatasetGraph dataset, Evaluation evaluation) {
        super(dataset);
        this.evaluation = evaluation;
    }

    @Override
    public Graph getDefaultGraph() {
        return new WatchedGraph(super.getDefaultGraph(), evaluation);
    }

    @Override
    public Graph getUnionGraph() {
        return new WatchedGraph(super.getUnionGraph(), evaluation);
    }

    @Override
    public Graph getGraph(Node name) {
        return new WatchedGraph(super.getGraph(name), evaluation);
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        return watched(super.listGraphNodes());
    }

    @Override
    public Iterator<Quad> find() {
        return watched(super.find());
    }

    @Override
    public Iterator<Quad> find(Quad quad) {
        return watched(super.find(quad));
    }

    @Override
    public Iterator<Quad> find(Node g, Node s, Node p, Node o) {
        return watched(super.find(g, s, p, o));
    }

    @Override
    public Iterator<Quad> findNG(Node g, Node s, Node p, Node o) {
        return watched(super.findNG(g, s, p, o));
    }

    /** What is to be called between small steps by whoever evaluates without reading triples, to throw where it is to end. */
    public static Runnable watch(ExecutionContext context) {
        Graph graph = context.getActiveGraph();
        while (graph instanceof GraphWrapper wrapper) {
            if (wrapper instanceof WatchedGraph watched) {
                return watched::check;
            }
            graph = wrapper.get();
        }
        return () -> {};
    }

    private <T> Iterator<T> watched(Iterator<T> all) {
        evaluation.check();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public T next() {
                evaluation.check();
                return all.next();
            }
        };
    }

    /**
     * A graph that asks at each triple whether the evaluation may go on. Whoever looks at the graph behind it, because he knows
     * a quicker way, asks himself with {@link #check}.
     */
    public static final class WatchedGraph extends GraphWrapper {
        private final Evaluation evaluation;

        WatchedGraph(Graph graph, Evaluation evaluation) {
            super(graph);
            this.evaluation = evaluation;
        }

        /** @throws Refusal if the evaluation is to end; called between small steps, by the evaluating thread */
        public void check() {
            evaluation.check();
        }

        @Override
        public ExtendedIterator<Triple> find() {
            return watched(super.find());
        }

        @Override
        public ExtendedIterator<Triple> find(Triple pattern) {
            return watched(super.find(pattern));
        }

        @Override
        public ExtendedIterator<Triple> find(Node s, Node p, Node o) {
            return watched(super.find(s, p, o));
        }

        @Override
        public boolean contains(Node s, Node p, Node o) {
            evaluation.check();
            return super.contains(s, p, o);
        }

        private ExtendedIterator<Triple> watched(ExtendedIterator<Triple> all) {
            evaluation.check();
            return all.mapWith(triple -> {
                evaluation.check();
                return triple;
            });
        }
    }
}
