package org.casegraph.endpoint.discovery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.casegraph.endpoint.http.PublicAddress;

/**
 * Links of several things in one document (RFC 9264), as JSON and as text.
 *
 * @param links by the path of this server that they are of
 */
record Linkset(Map<String, List<TypedLink>> links, PublicAddress here) {
    String json() {
        JsonArray contexts = new JsonArray();
        links.forEach((anchor, all) -> contexts.add(context(anchor, all)));
        JsonObject json = new JsonObject();
        json.put("linkset", contexts);
        return json + "\n";
    }

    private JsonObject context(String anchor, List<TypedLink> all) {
        Map<String, JsonArray> byRelation = new LinkedHashMap<>();
        all.forEach(link -> {
            JsonObject target = new JsonObject();
            target.put("href", link.address(here));
            link.mediaType().ifPresent(type -> target.put("type", type));
            byRelation
                    .computeIfAbsent(link.relation(), relation -> new JsonArray())
                    .add(target);
        });
        JsonObject context = new JsonObject();
        context.put("anchor", here.absolute(anchor));
        byRelation.forEach(context::put);
        return context;
    }

    /** In the syntax of the field {@code Link}, each with its anchor. */
    String text() {
        return links.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(link -> text(entry.getKey(), link)))
                .collect(Collectors.joining(",\n", "", "\n"));
    }

    private String text(String anchor, TypedLink link) {
        return "<" + link.address(here) + ">; rel=\"" + link.relation() + "\"; anchor=\"" + here.absolute(anchor) + "\""
                + link.mediaType().map(type -> "; type=\"" + type + "\"").orElse("");
    }
}
