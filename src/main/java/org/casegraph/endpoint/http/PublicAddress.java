package org.casegraph.endpoint.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where clients reach this server. A proxy may have it under a path of its own, which it takes away: the server's paths stay
 * as they are, and only what is printed has that path before them.
 *
 * @param origin as {@code https://example.org}, without a slash at its end
 * @param path as {@code /cases}, without a slash at its end; empty at the root
 */
public record PublicAddress(String origin, String path) {
    static final String ATTRIBUTE = PublicAddress.class.getName();

    /** None of these characters ends an attribute, a target of a header or a word in a shell. */
    private static final Pattern PATH = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~%+:@-]+)*+");

    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9._:\\[\\]-]+");

    /** Only markup has this sign: in a text, and in the value of an attribute, it is encoded. */
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z](?:[^\"<>]++|\"[^\"]*+\")*+>");

    /** What a browser or a script of ours takes for an address. */
    private static final Pattern IN_TAG =
            Pattern.compile("( (?:href|src|action|formaction|data-case|data-graph|data-script|data-sheet)=\")/(?!/)");

    private static final Pattern IN_LINKS = Pattern.compile("<(?=/(?!/))");

    /** Empty unless it is an address of the web, of a server or of a path on it. */
    public static Optional<PublicAddress> read(String base) {
        try {
            URI uri = URI.create(base);
            String origin = uri.getScheme() + "://" + uri.getRawAuthority();
            String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("/$", "");
            boolean plain = uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && ORIGIN.matcher(origin).matches();
            return plain && isPath(path) ? Optional.of(new PublicAddress(origin, path)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As whoever started the server gave it, or a proxy that is believed; else as the client called the server. */
    public static PublicAddress of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof PublicAddress told) {
            return told;
        }
        String all = request.getRequestURL().toString();
        return new PublicAddress(
                all.substring(0, all.length() - request.getRequestURI().length()), "");
    }

    static boolean isPath(String path) {
        return PATH.matcher(path).matches();
    }

    /** The name of the server, without port. */
    public String host() {
        return URI.create(origin).getHost().toLowerCase(Locale.ROOT);
    }

    /** @param own a path of this server, beginning with a slash; whatever follows it stays */
    public String path(String own) {
        return path + own;
    }

    /** The same as a whole address. */
    public String absolute(String own) {
        return origin + path + own;
    }

    /** The answer with this path before each address of this server in its markup, its redirection and its links. */
    Representation on(Representation answer) {
        if (path.isEmpty()) {
            return answer;
        }
        Representation located = hasMarkup(answer)
                ? answer.withBody(inMarkup(new String(answer.body(), StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8))
                : answer;
        String location = answer.headers().get("Location");
        if (location != null && location.startsWith("/")) {
            located = located.withHeader("Location", path(location));
        }
        String links = answer.headers().get("Link");
        return links == null
                ? located
                : located.withHeader("Link", IN_LINKS.matcher(links).replaceAll(Matcher.quoteReplacement("<" + path)));
    }

    private static boolean hasMarkup(Representation answer) {
        return answer.file().isEmpty()
                && (answer.mediaType().equals("text/html") || answer.mediaType().equals("image/svg+xml"));
    }

    private String inMarkup(String markup) {
        return TAG.matcher(markup).replaceAll(this::inTag);
    }

    private String inTag(MatchResult tag) {
        return Matcher.quoteReplacement(
                IN_TAG.matcher(tag.group()).replaceAll("$1" + Matcher.quoteReplacement(path + "/")));
    }
}
