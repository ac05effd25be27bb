package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Representation;
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
        JsonObject document = described.orElseGet(() -> ApiDocument.of(questions, store));
        described = Optional.of(document);
        return document;
    }
}
