package org.casegraph.face.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.casegraph.store.Store;

/** Parts of the dataset as graphs of their own, with its prefixes. */
public final class GraphExcerpt {
    private GraphExcerpt() {}

    /** These named graphs, each by its name. */
    public static DatasetGraph named(Store store, Node... names) {
        DatasetGraph excerpt = DatasetGraphFactory.createGeneral();
        excerpt.prefixes().putAll(store.dataset().prefixes());
        for (Node name : names) {
            excerpt.addGraph(name, store.dataset().getGraph(name));
        }
        return excerpt;
    }

    /** A named graph by its name, to be changed. */
    public static DatasetGraph copied(Store store, Node name) {
        DatasetGraph excerpt = named(store);
        store.dataset().getGraph(name).find().forEachRemaining(triple -> excerpt.add(Quad.create(name, triple)));
        return excerpt;
    }

    /** What a named graph says of a subject: its concise bounded description, with axioms that are annotated. */
    public static Graph about(Store store, Node name, Node subject) {
        return about(store, store.dataset().getGraph(name), subject);
    }

    /** As {@link #about(Store, Node, Node)}, of all graphs. */
    public static Graph about(Store store, Node subject) {
        return about(store, store.dataset().getDefaultGraph(), subject);
    }

    private static Graph about(Store store, Graph graph, Node subject) {
        Graph excerpt = empty(store);
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>();
        open.add(subject);
        graph.find(Node.ANY, OWL2.annotatedSource.asNode(), subject)
                .forEachRemaining(axiom -> open.add(axiom.getSubject()));
        while (!open.isEmpty()) {
            Node next = open.remove();
            if (seen.add(next)) {
                graph.find(next, Node.ANY, Node.ANY).forEachRemaining(triple -> {
                    excerpt.add(triple);
                    if (triple.getObject().isBlank()) {
                        open.add(triple.getObject());
                    }
                });
            }
        }
        return excerpt;
    }

    private static Graph empty(Store store) {
        Graph excerpt = GraphFactory.createDefaultGraph();
        excerpt.getPrefixMapping().setNsPrefixes(store.dataset().prefixes().getMapping());
        return excerpt;
    }
}
