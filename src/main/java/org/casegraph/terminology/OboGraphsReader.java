package org.casegraph.terminology;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/** Reads OBO Graphs JSON (https://github.com/geneontology/obographs), one node in memory at a time. */
final class OboGraphsReader {
    static final String GRAPHS = "graphs";

    private final String file;
    private final Consumer<Problem> problems;
    private final TermTriples triples = new TermTriples();
    private final OntologyHeader header = new OntologyHeader();
    private final TermIris iris = new TermIris();

    private OboGraphsReader(String file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Whether the top of the JSON has graphs. What follows them is not looked at. */
    static boolean isNamedBy(Reader text) {
        try {
            JsonReader json = new JsonReader(text);
            json.beginObject();
            while (json.hasNext()) {
                if (json.nextName().equals(GRAPHS)) {
                    return true;
                }
                json.skipValue();
            }
            return false;
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }

    /**
     * One terminology for each graph of the file.
     *
     * @param problems takes a line for each term that cannot be read; the rest is read
     */
    static List<Terminology> read(String file, Reader text, Consumer<Problem> problems) throws IOException {
        JsonReader json = new JsonReader(text);
        List<Terminology> read = new ArrayList<>();
        try {
            json.beginObject();
            while (json.hasNext()) {
                if (json.nextName().equals(GRAPHS)) {
                    json.beginArray();
                    while (json.hasNext()) {
                        read.add(new OboGraphsReader(file, problems).graph(json));
                    }
                    json.endArray();
                } else {
                    json.skipValue();
                }
            }
        } catch (JsonParseException | IllegalStateException | IOException e) {
            throw Problem.of(
                    Mistake.MALFORMED_FILE,
                    file + " " + json.getPath(),
                    "the JSON cannot be read on: " + firstLine(e),
                    "Fetch the file again; nothing of it was taken",
                    e);
        }
        if (read.isEmpty()) {
            throw Problem.of(
                    Mistake.FILE_OF_OTHER_KIND,
                    file,
                    "there are no graphs in this JSON",
                    "Give OBO Graphs under this name, and unpack JSON of cases");
        }
        return read;
    }

    private Terminology graph(JsonReader json) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "id" -> header.name(json.nextString());
                case "meta" -> header(JsonParser.parseReader(json));
                case "nodes" -> each(json, this::node);
                case "edges" -> each(json, this::edge);
                default -> json.skipValue();
            }
        }
        json.endObject();
        return triples.finish(file, header, iris, problems);
    }

    private interface Taker {
        void take(String path, JsonObject object);
    }

    private void each(JsonReader json, Taker taker) throws IOException {
        json.beginArray();
        while (json.hasNext()) {
            String path = json.getPath();
            if (json.peek() == JsonToken.BEGIN_OBJECT) {
                taker.take(path, JsonParser.parseReader(json).getAsJsonObject());
            } else {
                fault(path, "this is no object", "Mend it, or fetch the file again");
                json.skipValue();
            }
        }
        json.endArray();
    }

    private void header(JsonElement meta) {
        if (meta.isJsonObject()) {
            text(meta.getAsJsonObject(), "version").ifPresent(iri -> header.say(OntologyHeader.VERSION_IRI, iri));
            for (JsonObject value : objects(meta.getAsJsonObject(), "basicPropertyValues")) {
                header.say(text(value, "pred").orElse(""), text(value, "val").orElse(""));
            }
        }
    }

    private void node(String path, JsonObject node) {
        if (!text(node, "type").equals(Optional.of("CLASS"))) {
            return;
        }
        Optional<Node> iri = iri(path + ".id", text(node, "id").orElse(""));
        if (iri.isEmpty()) {
            return;
        }
        Node term = iri.get();
        triples.declare(term);
        text(node, "lbl").ifPresent(label -> triples.text(term, RDFS.label.asNode(), label));
        if (node.get("meta") instanceof JsonObject meta) {
            describe(path + ".meta", term, meta);
        }
    }

    private void describe(String path, Node term, JsonObject meta) {
        if (meta.get("definition") instanceof JsonObject definition) {
            text(definition, "val").ifPresent(text -> triples.text(term, OBO.DEFINITION, text));
        }
        for (JsonObject synonym : objects(meta, "synonyms")) {
            Optional<String> scope = text(synonym, "pred").filter(pred -> pred.matches("has\\w+Synonym"));
            text(synonym, "val")
                    .ifPresent(text -> triples.text(term, OBO.synonym(scope.orElse("hasRelatedSynonym")), text));
        }
        for (JsonObject xref : objects(meta, "xrefs")) {
            text(xref, "val").ifPresent(id -> triples.text(term, OBO.XREF, id));
        }
        if (text(meta, "deprecated").equals(Optional.of("true"))) {
            triples.deprecate(term);
        }
        List<JsonObject> values = objects(meta, "basicPropertyValues");
        for (int i = 0; i < values.size(); i++) {
            property(path + ".basicPropertyValues[" + i + "]", term, values.get(i));
        }
    }

    private void property(String path, Node term, JsonObject value) {
        String property = text(value, "pred").orElse("");
        String object = text(value, "val").orElse("");
        if (property.equals(OBO.REPLACED_BY.getURI())) {
            iri(path + ".val", object).ifPresent(other -> triples.add(term, OBO.REPLACED_BY, other));
        } else if (property.equals(OBO.CONSIDER.getURI())) {
            iri(path + ".val", object).ifPresent(other -> triples.add(term, OBO.CONSIDER, other));
        } else if (property.equals(OBO.ALTERNATIVE_ID.getURI())) {
            iri(path + ".val", object).ifPresent(old -> triples.text(term, OBO.ALTERNATIVE_ID, object));
        }
    }

    private void edge(String path, JsonObject edge) {
        if (!text(edge, "pred").equals(Optional.of("is_a"))) {
            return;
        }
        Optional<Node> child = iri(path + ".sub", text(edge, "sub").orElse(""));
        Optional<Node> parent = iri(path + ".obj", text(edge, "obj").orElse(""));
        if (child.isPresent() && parent.isPresent()) {
            triples.isA(child.get(), parent.get());
        }
    }

    private Optional<Node> iri(String path, String id) {
        Optional<Node> iri = iris.iri(id);
        if (iri.isEmpty()) {
            fault(path, "\"" + id + "\" is no IRI and no CURIE", "Write the term's IRI; the rest was read");
        }
        return iri;
    }

    private void fault(String path, String what, String remedy) {
        problems.accept(Problem.of(Mistake.BAD_TERMINOLOGY, file + " " + path, what, remedy));
    }

    private static Optional<String> text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonPrimitive() ? Optional.of(value.getAsString()) : Optional.empty();
    }

    private static List<JsonObject> objects(JsonObject object, String name) {
        List<JsonObject> objects = new ArrayList<>();
        if (object.get(name) instanceof JsonArray array) {
            array.forEach(element -> {
                if (element instanceof JsonObject one) {
                    objects.add(one);
                }
            });
        }
        return objects;
    }

    private static String firstLine(Exception e) {
        return Problem.reason(e)
                .replaceAll("^[A-Za-z.]+Exception: ", "")
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll(" path \\$.*$|\\.$", "");
    }
}
