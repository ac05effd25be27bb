package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.casegraph.endpoint.http.RequestProblem;

/**
 * Reading a graph by its name, as {@code graph=IRI} or {@code default} in place of a query
 * (https://www.w3.org/TR/sparql11-http-rdf-update/#indirect-graph-identification). It is a query like any other, within the
 * same limits.
 */
final class GraphStoreRead {
    private static final String GRAPH = "graph";
    private static final String DEFAULT = "default";

    private GraphStoreRead() {}

    /**
     * The query that reads the graph which a request names; empty where it names none.
     *
     * @throws RequestProblem 400 unless it names one by an absolute IRI, 404 where there is no such graph
     */
    static Optional<Query> asked(HttpServletRequest request, QueryService service) {
        List<String> names = values(request, GRAPH);
        boolean isDefault = !values(request, DEFAULT).isEmpty();
        if (names.isEmpty() && !isDefault) {
            return Optional.empty();
        }
        if (names.size() + (isDefault ? 1 : 0) != 1) {
            throw RequestProblem.of(400, "Malformed request", "Name one graph: graph=IRI, or default.");
        }
        Query all = QueryFactory.create("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }");
        if (!isDefault) {
            String name = names.get(0);
            if (!name.matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|^`\\\\]*")) {
                throw RequestProblem.of(400, "Malformed request", "graph= takes an absolute IRI.");
            }
            if (!service.dataset().containsGraph(NodeFactory.createURI(name))) {
                throw RequestProblem.of(
                        404, "Not found", "There is no graph of this name. SELECT ?g { GRAPH ?g {} } lists all.");
            }
            all.addGraphURI(name);
        }
        return Optional.of(all);
    }

    private static List<String> values(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }
}
