package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.query.AnswerFormat;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.QuotedQualityCSV;

/** Which format of those that an answer can have a client wants (RFC 9110, section 12). */
public final class ContentNegotiation {
    private static final Pattern REFUSED = Pattern.compile(";\\s*q\\s*=\\s*0(\\.0*)?\\s*(;|$)");

    private static final Set<String> HTML = Set.of("html", "xhtml", "text/html", "application/xhtml+xml");

    /** The first is ours; SPARQLWrapper sends all three, Fuseki knows the second. */
    static final List<String> PARAMETERS = List.of("format", "output", "results");

    private ContentNegotiation() {}

    /** Those by which a format is asked for, and others. */
    public static Set<String> parametersAnd(String... others) {
        return Stream.concat(PARAMETERS.stream(), Stream.of(others)).collect(Collectors.toUnmodifiableSet());
    }

    /** A format and the one of its media types that the client asked for. */
    record Chosen(AnswerFormat format, String mediaType) {}

    /** True if the media range takes the format. */
    static boolean matches(String range, AnswerFormat format) {
        return format.mediaTypes().stream().anyMatch(mediaType -> matches(range, mediaType));
    }

    /**
     * The parameters {@code format}, {@code output} and {@code results} before the header {@code Accept}; without any, the
     * first. A word that names no format is as none.
     *
     * @throws RequestProblem 406 where nothing fits
     */
    static Chosen choose(HttpServletRequest request, List<AnswerFormat> offered) {
        List<String> words = words(request);
        for (String word : words) {
            for (AnswerFormat format : offered) {
                if (format.names().contains(word)) {
                    return new Chosen(format, format.mediaTypes().contains(word) ? word : format.mediaType());
                }
            }
        }
        if (words.stream().anyMatch(ContentNegotiation::isFormat)) {
            throw notAcceptable("format=" + words.get(0), offered);
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

    /**
     * What the parameters name as the format, in lower case, without those that a form sent empty; none where the
     * parameters cannot be read, to tell that. A plus sign that was not escaped came as a blank.
     */
    static List<String> words(HttpServletRequest request) {
        try {
            return PARAMETERS.stream()
                    .flatMap(name -> Optional.ofNullable(request.getParameter(name)).stream())
                    .map(word -> word.split(";", 2)[0].strip().replace(' ', '+').toLowerCase(Locale.ROOT))
                    .filter(word -> !word.isEmpty())
                    .toList();
        } catch (BadMessageException e) {
            return List.of();
        }
    }

    /**
     * Which of some media types is wanted, by its short name, which a parameter may give.
     *
     * @param offered the media types by their short names, the first before the others where any is taken
     * @throws RequestProblem 406 where nothing fits
     */
    public static String shortName(HttpServletRequest request, Map<String, String> offered) {
        return Stream.concat(words(request).stream(), accepted(request).stream())
                .flatMap(range -> offered.entrySet().stream()
                        .filter(one -> one.getKey().equals(range) || matches(range, one.getValue()))
                        .map(Map.Entry::getKey))
                .findFirst()
                .orElseThrow(() -> RequestProblem.of(
                        406, "Not acceptable", "This is written as " + String.join(", ", offered.keySet()) + "."));
    }

    /** Whether the parameters ask for HTML; none where they ask for nothing that is known. */
    static Optional<Boolean> namesHtml(HttpServletRequest request) {
        return words(request).stream()
                .filter(word -> HTML.contains(word) || isFormat(word))
                .findFirst()
                .map(HTML::contains);
    }

    private static boolean isFormat(String word) {
        return Stream.of(AnswerFormat.values())
                .anyMatch(
                        format -> format != AnswerFormat.TABLE && format.names().contains(word));
    }

    /** True for a browser: HTML comes before what programs ask for. */
    static boolean prefersHtml(HttpServletRequest request) {
        return namesHtml(request).orElseGet(() -> accepted(request).get(0).equals("text/html"));
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
