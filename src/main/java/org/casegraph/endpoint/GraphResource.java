package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

/** One named graph of the dataset, in each format of graphs. */
final class GraphResource implements Resource {
    private final DatasetGraph dataset;
    private final Node name;

    GraphResource(DatasetGraph dataset, Node name) {
        this.dataset = dataset;
        this.name = name;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        Graph graph = dataset.getGraph(name);
        if (graph.isEmpty()) {
            throw RequestProblem.of(404, "Not found", "This store was opened without its description.");
        }
        return LinkedGraph.of(request, name, () -> graph);
    }
}
