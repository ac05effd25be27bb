package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the FAIR Signposting Profile, both levels (https://signposting.org/FAIR/). */
@ExtendWith(SharedProject.class)
class SignpostingTest {
    private static final String PAGE = "text/html,application/xhtml+xml";
    private static final String SCHEMA = "https://schema.org/";

    private static final Pattern LINK = Pattern.compile("<([^>]*)>((?:; [a-z]+=\"[^\"]*\")*)");
    private static final Pattern ATTRIBUTE = Pattern.compile("; ([a-z]+)=\"([^\"]*)\"");

    /** @param mediaType empty if it is not told */
    private record Link(String relation, String target, String mediaType) {}

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dataset", "/case/wang-2022"})
    void aLandingPageSaysWhatTheProfileAsks(String path, ServedProject served) {
        Map<String, List<Link>> links = byRelation(links(served, path, PAGE));

        assertEquals(1, links.get("cite-as").size());
        assertTrue(links.get("cite-as").get(0).target().startsWith("https://w3id.org/casegraph/"));
        assertEquals(
                List.of(SCHEMA + "AboutPage", SCHEMA + "Dataset"),
                links.get("type").stream().map(Link::target).toList());
        assertEquals(
                List.of("https://creativecommons.org/licenses/by/4.0/"),
                links.get("license").stream().map(Link::target).toList());
        assertFalse(links.get("describedby").isEmpty());
        assertFalse(links.get("item").isEmpty());
        for (String relation : List.of("describedby", "item", "linkset", "alternate", "collection", "service-desc")) {
            links.getOrDefault(relation, List.of())
                    .forEach(link -> assertFalse(link.mediaType().isEmpty(), link.toString()));
        }
        assertEquals(
                Set.of("application/linkset", "application/linkset+json"),
                links.get("linkset").stream().map(Link::mediaType).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dataset", "/case/wang-2022"})
    void whatIsLinkedIsThereInThatMediaType(String path, ServedProject served) {
        links(served, path, PAGE).stream()
                .filter(link ->
                        link.target().startsWith("/") && !link.relation().equals("alternate"))
                .forEach(link -> {
                    HttpResponse<byte[]> response =
                            served.get(link.target(), link.mediaType().equals("text/html") ? PAGE : link.mediaType());

                    assertEquals(200, response.statusCode(), link.toString());
                    assertEquals(link.mediaType(), mediaType(response), link.toString());
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"turtle", "jsonld", "ntriples", "trig"})
    void contentLeadsBackToItsPageAndACaseToTheDataset(String format, ServedProject served) {
        Map<String, List<Link>> content = byRelation(links(served, "/case/wang-2022?format=" + format, "*/*"));

        assertEquals(List.of(new Link("collection", "/case/wang-2022", "text/html")), content.get("collection"));
        assertEquals(1, content.get("cite-as").size());
        assertEquals(1, content.get("type").size());
        assertEquals(
                List.of(new Link("collection", "/dataset", "text/html")),
                byRelation(links(served, "/case/wang-2022", PAGE)).get("collection"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dataset", "/case/wang-2022"})
    void theLinksetSaysAllThatTheHeadSaysAndTheWayBack(String path, ServedProject served) {
        List<Link> head = links(served, path, PAGE);
        String linkset = byRelation(head).get("linkset").stream()
                .filter(link -> link.mediaType().endsWith("+json"))
                .findFirst()
                .orElseThrow()
                .target();
        Map<String, Set<Link>> json = json(served, linkset);
        String root = served.get("/linkset", "*/*").uri().resolve("/").toString();
        String page = root + path.substring(1);

        head.stream()
                .filter(link -> !link.relation().equals("alternate"))
                .map(link -> absolute(link, root))
                .forEach(link -> assertTrue(json.get(page).contains(link), link.toString()));
        json.get(page).stream()
                .filter(link ->
                        link.relation().equals("item") && !link.mediaType().equals("text/html"))
                .forEach(item -> assertTrue(
                        json.get(item.target()).contains(new Link("collection", page, "text/html")), item.toString()));
        assertEquals(json, text(served, linkset));
    }

    @Test
    void theDatasetHoldsEachCase(ServedProject served) {
        Set<String> items = json(served, "/linkset/dataset").values().iterator().next().stream()
                .filter(link ->
                        link.relation().equals("item") && link.mediaType().equals("text/html"))
                .map(Link::target)
                .collect(Collectors.toSet());

        assertEquals(served.store().cases().size(), items.size());
    }

    @Test
    void theStartLeadsToTheInterfaces(ServedProject served) {
        Set<String> relations = byRelation(links(served, "/", PAGE)).keySet();

        assertTrue(relations.containsAll(Set.of("api-catalog", "service-desc", "service-doc")), relations.toString());
    }

    private static Link absolute(Link link, String root) {
        return link.target().startsWith("/")
                ? new Link(link.relation(), root + link.target().substring(1), link.mediaType())
                : link;
    }

    private static Map<String, Set<Link>> json(ServedProject served, String path) {
        Map<String, Set<Link>> links = new LinkedHashMap<>();
        HttpResponse<byte[]> response = served.get(path, "application/linkset+json");
        assertEquals("application/linkset+json", mediaType(response));
        JSON.parse(ServedProject.text(response)).get("linkset").getAsArray().stream()
                .map(JsonValue::getAsObject)
                .forEach(context -> {
                    Set<Link> of = new HashSet<>();
                    context.forEach((relation, targets) -> {
                        if (!relation.equals("anchor")) {
                            targets.getAsArray().stream()
                                    .map(JsonValue::getAsObject)
                                    .forEach(target -> of.add(link(relation, target)));
                        }
                    });
                    links.put(context.getString("anchor"), of);
                });
        return links;
    }

    private static Link link(String relation, JsonObject target) {
        return new Link(relation, target.getString("href"), target.hasKey("type") ? target.getString("type") : "");
    }

    private static Map<String, Set<Link>> text(ServedProject served, String path) {
        HttpResponse<byte[]> response = served.get(path, "application/linkset");
        assertEquals("application/linkset", mediaType(response));
        Map<String, Set<Link>> links = new HashMap<>();
        Matcher found = LINK.matcher(ServedProject.text(response));
        while (found.find()) {
            links.computeIfAbsent(attributes(found).get("anchor"), anchor -> new HashSet<>())
                    .add(link(found));
        }
        return links;
    }

    private static List<Link> links(ServedProject served, String path, String accept) {
        HttpResponse<byte[]> response = served.get(path, accept);
        assertEquals(200, response.statusCode(), path);
        List<Link> links = new ArrayList<>();
        Matcher found = LINK.matcher(response.headers().firstValue("Link").orElse(""));
        while (found.find()) {
            links.add(link(found));
        }
        return links;
    }

    private static Link link(Matcher found) {
        Map<String, String> attributes = attributes(found);
        return new Link(attributes.get("rel"), found.group(1), attributes.getOrDefault("type", ""));
    }

    private static Map<String, String> attributes(Matcher found) {
        Map<String, String> attributes = new HashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(found.group(2));
        while (attribute.find()) {
            attributes.put(attribute.group(1), attribute.group(2));
        }
        return attributes;
    }

    private static Map<String, List<Link>> byRelation(List<Link> links) {
        return links.stream().collect(Collectors.groupingBy(Link::relation));
    }

    private static String mediaType(HttpResponse<byte[]> response) {
        return response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    }
}
