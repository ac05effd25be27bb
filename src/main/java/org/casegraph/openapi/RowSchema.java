package org.casegraph.openapi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JsonObject;
import org.casegraph.query.Column;
import org.casegraph.query.Question;

/**
 * The rows of one question, column by column, as SPARQL results in JSON hold them. A column that a row may leave empty is
 * not required: nothing stands there, and a client that was made from the schema has null.
 */
record RowSchema(Question question) {
    /** For example {@code FindingsBeforeDiagnosis}, to which {@code Row} and {@code Answer} are added. */
    private String name() {
        return Arrays.stream(question.id().split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** The name of the schema of the whole answer. */
    String answer() {
        return name() + "Answer";
    }

    /** Adds the schemas of the answer and of its rows. */
    void addTo(JsonObject schemas) {
        JsonObject properties = new JsonObject();
        question.columns().forEach(column -> properties.put(column.name(), Json.reference(value(column.kind()))));
        List<String> always = question.columns().stream()
                .filter(Column::isAlwaysBound)
                .map(Column::name)
                .toList();
        schemas.put(
                name() + "Row",
                Json.object(
                        "description",
                        "A row of: " + question.summary(),
                        "type",
                        "object",
                        "required",
                        always,
                        "properties",
                        properties,
                        "additionalProperties",
                        false));
        JsonObject rows = Json.object("type", "array", "items", Json.reference(name() + "Row"));
        JsonObject results = Json.object(
                "type", "object", "required", List.of("bindings"), "properties", Json.object("bindings", rows));
        schemas.put(
                answer(),
                Json.object(
                        "type",
                        "object",
                        "required",
                        List.of("head", "results"),
                        "properties",
                        Json.object("head", Json.reference("Head"), "results", results)));
    }

    /** The schema of a value, for example {@code IriValue}. */
    private static String value(Column.Kind kind) {
        String word = kind.word();
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + "Value";
    }
}
