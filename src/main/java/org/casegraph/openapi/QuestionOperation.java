package org.casegraph.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.casegraph.query.AnswerFormat;
import org.casegraph.query.CaseParameters;
import org.casegraph.query.Parameter;
import org.casegraph.query.Question;

/**
 * The operation by which one question is asked, its parameters typed.
 *
 * @param exampleCase the id of a case for the example, empty for none
 */
record QuestionOperation(Question question, String exampleCase) {
    private static final List<String> PROBLEMS = List.of("400", "403", "404", "405", "406", "421", "500", "503");

    /** The path at which the question is asked. */
    String path() {
        return "/api/queries/" + question.id() + "/results";
    }

    JsonObject json() {
        JsonObject responses = Json.object("200", answered());
        PROBLEMS.forEach(status -> responses.put(status, Json.object("$ref", "#/components/responses/Problem")));
        return Json.object(
                "operationId", question.id(),
                "summary", question.summary(),
                "description", question.description(),
                "tags", question.tags(),
                "parameters", parameters(),
                "responses", responses);
    }

    private JsonObject answered() {
        JsonObject content = new JsonObject();
        AnswerFormat.of(question.query())
                .forEach(format -> content.put(format.mediaType(), Json.object("schema", schema(format))));
        return Json.object("description", "The whole answer.", "content", content);
    }

    private JsonObject schema(AnswerFormat format) {
        return format == AnswerFormat.JSON
                ? Json.reference(new RowSchema(question).answer())
                : Json.object("type", format == AnswerFormat.JSONLD ? "object" : "string");
    }

    /** The parameters that choose cases, by their names among the components. */
    static JsonObject caseChoices() {
        JsonObject choices = new JsonObject();
        CaseParameters.all()
                .forEach(parameter -> choices.put(
                        nameOfChoice(parameter), listed(parameter.name(), parameter.description(), list(parameter))));
        return choices;
    }

    private static String nameOfChoice(Parameter parameter) {
        return "cases-by-" + parameter.name();
    }

    private JsonArray parameters() {
        List<JsonObject> parameters = new ArrayList<>();
        question.parameters().forEach(parameter -> parameters.add(first(parameter)));
        question.parameters()
                .forEach(
                        parameter -> parameter.secondName().ifPresent(name -> parameters.add(second(parameter, name))));
        question.caseParameters()
                .forEach(parameter ->
                        parameters.add(Json.object("$ref", "#/components/parameters/" + nameOfChoice(parameter))));
        if (question.query().isSelectType()) {
            parameters.add(Json.object(
                    "name",
                    "limit",
                    "in",
                    "query",
                    "description",
                    "As many rows at most. The headers Rows-Shown and Rows-Total tell how many are shown and"
                            + " how many there are.",
                    "required",
                    false,
                    "schema",
                    Json.object("type", "integer", "minimum", 0)));
        }
        parameters.add(Json.object(
                "name", "format",
                "in", "query",
                "description", "The format of the answer; it goes before the header Accept.",
                "required", false,
                "schema",
                        Json.object(
                                "type",
                                "string",
                                "enum",
                                AnswerFormat.of(question.query()).stream()
                                        .map(AnswerFormat::shortName)
                                        .toList())));
        JsonArray array = new JsonArray();
        parameters.forEach(array::add);
        return array;
    }

    private JsonObject first(Parameter parameter) {
        JsonObject list = list(parameter);
        parameter.defaultValue().ifPresent(value -> list.put("default", Json.value(List.of(typed(parameter, value)))));
        JsonObject json = listed(parameter.name(), parameter.description(), list);
        if (parameter.name().equals("case") && !exampleCase.isEmpty()) {
            json.put("example", Json.value(List.of(exampleCase)));
        }
        return json;
    }

    private static Object typed(Parameter parameter, String value) {
        return parameter.choices().isEmpty() && parameter.type() == Parameter.Type.INTEGER
                ? Long.valueOf(value)
                : value;
    }

    /** Without a default: an API that sends both would contradict itself. */
    private static JsonObject second(Parameter parameter, String name) {
        return listed(name, "A second name of " + parameter.name() + ". Give one of the two.", list(parameter));
    }

    /** A value given again is one more that rows may have. */
    private static JsonObject listed(String name, String description, JsonObject list) {
        return Json.object(
                "name",
                name,
                "in",
                "query",
                "description",
                description,
                "required",
                false,
                "style",
                "form",
                "explode",
                true,
                "schema",
                list);
    }

    private static JsonObject list(Parameter parameter) {
        return Json.object("type", "array", "items", value(parameter));
    }

    private static JsonObject value(Parameter parameter) {
        JsonObject any = Json.object("type", parameter.type() == Parameter.Type.INTEGER ? "integer" : "string");
        if (parameter.type() == Parameter.Type.DATE) {
            any.put("format", "date");
        }
        if (parameter.choices().isEmpty()) {
            if (parameter.type() == Parameter.Type.IRI) {
                any.put("description", "An IRI, a CURIE, a case id or a label.");
            }
            return any;
        }
        JsonObject named = Json.object(
                "type",
                "string",
                "enum",
                parameter.choices().stream().map(Parameter.Choice::name).toList());
        if (parameter.isClosed()) {
            return named;
        }
        // Where a choice only names a class or a number, any other may be given, too.
        return switch (parameter.type()) {
            case IRI ->
                Json.object(
                        "anyOf",
                        List.of(
                                named,
                                Map.of("type", "string", "description", "Another one: its IRI, CURIE or label.")));
            case INTEGER -> Json.object("anyOf", List.of(named, any));
            case DATE, STRING -> Json.object("anyOf", List.of(named, any));
        };
    }
}
