package org.casegraph.mcp;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The messages of one client on their way to the server. Each call of a tool gets the name of its run, so that the client
 * can end it by the id of its request, which the SDK does not hand on.
 *
 * @param session told apart from other clients by this
 * @param stop ends the run of this name
 */
record Wire(String session, Consumer<String> stop) {
    static final JacksonMcpJsonMapper JSON =
            new JacksonMcpJsonMapper(JsonMapper.builder().build());

    /** Beside what the client itself tells of a call. */
    static final String RUN = "org.casegraph/run";

    private static final TypeRef<Map<String, Object>> OBJECT = new TypeRef<>() {};

    /** A message as the server is to have it; one that cannot be read is left to the server to refuse. */
    String passed(String message) {
        Map<String, Object> read = read(message).orElseGet(HashMap::new);
        Map<String, Object> parameters = object(read.get("params")).orElseGet(HashMap::new);
        Object method = read.get("method");
        if ("notifications/cancelled".equals(method)) {
            stop.accept(run(parameters.get("requestId")));
            return message;
        }
        if (!"tools/call".equals(method)) {
            return message;
        }
        Map<String, Object> meta = object(parameters.get("_meta")).orElseGet(HashMap::new);
        meta.put(RUN, run(read.get("id")));
        parameters.put("_meta", meta);
        read.put("params", parameters);
        return written(read);
    }

    /** Whether it asks for a new session. */
    static boolean opens(String message) {
        return read(message)
                .filter(read -> "initialize".equals(read.get("method")))
                .isPresent();
    }

    private static Optional<Map<String, Object>> read(String message) {
        try {
            return Optional.ofNullable(JSON.readValue(message, OBJECT));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(@Nullable Object id) {
        return session + " " + id;
    }

    private static Optional<Map<String, Object>> object(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        Map<String, Object> copy = new HashMap<>();
        map.forEach((key, each) -> copy.put(String.valueOf(key), each));
        return Optional.of(copy);
    }
}
