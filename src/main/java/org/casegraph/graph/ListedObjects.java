package org.casegraph.graph;

import java.util.Iterator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/** A graph that lists what stands behind a property without going through the triples of it. */
public interface ListedObjects {
    /** Each once, in no order; perhaps not what only nodes of one case stand behind it. */
    Iterator<Node> objects(Node property);

    /** Of a graph that lists none, each as often as a triple has it. */
    static Iterator<Node> of(Graph graph, Node property) {
        return graph instanceof ListedObjects listed
                ? listed.objects(property)
                : graph.find(Node.ANY, property, Node.ANY).mapWith(triple -> triple.getObject());
    }
}
