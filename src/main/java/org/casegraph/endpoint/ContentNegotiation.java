package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.query.AnswerFormat;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.QuotedQualityCSV;

/** Which format of those that an answer can have a client wants (RFC 9110, section 12). */
final class ContentNegotiation {
    private static final Pattern REFUSED = Pattern.compile(";\\s*q\\s*=\\s*0(\\.0*)?\\s*(;|$)");

    private ContentNegotiation() {}

    /** A format and the one of its media types that the client asked for. */
    record Chosen(AnswerFormat format, String mediaType) {}

    /** True if the media range takes the format. */
    static boolean matches(String range, AnswerFormat format) {
        return format.mediaTypes().stream().anyMatch(mediaType -> matches(range, mediaType));
    }

    /**
     * The parameter {@code format} before the header {@code Accept}; without either, the first.
     *
     * @throws RequestProblem 400 for an unknown name, 406 where nothing fits
     */
    static Chosen choose(HttpServletRequest request, List<AnswerFormat> offered) {
        Optional<String> named = named(request);
        if (named.isPresent()) {
            return offered.stream()
                    .filter(format -> format.shortName().equals(named.get()))
                    .findFirst()
                    .map(format -> new Chosen(format, format.mediaType()))
                    .orElseThrow(() -> notAcceptable("format=" + named.get(), offered));
        }
        List<String> ranges = accepted(request);
        List<String> refused = refused(request);
        for (String range : ranges) {
            for (AnswerFormat format : offered) {
                for (String mediaType : format.mediaTypes()) {
                    if (matches(range, mediaType) && isNotRefused(mediaType, range, refused)) {
                        return new Chosen(format, mediaType);
                    }
                }
            }
        }
        throw notAcceptable("Accept: " + String.join(", ", ranges), offered);
    }

    /** The parameter {@code format}, unless a form sent it empty; none where the parameters cannot be read, to tell that. */
    static Optional<String> named(HttpServletRequest request) {
        try {
            return Optional.ofNullable(request.getParameter("format")).filter(name -> !name.isBlank());
        } catch (BadMessageException e) {
            return Optional.empty();
        }
    }

    /** True for a browser: HTML comes before what programs ask for. */
    static boolean prefersHtml(HttpServletRequest request) {
        return named(request).isEmpty() && accepted(request).get(0).equals("text/html");
    }

    /** Media ranges, the most wanted first, without their parameters; never empty. */
    static List<String> accepted(HttpServletRequest request) {
        QuotedQualityCSV header = new QuotedQualityCSV();
        request.getHeaders("Accept").asIterator().forEachRemaining(header::addValue);
        List<String> ranges = header.getValues().stream()
                .map(range -> range.split(";", 2)[0].strip())
                .toList();
        return ranges.isEmpty() ? List.of("*/*") : ranges;
    }

    /** Media ranges with the quality 0. */
    private static List<String> refused(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Accept")).stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .filter(range -> REFUSED.matcher(range).find())
                .map(range -> range.split(";", 2)[0].strip())
                .toList();
    }

    /** What names a media type more closely than the range that takes it goes before it. */
    private static boolean isNotRefused(String mediaType, String range, List<String> refused) {
        return refused.stream().noneMatch(no -> matches(no, mediaType) && stars(no) < stars(range));
    }

    private static int stars(String range) {
        return range.equals("*/*") ? 2 : range.endsWith("/*") ? 1 : 0;
    }

    static boolean matches(String range, String mediaType) {
        return range.equals("*/*")
                || range.equalsIgnoreCase(mediaType)
                || range.endsWith("/*") && mediaType.startsWith(range.substring(0, range.length() - 1));
    }

    private static RequestProblem notAcceptable(String wanted, List<AnswerFormat> offered) {
        String names = offered.stream().map(AnswerFormat::shortName).collect(Collectors.joining(", "));
        return RequestProblem.of(
                406, "Not acceptable", "This answer cannot be written for " + wanted + ". Formats: " + names + ".");
    }
}
