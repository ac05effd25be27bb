package org.casegraph.endpoint.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A body as it goes over the line.
 *
 * @param encoding gzip, where the client takes it and it is worth it
 */
record Compressed(byte[] bytes, Optional<String> encoding) {
    static Compressed of(HttpServletRequest request, Representation answer) {
        if (ContentCoding.of(request, answer) != ContentCoding.GZIP) {
            return new Compressed(answer.body(), Optional.empty());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(answer.body().length / 4);
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Compressed(bytes.toByteArray(), Optional.of("gzip"));
    }
}
