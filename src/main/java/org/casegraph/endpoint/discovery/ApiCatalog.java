package org.casegraph.endpoint.discovery;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.casegraph.description.MappingSet;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Representation;

/** {@code /.well-known/api-catalog}: the interfaces of this server, and what describes each (RFC 9727). */
public final class ApiCatalog implements HttpResource {
    public static final String PATH = "/.well-known/api-catalog";

    private static final String MEDIA_TYPE =
            Signposts.LINKSET_JSON + "; profile=\"https://www.rfc-editor.org/info/rfc9727\"";
    private static final TypedLink TO_IT = new TypedLink("api-catalog", PATH, Signposts.LINKSET_JSON);

    private static final TypedLink OPENAPI = new TypedLink("service-desc", "/openapi.json", "application/json");
    private static final TypedLink API_DOCS = new TypedLink("service-doc", "/api-docs", "text/html");
    private static final TypedLink HEALTH = new TypedLink("status", "/health", "application/json");

    /** By which a page leads here. */
    static final List<TypedLink> LINKS = List.of(TO_IT, OPENAPI, API_DOCS);

    @Override
    public boolean takesPageSlot() {
        return false;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        return Representation.of(MEDIA_TYPE, new Linkset(catalogue(), PublicAddress.of(request)).json())
                .withHeader("Link", TypedLink.field(List.of(TO_IT)));
    }

    private static Map<String, List<TypedLink>> catalogue() {
        Map<String, List<TypedLink>> all = new LinkedHashMap<>();
        all.put(
                PATH,
                Stream.of("/sparql", "/api/queries", MappingSet.FOLDER_PATH)
                        .map(path -> new TypedLink("item", path))
                        .toList());
        all.put(
                "/sparql",
                List.of(
                        new TypedLink("service-desc", "/sparql?format=turtle", "text/turtle"),
                        OPENAPI,
                        new TypedLink("service-doc", "/query", "text/html"),
                        new TypedLink("service-meta", "/.well-known/void", "text/turtle"),
                        new TypedLink("service-meta", "/.well-known/sparql-examples", "text/turtle"),
                        HEALTH));
        all.put("/api/queries", List.of(OPENAPI, API_DOCS, HEALTH));
        all.put(
                MappingSet.FOLDER_PATH,
                MappingSet.ofProject().stream()
                        .map(set -> new TypedLink("item", set.path(), MappingSet.MEDIA_TYPE))
                        .toList());
        return all;
    }
}
