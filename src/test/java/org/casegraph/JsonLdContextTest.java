package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.export.linked.JsonLdCase;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The context of JSON-LD says of each property what the ontology says. */
@ExtendWith(SharedProject.class)
class JsonLdContextTest {
    private static final JsonObject CONTEXT =
            JsonParser.parseString(JsonLdCase.context()).getAsJsonObject().getAsJsonObject("@context");

    @Test
    void itStandsAtTheAddressThatExportsName() {
        assertEquals("https://w3id.org/casegraph/context.jsonld", JsonLdCase.CONTEXT);
    }

    /** Also those of the ontology that no case of ours uses yet. */
    @Test
    void eachPropertyHasATermOfItsOwnTypes(Store store) {
        Graph all = store.dataset().getDefaultGraph();
        Map<String, JsonElement> terms = terms();
        Map<String, String> wrong = new TreeMap<>();
        for (Node property : properties(store)) {
            String iri = property.getURI();
            JsonElement term = terms.get(iri);
            if (term == null) {
                wrong.put(iri, "has no term");
            } else if (G.hasType(all, property, OWL2.ObjectProperty.asNode())
                    && !type(term).equals("@id")) {
                wrong.put(iri, "is a link, and its term is not");
            } else if (G.hasType(all, property, OWL2.DatatypeProperty.asNode())
                    && type(term).equals("@id")) {
                wrong.put(iri, "has values, and its term has links");
            } else if (!type(term).isEmpty() && !type(term).equals("@id")) {
                Set<Node> ranges = Set.copyOf(G.listSP(all, property, RDFS.range.asNode()));
                if (!ranges.isEmpty()
                        && ranges.stream().noneMatch(range -> range.getURI().equals(expanded(type(term))))) {
                    wrong.put(iri, "has values of " + ranges + ", and its term of " + type(term));
                }
            }
        }
        assertEquals(Map.of(), wrong);
    }

    /** A name that the ontology no longer has would be read as something that it never was. */
    @Test
    void noTermNamesWhatTheOntologyDoesNotHave(Store store) {
        Set<Node> known = properties(store);
        Map<String, String> unknown = new TreeMap<>();
        terms().keySet().stream()
                .filter(iri -> iri.startsWith(CG.NS) && !iri.equals(CG.NS))
                .filter(iri ->
                        known.stream().noneMatch(property -> property.getURI().equals(iri)))
                .forEach(iri -> unknown.put(iri, "is no property"));
        assertEquals(Map.of(), unknown);
    }

    private static Set<Node> properties(Store store) {
        Graph all = store.dataset().getDefaultGraph();
        Set<Node> properties = new LinkedHashSet<>();
        for (Node kind : Set.of(
                OWL2.ObjectProperty.asNode(), OWL2.DatatypeProperty.asNode(), OWL2.AnnotationProperty.asNode())) {
            all.find(Node.ANY, RDF.type.asNode(), kind)
                    .mapWith(triple -> triple.getSubject())
                    .filterKeep(
                            property -> property.isURI() && property.getURI().startsWith(CG.NS))
                    .forEachRemaining(properties::add);
        }
        for (Node iri : store.cases()) {
            store.dataset().getGraph(iri).find().forEachRemaining(triple -> {
                if (!triple.getPredicate().equals(RDF.type.asNode())) {
                    properties.add(triple.getPredicate());
                }
            });
        }
        return properties;
    }

    private static Map<String, JsonElement> terms() {
        Map<String, JsonElement> terms = new TreeMap<>();
        CONTEXT.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("@"))
                .forEach(entry -> {
                    JsonElement value = entry.getValue();
                    terms.put(
                            expanded(
                                    value.isJsonObject()
                                            ? value.getAsJsonObject().get("@id").getAsString()
                                            : value.getAsString()),
                            value);
                });
        return terms;
    }

    private static String type(JsonElement term) {
        return term.isJsonObject() && term.getAsJsonObject().has("@type")
                ? term.getAsJsonObject().get("@type").getAsString()
                : "";
    }

    private static String expanded(String name) {
        int colon = name.indexOf(':');
        String prefix = colon < 0 ? "" : name.substring(0, colon);
        return CONTEXT.has(prefix) && !name.startsWith(prefix + "://")
                ? CONTEXT.get(prefix).getAsString() + name.substring(colon + 1)
                : name;
    }
}
