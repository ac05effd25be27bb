package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.casegraph.description.DatasetDescription;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.graph.Values;
import org.casegraph.openapi.ApiDocument;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;

/** {@code /openapi.json}: every path of this server, and the questions with their parameters and rows. */
final class OpenApiResource implements HttpResource {
    private final QuestionLibrary questions;
    private final Store store;

    /** Without the address; it stays as it is as long as the store does. */
    private Optional<JsonObject> described = Optional.empty();

    OpenApiResource(QuestionLibrary questions, Store store) {
        this.questions = questions;
        this.store = store;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        JsonObject server = new JsonObject();
        server.put("url", PublicAddress.of(request).absolute("/"));
        JsonArray servers = new JsonArray();
        servers.add(server);
        JsonObject document = new JsonObject();
        described().forEach(document::put);
        document.put("servers", servers);
        return Representation.of("application/json", document + "\n");
    }

    private synchronized JsonObject described() {
        JsonObject document = described.orElseGet(() -> withTerms(ApiDocument.of(questions, store)));
        described = Optional.of(document);
        return document;
    }

    /** What is answered is under the licence of the data; of several, none is that of the whole. */
    private JsonObject withTerms(JsonObject document) {
        Graph terms = store.dataset().getGraph(DatasetDescription.GRAPH);
        Node data = DatasetDescription.dataset(terms);
        JsonObject info = document.getObj("info");
        Values.text(terms, data, DCTerms.title.asNode()).ifPresent(title -> info.put("title", title));
        List<Node> licences = Values.objects(terms, data, DCTerms.license.asNode()).stream()
                .filter(Node::isURI)
                .toList();
        if (licences.size() == 1) {
            JsonObject licence = new JsonObject();
            licence.put("name", licences.get(0).getURI().replaceFirst("https?://", ""));
            licence.put("url", licences.get(0).getURI());
            info.put("license", licence);
        } else {
            String told = licences.isEmpty()
                    ? " The licence of the data is not known."
                    : " The data are under several licences: "
                            + licences.stream().map(Node::getURI).collect(Collectors.joining(", ")) + ".";
            info.put("description", info.getString("description") + told);
        }
        return document;
    }
}
