package org.casegraph.endpoint.http;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers those who call the server by one of its names, and no page of a stranger. Otherwise a page from anywhere could
 * let its own name point to this machine and read what is served here, or make the server work by an image that is no
 * image. A person who follows a link from anywhere is answered. Whoever is no browser sends none of these fields.
 */
final class HostAndOriginCheck extends Handler.Wrapper {
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]]+)(?::\\d{1,5})?");
    private static final String ANY = "*";

    private final Set<String> hosts;
    private final Set<String> origins;

    HostAndOriginCheck(Handler next, Set<String> hosts, Set<String> origins) {
        super(next);
        this.hosts = hosts;
        this.origins = origins;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Optional<RequestProblem> refusal = refusal(request);
        if (refusal.isEmpty()) {
            return super.handle(request, response, callback);
        }
        Representation problem = refusal.get().representation();
        response.setStatus(problem.status());
        SafetyHeaders.each((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, problem.contentType());
        response.write(true, ByteBuffer.wrap(problem.body()), callback);
        return true;
    }

    private Optional<RequestProblem> refusal(Request request) {
        List<HttpField> named = request.getHeaders().getFields(HttpHeader.HOST);
        String authority = request.getHttpURI().getHost();
        boolean known = named.size() == 1
                && isOwn(named.get(0).getValue())
                && (authority == null || hosts.contains(authority.toLowerCase(Locale.ROOT)));
        if (!known) {
            return Optional.of(RequestProblem.of(
                    421,
                    "Unknown host",
                    "This server is not called so. Call it localhost, or start it with --allow-host NAME."));
        }
        for (String origin : request.getHeaders().getValuesList(HttpHeader.ORIGIN)) {
            if (!isWelcome(origin)) {
                return Optional.of(RequestProblem.of(
                        403,
                        "Origin refused",
                        "Pages of this origin may not ask here. Start the server with --allow-origin ORIGIN."));
            }
        }
        if (isFromElsewhere(request) && !isFollowedLink(request) && !isFromWelcomePage(request)) {
            return Optional.of(RequestProblem.of(
                    403,
                    "Cross-site request refused",
                    "A page of another site asks in somebody's browser. Follow a link, or start the server with"
                            + " --allow-origin ORIGIN."));
        }
        return Optional.empty();
    }

    /** As the browser tells it (https://www.w3.org/TR/fetch-metadata/); a page cannot. */
    private static boolean isFromElsewhere(Request request) {
        return has(request, "Sec-Fetch-Site", "cross-site");
    }

    /** Not one that is followed in a frame of the other page, or beforehand, where nobody sees the answer. */
    private static boolean isFollowedLink(Request request) {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        boolean isForWindow =
                !request.getHeaders().contains("Sec-Fetch-Dest") || has(request, "Sec-Fetch-Dest", "document");
        return reads
                && has(request, "Sec-Fetch-Mode", "navigate")
                && isForWindow
                && !request.getHeaders().contains("Sec-Purpose");
    }

    /** An image or a script is asked for without an origin. */
    private boolean isFromWelcomePage(Request request) {
        String page = request.getHeaders().get(HttpHeader.REFERER);
        return request.getHeaders().contains(HttpHeader.ORIGIN)
                || origins.contains(ANY)
                || page != null && origin(page).filter(this::isWelcome).isPresent();
    }

    private static boolean has(Request request, String field, String value) {
        return request.getHeaders().getValuesList(field).stream().anyMatch(value::equalsIgnoreCase);
    }

    private static Optional<String> origin(String page) {
        try {
            URI address = URI.create(page);
            return Optional.of(address.getScheme() + "://" + address.getRawAuthority());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isOwn(String host) {
        Matcher name = HOST.matcher(host);
        return name.matches() && hosts.contains(name.group(1).toLowerCase(Locale.ROOT));
    }

    private boolean isWelcome(String origin) {
        if (origins.contains(ANY) || origins.contains(origin.toLowerCase(Locale.ROOT))) {
            return true;
        }
        try {
            URI page = URI.create(origin);
            return page.getHost() != null
                    && page.getUserInfo() == null
                    && hosts.contains(page.getHost().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
