package org.casegraph.evaluation;

import java.util.Iterator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * Graphs that ask at each triple whether the evaluation may go on. What Jena evaluates without looking at its own cancel
 * signal, such as paths, joins in memory and DESCRIBE, still reads triples.
 */
final class WatchedDataset extends DatasetGraphWrapper {
    private final Evaluation evaluation;

    public WatchedDataset(DatasetGraph dataset, Evaluation evaluation) {
        super(dataset);
        this.evaluation = evaluation;
    }

    @Override
    public Graph getDefaultGraph() {
        return new WatchedGraph(super.getDefaultGraph());
    }

    @Override
    public Graph getUnionGraph() {
        return new WatchedGraph(super.getUnionGraph());
    }

    @Override
    public Graph getGraph(Node name) {
        return new WatchedGraph(super.getGraph(name));
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

    private final class WatchedGraph extends GraphWrapper {
        private WatchedGraph(Graph graph) {
            super(graph);
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
