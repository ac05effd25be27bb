package org.casegraph.query.caution;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.RDF;

/**
 * The graph of a query and the data, as a rule asks them. What is said in the terms of a query is looked for in its own graph
 * alone, and any other property in the data alone, so that most of what is asked needs no search through the data.
 */
final class QueryBesideData extends GraphBase {
    private final Graph query;
    private final Graph data;
    private final long end;

    /** @param end {@link System#nanoTime()} after which it answers nothing more */
    QueryBesideData(Graph query, Graph data, long end) {
        this.query = query;
        this.data = data;
        this.end = end;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        if (end - System.nanoTime() < 0) {
            throw new QueryCancelledException();
        }
        Node predicate = pattern.getPredicate();
        Node decides = predicate.equals(RDF.Nodes.type) ? pattern.getObject() : predicate;
        if (!decides.isURI()) {
            return query.find(pattern).andThen(data.find(pattern));
        }
        return SpinSyntax.isTerm(decides) ? query.find(pattern) : data.find(pattern);
    }
}
