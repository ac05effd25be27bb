package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.query.AnswerFormat;

/** One named graph of the dataset, in each format of graphs; each is written once, as the graph does not change. */
final class GraphResource implements HttpResource {
    private final DatasetGraph dataset;
    private final Node name;
    private final Map<Form, byte[]> written = new ConcurrentHashMap<>();

    GraphResource(DatasetGraph dataset, Node name) {
        this.dataset = dataset;
        this.name = name;
    }

    private record Form(AnswerFormat format, DescriptionPart part) {}

    @Override
    public Representation answer(HttpServletRequest request) {
        Graph graph = dataset.getGraph(name);
        if (graph.isEmpty()) {
            throw RequestProblem.of(404, "Not found", "This store was opened without its description.");
        }
        ContentNegotiation.Chosen chosen = ContentNegotiation.choose(request, AnswerFormat.ofGraphs());
        byte[] body = written.computeIfAbsent(
                new Form(chosen.format(), DescriptionPart.asked(request)), form -> write(graph, form));
        return LinkedGraph.linked(request, dataset, name, Representation.of(chosen.mediaType(), body));
    }

    private byte[] write(Graph graph, Form form) {
        Graph part = form.part().of(graph);
        DatasetGraph named = DatasetGraphFactory.createGeneral();
        named.prefixes().putAll(part.getPrefixMapping());
        named.addGraph(name, part);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AnswerWriter.write(named, form.format(), bytes);
        return bytes.toByteArray();
    }
}
