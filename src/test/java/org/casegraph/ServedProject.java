package org.casegraph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.casegraph.description.SelfDescription;
import org.casegraph.endpoint.Endpoint;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.face.Face;
import org.casegraph.mcp.Assistants;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.source.OwnCases;
import org.casegraph.source.ProjectSources;
import org.casegraph.store.DatasetMetadata;
import org.casegraph.store.Store;
import org.casegraph.store.StoreBuilder;

/** The project's own files behind an endpoint on a free port, described and with pages, as users get it. */
public final class ServedProject implements AutoCloseable {
    public static final String BASE = "https://casegraph.test/cases/";

    private final HttpClient client = HttpClient.newHttpClient();
    private final QuestionLibrary questions = QuestionLibrary.ofProject();
    private final Store store;
    private final Endpoint endpoint;

    public ServedProject() {
        this(StoreBuilder.inMemory(ProjectSources.ontology(), OwnCases.all()));
    }

    /** Any other store, described and with pages in the same way. */
    public ServedProject(StoreBuilder bare) {
        this(bare.describedBy(
                        dataset -> SelfDescription.of(dataset, QuestionLibrary.ofProject(), BASE, DatasetMetadata.NONE))
                .build());
    }

    /** A store as it is. */
    ServedProject(Store store) {
        this.store = store;
        endpoint = Endpoint.start(store, questions, Settings.loopback(0), Assistants.beside(Face::pages));
    }

    /** Where a client on this machine reaches it, ending with a slash. */
    public String address() {
        return "http://127.0.0.1:" + endpoint.port() + "/";
    }

    public Store store() {
        return store;
    }

    public QuestionLibrary questions() {
        return questions;
    }

    public HttpResponse<byte[]> get(String path, String accept) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + endpoint.port() + path))
                            .header("Accept", accept)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A page as a browser gets it. */
    public String page(String path) {
        HttpResponse<byte[]> response = get(path, "text/html");
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answers " + response.statusCode() + ": " + text(response));
        }
        return text(response);
    }

    public static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonObject json(String path) {
        return JSON.parse(text(get(path, "application/json")));
    }

    /** The rows of a SELECT query, asked over HTTP. */
    public List<JsonObject> rows(String query) {
        String answer = text(get(
                "/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8),
                "application/sparql-results+json"));
        return JSON.parse(answer).get("results").getAsObject().get("bindings").getAsArray().stream()
                .map(JsonValue::getAsObject)
                .toList();
    }

    public static String value(JsonObject row, String variable) {
        return row.get(variable).getAsObject().getString("value");
    }

    /** Closes what serves, and leaves the store. */
    public void stop() {
        endpoint.close();
    }

    @Override
    public void close() {
        stop();
        store.close();
    }
}
