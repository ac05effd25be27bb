package org.casegraph.mcp;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.casegraph.endpoint.Endpoint;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;

/** A server of a store, and the SDK's client of its tools. */
final class ToolClient implements AutoCloseable {
    private static final JsonSchemaValidator UNCHECKED =
            (schema, content) -> JsonSchemaValidator.ValidationResponse.asValid("");

    private final Endpoint endpoint;
    private final McpSyncClient client;

    private ToolClient(Endpoint endpoint, McpSyncClient client) {
        this.endpoint = endpoint;
        this.client = client;
    }

    static ToolClient of(Store store) {
        return of(store, told -> {});
    }

    static ToolClient of(Store store, Consumer<McpSchema.ProgressNotification> progress) {
        Endpoint endpoint = Endpoint.start(
                store,
                QuestionLibrary.ofProject(),
                Settings.loopback(0),
                Assistants.beside((served, questions, service) -> Map.of()));
        McpSyncClient client = McpClient.sync(
                        HttpClientStreamableHttpTransport.builder("http://localhost:" + endpoint.port())
                                .endpoint(Assistants.PATH)
                                .jsonMapper(Wire.JSON)
                                .build())
                .jsonSchemaValidator(UNCHECKED)
                .requestTimeout(Duration.ofSeconds(60))
                .progressConsumer(progress)
                .build();
        client.initialize();
        return new ToolClient(endpoint, client);
    }

    McpSyncClient sdk() {
        return client;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> ask(String tool, Map<String, Object> arguments) {
        return (Map<String, Object>)
                client.callTool(new McpSchema.CallToolRequest(tool, arguments)).structuredContent();
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> rows(Map<String, Object> answer) {
        return (List<Map<String, Object>>) answer.get("rows");
    }

    @Override
    public void close() {
        client.close();
        endpoint.close();
    }
}
