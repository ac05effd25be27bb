package org.casegraph.endpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.Store;
import org.casegraph.store.StoreBuilder;
import org.casegraph.vocabulary.CG;

/** One small case behind an endpoint on a free port, and a client that asks it. */
public final class ServedFixture implements AutoCloseable {
    /** A label that would run in a page that forgot to escape. */
    public static final String SCRIPT = "<script>alert(\"tumour\")</script>";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Store store;
    private final Endpoint endpoint;

    private ServedFixture(Store store, Endpoint endpoint) {
        this.store = store;
        this.endpoint = endpoint;
    }

    public static ServedFixture start(PageFactory pages) {
        return start(Settings.loopback(0), pages);
    }

    public static ServedFixture start(Settings settings, PageFactory pages) {
        Store store = store();
        return new ServedFixture(store, Endpoint.start(store, QuestionLibrary.ofProject(), settings, pages));
    }

    /** Only SPARQL, over these graphs. */
    static ServedFixture over(DatasetGraph dataset, Settings settings) {
        return new ServedFixture(store(), Endpoint.start(dataset, settings));
    }

    static Store store() {
        return builder().build();
    }

    /** The small data that is served, to be built once more. */
    public static StoreBuilder builder() {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(
                        """
                        BASE <https://w3id.org/casegraph/case/fixture>
                        PREFIX cg:   <https://w3id.org/casegraph/ontology#>
                        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                        <> a cg:Case ; rdfs:label "<script>alert(\\"tumour\\")</script>"@en .
                        <#passage> a cg:Passage ; cg:inCase <> ; cg:quote "a sore tongue" .
                        <#glossitis> a cg:Finding ; cg:inCase <> ; rdfs:label "glossitis, über"@en ;
                          cg:statedIn <#passage> .
                        """,
                        Lang.TURTLE)
                .parse(graph);
        SourceGraph source =
                new SourceGraph("fixture.ttl", NodeFactory.createURI(CG.CASE_BASE + "fixture"), graph, Map.of());
        return StoreBuilder.inMemory(List.of(), List.of(source));
    }

    public Store served() {
        return store;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    int port() {
        return endpoint.port();
    }

    public URI address() {
        return URI.create("http://localhost:" + endpoint.port());
    }

    /** @param headers name and value in turn */
    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public HttpResponse<String> ask(String query, String... headers) {
        return get("/sparql?query=" + encode(query), headers);
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + endpoint.port() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<byte[]> sendForBytes(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        endpoint.close();
        store.close();
    }
}
