package org.casegraph.export.fhir;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.Values;
import org.casegraph.vocabulary.CG;

/** What resources of several types have alike: their subject, dates, notes, concepts, and references to each other. */
final class ResourceFields {
    private final Graph stated;
    private final Codings codings;
    private final Map<Node, String> resources;

    /** @param resources the type of the resource of each node that has one */
    ResourceFields(Graph stated, Codings codings, Map<Node, String> resources) {
        this.stated = stated;
        this.codings = codings;
        this.resources = resources;
    }

    /** The same for the same node, so that an export is the same each time. */
    static String address(Node node) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(node.getURI().getBytes(StandardCharsets.UTF_8));
    }

    void subject(Node node, JsonObject resource) {
        Values.subjects(stated, RDF.type.asNode(), CG.Patient).stream()
                .findFirst()
                .ifPresent(patient -> resource.add("subject", reference(patient)));
    }

    void notes(Node node, JsonObject resource) {
        JsonArray notes = new JsonArray();
        for (Node comment : Values.objects(stated, node, RDFS.comment.asNode())) {
            JsonObject note = new JsonObject();
            note.addProperty("text", comment.getLiteralLexicalForm());
            notes.add(note);
        }
        put(resource, "note", notes);
    }

    Optional<String> label(Node node) {
        return Values.text(stated, node, RDFS.label.asNode());
    }

    Optional<String> dateOf(Node node) {
        return Values.subjects(stated, CG.occurrence, node).stream()
                .flatMap(constraint -> Values.object(stated, constraint, CG.date).stream())
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .findFirst();
    }

    void date(Node node, JsonObject resource, String name) {
        dateOf(node).ifPresent(date -> resource.addProperty(name, date));
    }

    void one(Node node, Node property, JsonObject resource, String name) {
        List<Node> terms = Values.objects(stated, node, property);
        if (!terms.isEmpty()) {
            resource.add(name, codings.concept(terms));
        }
    }

    void concepts(Node node, Node property, JsonObject resource, String name) {
        JsonArray concepts = new JsonArray();
        Values.objects(stated, node, property).forEach(term -> concepts.add(codings.concept(List.of(term))));
        put(resource, name, concepts);
    }

    void members(Node node, JsonObject resource, Set<String> types) {
        JsonArray members = new JsonArray();
        Values.subjects(stated, CG.partOf, node).stream()
                .filter(part -> types.contains(resources.getOrDefault(part, "")))
                .forEach(part -> members.add(reference(part)));
        put(resource, "hasMember", members);
    }

    void references(Node node, Node property, JsonObject resource, String name, Set<String> types) {
        JsonArray found = new JsonArray();
        Values.objects(stated, node, property).stream()
                .filter(other -> types.contains(resources.getOrDefault(other, "")))
                .forEach(other -> found.add(reference(other)));
        put(resource, name, found);
    }

    static void put(JsonObject resource, String name, JsonArray values) {
        if (!values.isEmpty()) {
            resource.add(name, values);
        }
    }

    static JsonObject reference(Node node) {
        JsonObject reference = new JsonObject();
        reference.addProperty("reference", address(node));
        return reference;
    }

    static JsonArray list(JsonObject one) {
        JsonArray list = new JsonArray();
        list.add(one);
        return list;
    }
}
