package org.casegraph.endpoint.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.QuotedQualityCSV;

/**
 * A body as it goes over the line.
 *
 * @param encoding gzip, where the client takes it and it is worth it
 */
record Compressed(byte[] bytes, Optional<String> encoding) {
    private static final int WORTH_IT = 1024;

    static Compressed of(HttpServletRequest request, Representation answer) {
        if (answer.body().length < WORTH_IT
                || answer.headers().containsKey("Content-Encoding")
                || answer.mediaType().endsWith("gzip")
                || !isWelcome(request)) {
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

    private static boolean isWelcome(HttpServletRequest request) {
        QuotedQualityCSV header = new QuotedQualityCSV();
        request.getHeaders("Accept-Encoding").asIterator().forEachRemaining(header::addValue);
        // What has the quality 0 is not among the values.
        return header.getValues().stream()
                .anyMatch(coding -> coding.split(";", 2)[0].strip().equalsIgnoreCase("gzip"));
    }
}
