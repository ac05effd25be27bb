package org.casegraph.face.ontology;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonString;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SchemaDO;
import org.casegraph.description.DatasetDescription;
import org.casegraph.face.html.Html;
import org.casegraph.graph.Values;

/** What schema.org can say of the dataset, as search engines for data read it in a page. */
public record SchemaOrg(Graph described) {
    /** Nothing where the dataset is not described. */
    public Html html() {
        return described.isEmpty() ? Html.EMPTY : Html.dataBlock("application/ld+json", json().toString());
    }

    private JsonObject json() {
        JsonObject json = new JsonObject();
        json.put("@context", "https://schema.org/");
        object(dataset()).forEach(json::put);
        return json;
    }

    private Node dataset() {
        return DatasetDescription.dataset(described);
    }

    private JsonObject object(Node subject) {
        JsonObject json = new JsonObject();
        json.put("@id", subject.getURI());
        Map<String, List<Node>> values = described.find(subject, Node.ANY, Node.ANY).toList().stream()
                .filter(SchemaOrg::isOfSchemaOrg)
                .sorted(Comparator.comparing(Triple::getObject, Values.BY_TEXT))
                .collect(Collectors.groupingBy(
                        triple ->
                                triple.getPredicate().equals(RDF.type.asNode()) ? "@type" : name(triple.getPredicate()),
                        TreeMap::new,
                        Collectors.mapping(Triple::getObject, Collectors.toList())));
        values.forEach((name, nodes) -> {
            if (nodes.size() == 1) {
                json.put(name, value(name, nodes.get(0)));
            } else {
                JsonArray array = new JsonArray();
                nodes.stream().map(node -> value(name, node)).forEach(array::add);
                json.put(name, array);
            }
        });
        return json;
    }

    private JsonValue value(String name, Node node) {
        if (node.isLiteral()) {
            return new JsonString(node.getLiteralLexicalForm());
        }
        if (name.equals("@type")) {
            return new JsonString(name(node));
        }
        // The dataset's own address is that of itself.
        boolean described = !node.equals(dataset())
                && described().stream(node, Node.ANY, Node.ANY).anyMatch(SchemaOrg::isOfSchemaOrg);
        return described ? object(node) : new JsonString(node.getURI());
    }

    private static boolean isOfSchemaOrg(Triple triple) {
        Node term = triple.getPredicate().equals(RDF.type.asNode()) ? triple.getObject() : triple.getPredicate();
        return term.isURI() && term.getURI().startsWith(SchemaDO.NS);
    }

    private static String name(Node term) {
        return term.getURI().substring(SchemaDO.NS.length());
    }
}
