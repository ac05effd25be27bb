package org.casegraph.endpoint.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.eclipse.jetty.http.QuotedQualityCSV;

/** How a body goes over the line. */
enum ContentCoding {
    /** Too short to be worth packing, whoever asks. */
    SHORT,
    GZIP,
    /** As it is, for a client that takes no other. */
    IDENTITY;

    private static final int WORTH_IT = 1024;

    /** Which one the client gets. */
    static ContentCoding of(HttpServletRequest request, Representation answer) {
        boolean isWorthIt = answer.body().length >= WORTH_IT
                && !answer.headers().containsKey("Content-Encoding")
                && !answer.mediaType().endsWith("gzip");
        return !isWorthIt ? SHORT : isWelcome(request) ? GZIP : IDENTITY;
    }

    /** Which ones the client may get, before the answer is known. */
    static List<ContentCoding> possible(HttpServletRequest request) {
        return List.of(SHORT, isWelcome(request) ? GZIP : IDENTITY);
    }

    private static boolean isWelcome(HttpServletRequest request) {
        QuotedQualityCSV header = new QuotedQualityCSV();
        request.getHeaders("Accept-Encoding").asIterator().forEachRemaining(header::addValue);
        // What has the quality 0 is not among the values.
        return header.getValues().stream()
                .anyMatch(coding -> coding.split(";", 2)[0].strip().equalsIgnoreCase("gzip"));
    }
}
