package org.casegraph.face.ontology;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.face.html.NodeLinks;

/**
 * {@code /api/vocabulary}: the prefixes of the data, and the classes and properties that it uses with their labels and
 * how often, those used most first. An editor completes from it.
 */
public final class UsedVocabulary implements HttpResource {
    private final NodeLinks links;
    private String json = "";

    public UsedVocabulary(NodeLinks links) {
        this.links = links;
    }

    @Override
    public void prepare() {
        json();
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        return Representation.of("application/json", json());
    }

    /** Counted once. */
    private synchronized String json() {
        if (json.isEmpty()) {
            Map<Node, Integer> classes = new HashMap<>();
            Map<Node, Integer> properties = new HashMap<>();
            links.graph().find().forEachRemaining(triple -> {
                properties.merge(triple.getPredicate(), 1, Integer::sum);
                if (triple.getPredicate().equals(RDF.type.asNode())
                        && triple.getObject().isURI()) {
                    classes.merge(triple.getObject(), 1, Integer::sum);
                }
            });
            JsonObject prefixes = new JsonObject();
            links.prefixes().forEach(prefixes::put);
            JsonObject all = new JsonObject();
            all.put("prefixes", prefixes);
            all.put("classes", counted(classes));
            all.put("properties", counted(properties));
            json = all + "\n";
        }
        return json;
    }

    private JsonArray counted(Map<Node, Integer> uses) {
        JsonArray array = new JsonArray();
        uses.entrySet().stream()
                .sorted(Map.Entry.<Node, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().getURI()))
                .forEach(entry -> {
                    JsonObject term = new JsonObject();
                    term.put("iri", entry.getKey().getURI());
                    term.put("label", links.label(entry.getKey()));
                    term.put("count", entry.getValue());
                    array.add(term);
                });
        return array;
    }
}
