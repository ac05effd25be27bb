package org.casegraph.endpoint;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request for what stands at each path of a server with pages, over the case of {@link ServedFixture}. */
final class Routes {
    private static final String CASE = "https://w3id.org/casegraph/case/fixture";

    private static final Map<String, List<String>> BY_SERVLET_PATH = new TreeMap<>(Map.ofEntries(
            Map.entry("", List.of("/")),
            Map.entry("/*", List.of("/nothing")),
            Map.entry("/api-docs", List.of("/api-docs")),
            Map.entry(
                    "/api/queries/*",
                    List.of(
                            "/api/queries",
                            "/api/queries/cases-by-diagnosis",
                            "/api/queries/cases-by-diagnosis/results")),
            Map.entry("/api/cautions", List.of("/api/cautions?query=" + ServedFixture.encode("SELECT * { ?s ?p ?o }"))),
            Map.entry("/api/plan", List.of("/api/plan?query=" + ServedFixture.encode("SELECT * { ?s ?p ?o }"))),
            Map.entry("/api/undecided", List.of("/api/undecided?case=hu-2023")),
            Map.entry("/api/stop", List.of("/api/stop")),
            Map.entry("/api/terms", List.of("/api/terms?q=glossitis")),
            Map.entry("/api/vocabulary", List.of("/api/vocabulary")),
            Map.entry(
                    "/api/vocabulary/next",
                    List.of("/api/vocabulary/next?class="
                            + ServedFixture.encode("https://w3id.org/casegraph/ontology#Case"))),
            Map.entry(
                    "/api/why-nothing",
                    List.of("/api/why-nothing?query=" + ServedFixture.encode("SELECT * { ?s a <urn:none> }"))),
            Map.entry(
                    "/case/*",
                    List.of(
                            "/case",
                            "/case/fixture",
                            "/case/fixture/graph",
                            "/case/fixture/timeline",
                            "/case/fixture/timeline.json")),
            Map.entry(
                    "/compare-groups",
                    List.of("/compare-groups", "/compare-groups?first=sex%3Dfemale&second.sex=male")),
            Map.entry(
                    "/cohort",
                    List.of(
                            "/cohort",
                            "/cohort?sex=female&format=json",
                            "/cohort?format=jsonld",
                            "/cohort?format=csv")),
            Map.entry("/compare", List.of("/compare?case=fixture")),
            Map.entry("/compare.svg", List.of("/compare.svg?case=fixture")),
            Map.entry("/curve", List.of("/curve?from=birth&to=death")),
            Map.entry("/curve.svg", List.of("/curve.svg?from=birth&to=death")),
            Map.entry("/curve.png", List.of("/curve.png?from=birth&to=death")),
            Map.entry("/curve.csv", List.of("/curve.csv?from=birth&to=death")),
            Map.entry("/dataset", List.of("/dataset")),
            Map.entry(
                    "/docs/*", List.of("/docs", "/docs/order", "/docs/deploy/nginx.conf", "/docs/pictures/answer.png")),
            Map.entry("/dump.nq.gz", List.of("/dump.nq.gz")),
            Map.entry("/knowledge/*", List.of("/knowledge")),
            Map.entry("/context.jsonld", List.of("/context.jsonld")),
            Map.entry("/favicon.ico", List.of("/favicon.ico")),
            Map.entry("/linkset/*", List.of("/linkset", "/linkset/dataset", "/linkset/case/fixture")),
            Map.entry(
                    "/ontology/*",
                    List.of(
                            "/ontology",
                            "/ontology/Glossitis",
                            "/ontology/alignments",
                            "/ontology/alignments/mondo.sssom.tsv")),
            Map.entry("/robots.txt", List.of("/robots.txt")),
            Map.entry("/sitemap.xml", List.of("/sitemap.xml")),
            Map.entry("/llms.txt", List.of("/llms.txt")),
            Map.entry("/mcp", List.of("/mcp")),
            Map.entry("/openapi.json", List.of("/openapi.json")),
            Map.entry("/page/*", List.of("/page/any/page.css")),
            Map.entry("/passage", List.of("/passage?iri=" + ServedFixture.encode(CASE + "#passage"))),
            Map.entry("/query", List.of("/query")),
            Map.entry("/questions/*", List.of("/questions", "/questions/cases-by-diagnosis")),
            Map.entry("/resource", List.of("/resource?iri=" + ServedFixture.encode(CASE + "#glossitis"))),
            Map.entry("/rule/*", List.of("/rule")),
            Map.entry(
                    "/schema",
                    List.of(
                            "/schema",
                            "/schema?class=" + ServedFixture.encode("https://w3id.org/casegraph/ontology#Case"))),
            Map.entry(
                    "/sparql",
                    List.of(
                            "/sparql",
                            "/sparql?query=" + ServedFixture.encode("SELECT * { ?s ?p ?o }"),
                            "/sparql?query=" + ServedFixture.encode("CONSTRUCT WHERE { ?s ?p ?o }"))),
            Map.entry("/table", List.of("/table", "/table?columns=care&format=csv", "/table?format=csv&sheet=counts")),
            Map.entry("/elements", List.of("/elements")),
            Map.entry("/terms", List.of("/terms?q=glossitis")),
            Map.entry("/webjars/*", List.of("/webjars/zazuko__yasgui/4.5.0/build/yasgui.min.css")),
            Map.entry("/.well-known/api-catalog", List.of("/.well-known/api-catalog")),
            Map.entry("/.well-known/security.txt", List.of("/.well-known/security.txt")),
            Map.entry("/.well-known/sparql-examples", List.of("/.well-known/sparql-examples")),
            Map.entry("/.well-known/void", List.of("/.well-known/void")),
            Map.entry("/why", List.of("/why?iri=" + ServedFixture.encode(CASE + "#glossitis")))));

    private Routes() {}

    /** By servlet path. */
    static Map<String, List<String>> all() {
        return BY_SERVLET_PATH;
    }

    static List<String> requests() {
        return BY_SERVLET_PATH.values().stream().flatMap(List::stream).toList();
    }
}
