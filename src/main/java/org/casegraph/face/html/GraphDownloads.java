package org.casegraph.face.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.casegraph.graph.Addresses;

/** The links by which a page gives its graph. */
public final class GraphDownloads {
    private static final List<Map.Entry<String, String>> FORMATS = List.of(
            Map.entry("turtle", "Turtle"),
            Map.entry("jsonld", "JSON-LD"),
            Map.entry("ntriples", "N-Triples"),
            Map.entry("rdfxml", "RDF/XML"));

    private GraphDownloads() {}

    public static Html of(String path, Map<String, String> parameters) {
        List<Html> links = FORMATS.stream()
                .map(format -> {
                    Map<String, String> all = new LinkedHashMap<>(parameters);
                    all.put("format", format.getKey());
                    return Html.element("li").of(Html.link(Addresses.with(path, all), format.getValue()));
                })
                .toList();
        return Html.element("ul")
                .with("class", "downloads")
                .with("aria-label", "As RDF")
                .of(links);
    }
}
