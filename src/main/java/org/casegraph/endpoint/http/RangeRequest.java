package org.casegraph.endpoint.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.ByteRange;

/** How much of a file a client asks for: all, a part, or nothing as it has it already (RFC 9110, sections 13 and 14). */
public final class RangeRequest {
    private final HttpServletRequest request;

    public RangeRequest(HttpServletRequest request) {
        this.request = request;
    }

    /**
     * Several ranges in one request are answered with the whole, as the standard allows.
     *
     * @param whole a {@link FilePart} with a strong {@code ETag} and its {@code Last-Modified}
     * @return with status 200, 206 or 304
     * @throws RequestProblem 416 if no byte of the file is in the range
     */
    public Representation partOf(Representation whole) {
        Representation full = whole.withHeader("Accept-Ranges", "bytes");
        if (isKnown(full)) {
            return Representation.notModified().withHeaders(full.headers());
        }
        List<String> wanted = Collections.list(request.getHeaders("Range"));
        Optional<FilePart> file = full.file();
        if (wanted.isEmpty() || file.isEmpty() || !isStillTheSame(full)) {
            return full;
        }
        if (wanted.stream().anyMatch(range -> !range.strip().startsWith("bytes=") || range.contains(","))) {
            return full;
        }
        long length = file.get().length();
        List<ByteRange> ranges = ByteRange.parse(wanted, length);
        if (ranges.isEmpty()) {
            throw RequestProblem.of(
                            416, "Range not satisfiable", "The file has " + length + " bytes. Ask for some of those.")
                    .withHeader("Content-Range", ByteRange.toNonSatisfiableHeaderValue(length));
        }
        ByteRange range = ranges.get(0);
        return full.withFile(file.get().narrowed(range.first(), range.getLength()))
                .withStatus(206)
                .withHeader("Content-Range", range.toHeaderValue(length));
    }

    private boolean isKnown(Representation whole) {
        List<String> tags = Collections.list(request.getHeaders("If-None-Match"));
        if (!tags.isEmpty()) {
            String own = whole.headers().getOrDefault("ETag", "");
            return tags.stream()
                    .flatMap(list -> Stream.of(list.split(",")))
                    .map(tag -> tag.strip().replaceFirst("^W/", ""))
                    .anyMatch(tag -> tag.equals(own) || tag.equals("*"));
        }
        return date("If-Modified-Since") >= 0 && date("If-Modified-Since") >= lastModified(whole);
    }

    /** A client that has one part goes on with the next only if both are of the same file. */
    private boolean isStillTheSame(Representation whole) {
        String known = request.getHeader("If-Range");
        return known == null
                || known.strip().equals(whole.headers().get("ETag"))
                || known.strip().equals(whole.headers().get("Last-Modified"));
    }

    /** In milliseconds; -1 if there is none, or none that can be read. */
    private long date(String header) {
        try {
            return request.getDateHeader(header);
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    private static long lastModified(Representation whole) {
        return DateTimeFormatter.RFC_1123_DATE_TIME
                .parse(whole.headers().get("Last-Modified"), Instant::from)
                .toEpochMilli();
    }
}
