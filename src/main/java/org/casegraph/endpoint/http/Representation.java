package org.casegraph.endpoint.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A whole HTTP answer.
 *
 * @param mediaType without the character set, which is always UTF-8 where there is one
 * @param headers further headers by name
 */
public record Representation(int status, String mediaType, byte[] body, Map<String, String> headers) {
    public Representation {
        headers = Map.copyOf(headers);
    }

    public static Representation of(String mediaType, byte[] body) {
        return new Representation(200, mediaType, body, Map.of());
    }

    public static Representation of(String mediaType, String text) {
        return of(mediaType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** 303: the answer is at another path of this server. */
    public static Representation seeOther(String location) {
        return new Representation(303, "text/plain", new byte[0], Map.of("Location", location));
    }

    /** 304: the client has it already. */
    public static Representation notModified() {
        return new Representation(304, "text/plain", new byte[0], Map.of());
    }

    String contentType() {
        return mediaType.endsWith("gzip") ? mediaType : mediaType + "; charset=utf-8";
    }

    public Representation withHeader(String name, String value) {
        return withHeaders(Map.of(name, value));
    }

    public Representation withHeaders(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new Representation(status, mediaType, body, all);
    }

    public Representation withStatus(int other) {
        return new Representation(other, mediaType, body, headers);
    }
}
