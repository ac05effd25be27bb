package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casegraph.ServedProject;
import org.casegraph.SharedProject;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.face.Face;
import org.casegraph.project.ProjectFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Behind a proxy that has the server under a path, whatever the server prints leads to where it is. */
@ExtendWith(SharedProject.class)
class PrintedAddressTest {
    private static final PublicAddress BASE =
            PublicAddress.read(ServedProject.BASE).orElseThrow();

    private static final Pattern ATTRIBUTE = Pattern.compile(" ([\\w:-]+)=\"([^\"]*)\"");
    private static final Pattern JSON_TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"(?!\\s*:)");
    private static final Pattern LINK_TARGET = Pattern.compile("<([^>]*)>");
    private static final Pattern IRI = Pattern.compile("<([^>\\s]*)>");
    private static final Pattern ADDRESS_IN_SCRIPT = Pattern.compile("(?<!at\\()([\"'`]/[a-z.][a-z][^\"'`]*)");

    /** These load or send something, which no page does elsewhere. */
    private static final Set<String> OWN_ONLY = Set.of("src", "action", "formaction");

    /** Where nothing leads, or what is no page. */
    private static final Set<String> NOTHING_THERE = Set.of("/*", "/page/*", "/webjars/*");

    @Test
    void eachAddressOfEachKindOfPageHasThePathOfTheProxyAndIsFound(ServedProject project) {
        walk(project, 1);
    }

    @Test
    @Tag("long")
    void eachAddressOfManyPagesHasThePathOfTheProxyAndIsFound(ServedProject project) {
        walk(project, 50);
    }

    private static void walk(ServedProject project, int mostOfAKind) {
        Settings settings = Settings.loopback(0).withBase(BASE).withContact(URI.create("mailto:security@example.org"));
        try (Endpoint endpoint = Endpoint.start(project.store(), project.questions(), settings, Face::pages);
                StrippingProxy proxy = new StrippingProxy(BASE.path(), endpoint.port())) {
            Walk walk = new Walk(proxy, mostOfAKind);
            endpoint.paths().stream()
                    .sorted()
                    .filter(path -> !NOTHING_THERE.contains(path))
                    .map(path -> path.replace("/*", ""))
                    .forEach(path -> walk.find(BASE.path(path.isEmpty() ? "/" : path), "the start"));
            Stream.of(
                            "/health",
                            "/metrics",
                            "/case/wang-2022/timeline.svg",
                            "/case/wang-2022/graph.json",
                            "/nothing/here")
                    .forEach(path -> walk.find(BASE.path(path), "the start"));
            walk.go();

            assertEquals(new TreeSet<>(), walk.faults);
            assertTrue(
                    walk.kinds.size() > 60 && walk.open.isEmpty(),
                    walk.kinds.keySet().toString());
        }
    }

    @Test
    void scriptsAskWhereTheyLie() {
        List<String> elsewhere = new ArrayList<>();
        ProjectFiles.under("page", ".js").forEach((name, text) -> ADDRESS_IN_SCRIPT
                .matcher(text)
                .results()
                .forEach(found -> elsewhere.add(name + " " + found.group(1))));

        assertEquals(List.of(), elsewhere);
    }

    @Test
    void styleSheetsLoadNothing() {
        ProjectFiles.under("page", ".css").forEach((name, text) -> assertTrue(!text.contains("url("), name));
    }

    /** From page to page, to so many of each kind. */
    private static final class Walk {
        private final StrippingProxy proxy;
        private final int mostOfAKind;
        private final Set<String> known = new HashSet<>();
        private final Map<String, Integer> kinds = new HashMap<>();
        private final Deque<String> open = new ArrayDeque<>();
        private final Set<String> faults = new TreeSet<>();

        Walk(StrippingProxy proxy, int mostOfAKind) {
            this.proxy = proxy;
            this.mostOfAKind = mostOfAKind;
        }

        void go() {
            while (!open.isEmpty()) {
                String path = open.remove();
                look(path, proxy.get(path, "text/html"));
                if (!path.contains("?") && !path.contains("/page/") && !path.contains("/webjars/")) {
                    look(path, proxy.get(path, "text/turtle, application/json;q=0.9, */*;q=0.1"));
                }
            }
        }

        private void look(String path, HttpResponse<String> answer) {
            String type = answer.headers().firstValue("Content-Type").orElse("");
            String body = answer.body();
            if (answer.statusCode() == 404 && !path.endsWith("/nothing/here") || answer.statusCode() >= 500) {
                faults.add(path + " is answered " + answer.statusCode());
            }
            if (body.contains("localhost") || body.contains("127.0.0.1")) {
                faults.add(path + " has the address behind the proxy");
            }
            answer.headers().allValues("Location").forEach(location -> find(location, path));
            answer.headers()
                    .allValues("Link")
                    .forEach(links ->
                            LINK_TARGET.matcher(links).results().forEach(target -> find(target.group(1), path)));
            if (type.startsWith("text/html") || type.startsWith("image/svg")) {
                ATTRIBUTE.matcher(body).results().forEach(found -> {
                    String value = plain(found.group(2));
                    if (OWN_ONLY.contains(found.group(1)) && !value.startsWith(BASE.path("/"))) {
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
                        .filter(iri -> iri.startsWith("/") || iri.startsWith(BASE.origin()))
                        .forEach(iri -> find(iri, path));
            }
        }

        /** @param on what has the address */
        private void find(String address, String on) {
            String own = address.startsWith(BASE.origin() + "/")
                    ? address.substring(BASE.origin().length())
                    : address;
            if (own.startsWith("#") || own.matches("https?://[^/].*|mailto:.*")) {
                return;
            }
            if (!own.startsWith(BASE.path("/"))) {
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

        private static String kind(String path) {
            String[] parts = path.substring(BASE.path().length()).split("\\?", 2);
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
}
