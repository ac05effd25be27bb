package org.casegraph.face.ontology;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.store.Store;

/**
 * {@code /api/vocabulary}: the prefixes of the data, and the classes and properties that it uses with their labels and
 * how often, those used most first. An editor completes from it.
 */
public final class UsedVocabulary implements HttpResource {
    private static final String CLASSES = "SELECT ?term (COUNT(*) AS ?count) { ?subject a ?term } GROUP BY ?term";
    private static final String PROPERTIES =
            "SELECT ?term (COUNT(*) AS ?count) { ?subject ?term ?object } GROUP BY ?term";

    private final Store store;
    private final NodeLinks links;
    private String json = "";

    public UsedVocabulary(Store store, NodeLinks links) {
        this.store = store;
        this.links = links;
    }

    @Override
    public void prepare() {
        json();
    }

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(Set.of());
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        return Representation.of("application/json", json());
    }

    /** Counted once. */
    private synchronized String json() {
        if (json.isEmpty()) {
            Map<Node, Long> classes = uses(CLASSES);
            Map<Node, Long> properties = uses(PROPERTIES);
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

    private Map<Node, Long> uses(String counts) {
        Map<Node, Long> uses = new HashMap<>();
        try (QueryExec execution =
                QueryExec.dataset(store.dataset()).query(counts).build()) {
            execution.select().forEachRemaining(row -> {
                Node term = row.get(Var.alloc("term"));
                if (term.isURI()) {
                    uses.put(term, ((Number) row.get(Var.alloc("count")).getLiteralValue()).longValue());
                }
            });
        }
        return uses;
    }

    private JsonArray counted(Map<Node, Long> uses) {
        JsonArray array = new JsonArray();
        uses.entrySet().stream()
                .sorted(Map.Entry.<Node, Long>comparingByValue(Comparator.reverseOrder())
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
