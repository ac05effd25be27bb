package org.casegraph.export.fhir;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.graph.Labels;
import org.casegraph.graph.Values;
import org.casegraph.vocabulary.CG;

/**
 * Terms as codings and back. The term that the case states is the one that was chosen (userSelected); those that match it
 * exactly stand beside it.
 */
final class Codings {
    /** Systems of FHIR whose address is not that of our IRIs without the code. */
    private static final Map<String, String> SYSTEMS = Map.of(
            "http://purl.obolibrary.org/obo/HP_", "http://human-phenotype-ontology.org",
            "http://purl.obolibrary.org/obo/MONDO_", "http://purl.obolibrary.org/obo/mondo.owl",
            "https://omim.org/entry/", "http://www.omim.org",
            "http://www.orpha.net/ORDO/Orphanet_", "http://www.orpha.net");

    /** Of these FHIR writes the code with its prefix. */
    private static final Map<String, String> PREFIXES =
            Map.of("http://purl.obolibrary.org/obo/HP_", "HP:", "http://purl.obolibrary.org/obo/MONDO_", "MONDO:");

    private final Graph terms;
    private final Labels labels;

    Codings(Graph terms) {
        this.terms = terms;
        this.labels = new Labels(terms);
    }

    /** One concept with the terms that are meant, and those that match them exactly. */
    JsonObject concept(Collection<Node> meant, Optional<String> text) {
        JsonArray codings = new JsonArray();
        meant.stream().filter(Node::isURI).sorted(Values.BY_TEXT).forEach(term -> codings.add(coding(term, true)));
        TreeSet<String> matches = new TreeSet<>();
        for (Node term : meant) {
            Values.objects(terms, term, SKOS.exactMatch.asNode()).stream()
                    .filter(match -> match.isURI() && SYSTEMS.keySet().stream().anyMatch(match.getURI()::startsWith))
                    .forEach(match -> matches.add(match.getURI()));
        }
        matches.forEach(match -> codings.add(coding(NodeFactory.createURI(match), false)));
        JsonObject concept = new JsonObject();
        if (!codings.isEmpty()) {
            concept.add("coding", codings);
        }
        text.ifPresent(words -> concept.addProperty("text", words));
        return concept;
    }

    JsonObject concept(Collection<Node> meant) {
        return concept(meant, Optional.empty());
    }

    private JsonObject coding(Node term, boolean stated) {
        String iri = term.getURI();
        String namespace = SYSTEMS.keySet().stream()
                .filter(iri::startsWith)
                .findFirst()
                .orElse(iri.substring(0, 1 + Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/'))));
        JsonObject coding = new JsonObject();
        coding.addProperty("system", SYSTEMS.getOrDefault(namespace, namespace));
        coding.addProperty("code", PREFIXES.getOrDefault(namespace, "") + iri.substring(namespace.length()));
        labels.find(term).ifPresent(label -> coding.addProperty("display", label));
        if (stated) {
            coding.addProperty("userSelected", true);
        }
        return coding;
    }

    /** The terms that a concept was chosen for. */
    static List<Node> terms(JsonObject concept) {
        List<Node> found = new ArrayList<>();
        for (JsonElement element : array(concept, "coding")) {
            JsonObject coding = element.getAsJsonObject();
            if (coding.has("userSelected") && coding.get("userSelected").getAsBoolean()) {
                found.add(term(
                        coding.get("system").getAsString(), coding.get("code").getAsString()));
            }
        }
        return found;
    }

    private static Node term(String system, String code) {
        for (Map.Entry<String, String> known : SYSTEMS.entrySet()) {
            if (known.getValue().equals(system)) {
                String prefix = PREFIXES.getOrDefault(known.getKey(), "");
                return NodeFactory.createURI(known.getKey() + code.substring(prefix.length()));
            }
        }
        return NodeFactory.createURI(system + code);
    }

    /** A tag of ours that says who speaks. */
    JsonObject tag(Node voice) {
        return coding(voice, true);
    }

    static boolean isOurs(Node term) {
        return term.isURI() && term.getURI().startsWith(CG.NS);
    }

    static JsonArray array(JsonObject object, String name) {
        return object.has(name) ? object.getAsJsonArray(name) : new JsonArray();
    }
}
