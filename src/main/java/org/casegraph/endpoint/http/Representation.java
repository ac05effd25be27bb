package org.casegraph.endpoint.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A whole HTTP answer.
 *
 * @param mediaType without the character set, which is always UTF-8 where there is one
 * @param body empty where there is a file
 * @param file what is sent in place of the body, as it is too long to be held
 * @param headers further headers by name
 */
public record Representation(
        int status, String mediaType, byte[] body, Optional<FilePart> file, Map<String, String> headers) {
    public Representation {
        headers = Map.copyOf(headers);
    }

    /** An answer that is held as a whole. */
    public Representation(int status, String mediaType, byte[] body, Map<String, String> headers) {
        this(status, mediaType, body, Optional.empty(), headers);
    }

    public static Representation of(String mediaType, byte[] body) {
        return new Representation(200, mediaType, body, Map.of());
    }

    public static Representation of(String mediaType, String text) {
        return of(mediaType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** What is sent from a file, with all that {@link RangeRequest} needs. */
    public static Representation of(String mediaType, FilePart file) {
        return new Representation(200, mediaType, new byte[0], Optional.of(file), Map.of());
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
        boolean isBinary = mediaType.endsWith("gzip")
                || mediaType.startsWith("image/vnd.")
                || mediaType.startsWith("application/vnd.openxmlformats-")
                || mediaType.endsWith(".parquet");
        return isBinary ? mediaType : mediaType + "; charset=utf-8";
    }

    public Representation withHeader(String name, String value) {
        return withHeaders(Map.of(name, value));
    }

    public Representation withHeaders(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new Representation(status, mediaType, body, file, all);
    }

    public Representation withStatus(int other) {
        return new Representation(other, mediaType, body, file, headers);
    }

    Representation withBody(byte[] other) {
        return new Representation(status, mediaType, other, file, headers);
    }

    Representation withFile(FilePart other) {
        return new Representation(status, mediaType, body, Optional.of(other), headers);
    }
}
