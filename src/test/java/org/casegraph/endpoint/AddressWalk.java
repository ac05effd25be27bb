package org.casegraph.endpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casegraph.endpoint.http.PublicAddress;

/** From page to page, to so many of each kind: whatever is printed leads to where the server is, and is found. */
final class AddressWalk {
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([\\w:-]+)=\"([^\"]*)\"");
    private static final Pattern OWN_ADDRESS = Pattern.compile("localhost|127\\.0\\.0\\.1");
    private static final Pattern OWN_LINK = Pattern.compile(" [\\w:-]+=\"[^\"]*(localhost|127\\.0\\.0\\.1)");
    private static final Pattern JSON_TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"(?!\\s*:)");
    private static final Pattern LINK_TARGET = Pattern.compile("<([^>]*)>");
    private static final Pattern IRI = Pattern.compile("<([^>\\s]*)>");

    /** These load or send something, which no page does elsewhere. */
    private static final Set<String> OWN_ONLY = Set.of("src", "action", "formaction");

    /** Where nothing leads, or what is no page. */
    private static final Set<String> NOTHING_THERE = Set.of("/*", "/page/*", "/webjars/*");

    private final PublicAddress base;
    private final BiFunction<String, String, HttpResponse<String>> client;
    private final int mostOfAKind;
    private final Set<String> known = new HashSet<>();
    private final Map<String, Integer> kinds = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> faults = new TreeSet<>();
    private int asked;

    /** @param client gets a path, the first, and asks for a media type */
    AddressWalk(PublicAddress base, BiFunction<String, String, HttpResponse<String>> client, int mostOfAKind) {
        this.base = base;
        this.client = client;
        this.mostOfAKind = mostOfAKind;
    }

    /**
     * Walks through whatever proxy is there: the address of the server, {@code name:password}, and how many pages of a kind.
     */
    public static void main(String[] arguments) {
        PublicAddress base = PublicAddress.read(arguments[0]).orElseThrow();
        String login = Base64.getEncoder().encodeToString(arguments[1].getBytes(StandardCharsets.UTF_8));
        HttpClient client = HttpClient.newHttpClient();
        AddressWalk walk = new AddressWalk(
                base,
                (path, type) -> sent(
                        client,
                        HttpRequest.newBuilder(URI.create(base.origin() + path))
                                .header("Accept", type)
                                .header("Authorization", "Basic " + login)
                                .build()),
                Integer.parseInt(arguments[2]));
        walk.findEach(Stream.concat(
                Routes.all().keySet().stream().filter(path -> !Set.of("/.well-known/security.txt", "/mcp")
                        .contains(path)),
                Stream.of("/health", "/ready", "/metrics", "/nothing/here")));
        walk.go();
        walk.faults().forEach(System.err::println);
        System.out.println(walk.known.size() + " addresses of " + walk.kinds().size() + " kinds, " + walk.asked
                + " asked, " + walk.faults().size() + " faults");
        System.exit(walk.faults().isEmpty() ? 0 : 1);
    }

    private static HttpResponse<String> sent(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param paths as servlets have them */
    void findEach(Stream<String> paths) {
        paths.sorted()
                .filter(path -> !NOTHING_THERE.contains(path))
                .map(path -> path.replace("/*", ""))
                .forEach(path -> find(base.path(path.isEmpty() ? "/" : path), "the start"));
    }

    Set<String> faults() {
        return faults;
    }

    Set<String> kinds() {
        return kinds.keySet();
    }

    void go() {
        while (!open.isEmpty()) {
            String path = open.remove();
            look(path, client.apply(path, "text/html"));
            if (!path.contains("?") && !path.contains("/page/") && !path.contains("/webjars/")) {
                look(path, client.apply(path, "text/turtle, application/json;q=0.9, */*;q=0.1"));
            }
        }
    }

    private void look(String path, HttpResponse<String> answer) {
        asked++;
        String type = answer.headers().firstValue("Content-Type").orElse("");
        String body = answer.body();
        if (answer.statusCode() == 404 && !path.endsWith("/nothing/here") || answer.statusCode() >= 500) {
            faults.add(path + " is answered " + answer.statusCode());
        }
        // A document tells of a server on the reader's own machine; it leads there nowhere.
        Pattern own = path.contains("/docs/") ? OWN_LINK : OWN_ADDRESS;
        if (own.matcher(body).find()) {
            faults.add(path + " has the address behind the proxy");
        }
        answer.headers().allValues("Location").forEach(location -> find(location, path));
        answer.headers()
                .allValues("Link")
                .forEach(links -> LINK_TARGET.matcher(links).results().forEach(target -> find(target.group(1), path)));
        if (type.startsWith("text/html") || type.startsWith("image/svg")) {
            ATTRIBUTE.matcher(body).results().forEach(found -> {
                String value = plain(found.group(2));
                if (OWN_ONLY.contains(found.group(1)) && !value.startsWith(base.path("/"))) {
                    faults.add(path + " " + found.group());
                }
                if (found.group(1).equals("href") || value.startsWith("/")) {
                    find(value, path);
                }
            });
        }
        if (type.contains("json")) {
            JSON_TEXT.matcher(body).results().map(found -> found.group(1)).forEach(text -> {
                if (text.startsWith("/")) {
                    find(text, path);
                }
            });
        }
        if (type.startsWith("text/turtle")) {
            IRI.matcher(body)
                    .results()
                    .map(found -> found.group(1))
                    .filter(iri -> iri.startsWith("/") || iri.startsWith(base.origin()))
                    .forEach(iri -> find(iri, path));
        }
    }

    /** @param on what has the address */
    private void find(String address, String on) {
        String own = address.startsWith(base.origin() + "/")
                ? address.substring(base.origin().length())
                : address;
        if (own.startsWith("#") || own.matches("https?://[^/].*|mailto:.*")) {
            return;
        }
        if (!own.startsWith(base.path("/"))) {
            faults.add(on + " has " + address);
            return;
        }
        String path = own.replaceFirst("#.*", "");
        if (known.add(path) && kinds.merge(kind(path), 1, Integer::sum) <= mostOfAKind && isFollowed(path)) {
            open.add(path);
        }
    }

    /** What a page offers to be kept is long, and at the same path; a few are enough to be found. */
    private boolean isFollowed(String path) {
        return mostOfAKind > 1 || !path.contains("format=") && !path.endsWith(".gz");
    }

    private String kind(String path) {
        String[] parts = path.substring(base.path().length()).split("\\?", 2);
        String[] steps = parts[0].split("/");
        String names = parts.length == 1
                ? ""
                : Stream.of(parts[1].split("&"))
                        .map(parameter -> parameter.startsWith("format=")
                                ? parameter
                                : parameter.split("=")[0])
                        .sorted()
                        .collect(Collectors.joining("&"));
        return (steps.length > 1 ? steps[1] : "") + "/" + steps.length
                + (steps.length > 3 ? steps[steps.length - 1] : "")
                + "?" + names;
    }

    private static String plain(String value) {
        return value.replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
    }
}
