package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonNumber;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonString;
import org.apache.jena.atlas.json.JsonValue;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.query.AnswerFormat;
import org.casegraph.query.Parameter;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;

/** The questions as OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0): an operation each, its parameters typed. */
public final class OpenApi {
    private OpenApi() {}

    /** @param request tells the address of this server */
    static Representation of(QuestionLibrary questions, HttpServletRequest request) {
        return Representation.of(
                "application/json",
                document(questions, PublicAddress.of(request).absolute("/")) + "\n");
    }

    /** @param server its address, ending with a slash */
    public static JsonObject document(QuestionLibrary questions, String server) {
        JsonObject document = new JsonObject();
        document.put("openapi", "3.1.0");
        document.put("info", info());
        document.put("servers", array(object("url", server)));
        JsonObject paths = new JsonObject();
        questions
                .questions()
                .forEach(question ->
                        paths.put("/api/queries/" + question.id() + "/results", object("get", operation(question))));
        document.put("paths", paths);
        document.put("components", components());
        return document;
    }

    private static JsonObject info() {
        String version = OpenApi.class.getPackage().getImplementationVersion();
        JsonObject licence = object("name", "CC BY 4.0");
        licence.put("url", "https://creativecommons.org/licenses/by/4.0/");
        JsonObject info = object("title", "casegraph: questions to published case reports");
        info.put("summary", "What a case report says, in which order, and where it says it.");
        info.put("version", version == null ? "development" : version);
        info.put("license", licence);
        return info;
    }

    private static JsonObject operation(Question question) {
        JsonObject operation = object("operationId", question.id());
        operation.put("summary", question.summary());
        operation.put("description", question.description());
        JsonArray tags = new JsonArray();
        question.tags().forEach(tags::add);
        operation.put("tags", tags);
        JsonArray parameters = new JsonArray();
        question.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
        question.parameters()
                .forEach(
                        parameter -> parameter.secondName().ifPresent(name -> parameters.add(second(parameter, name))));
        if (question.query().isSelectType()) {
            parameters.add(limit());
        }
        parameters.add(format(question));
        operation.put("parameters", parameters);
        JsonObject answered = object("description", "The whole answer.");
        JsonObject content = new JsonObject();
        AnswerFormat.of(question.query())
                .forEach(format -> content.put(format.mediaType(), object("schema", schema(format))));
        answered.put("content", content);
        JsonObject responses = object("200", answered);
        for (String status : List.of("400", "406", "503")) {
            responses.put(status, object("$ref", "#/components/responses/Problem"));
        }
        operation.put("responses", responses);
        return operation;
    }

    /** Each is a list: a value given again is one more that rows may have. */
    private static JsonObject parameter(Parameter parameter) {
        JsonObject list = object("type", "array");
        list.put("items", value(parameter));
        parameter.defaultValue().ifPresent(value -> {
            JsonArray only = new JsonArray();
            only.add(
                    parameter.choices().isEmpty() && parameter.type() == Parameter.Type.INTEGER
                            ? JsonNumber.value(Long.parseLong(value))
                            : new JsonString(value));
            list.put("default", only);
        });
        JsonObject json = object("name", parameter.name());
        json.put("in", "query");
        json.put("description", parameter.description());
        json.put("required", false);
        json.put("style", "form");
        json.put("explode", true);
        json.put("schema", list);
        return json;
    }

    /** Without a default: an API that sends both would contradict itself. */
    private static JsonObject second(Parameter parameter, String name) {
        JsonObject list = object("type", "array");
        list.put("items", value(parameter));
        JsonObject json = object("name", name);
        json.put("in", "query");
        json.put("description", "A second name of " + parameter.name() + ". Give one of the two.");
        json.put("required", false);
        json.put("style", "form");
        json.put("explode", true);
        json.put("schema", list);
        return json;
    }

    private static JsonObject value(Parameter parameter) {
        JsonObject schema = object("type", parameter.type() == Parameter.Type.INTEGER ? "integer" : "string");
        if (parameter.type() == Parameter.Type.DATE) {
            schema.put("format", "date");
        }
        if (parameter.choices().isEmpty()) {
            if (parameter.type() == Parameter.Type.IRI) {
                schema.put("description", "An IRI, a CURIE, a case id or a label.");
            }
            return schema;
        }
        JsonArray names = new JsonArray();
        parameter.choices().forEach(choice -> names.add(choice.name()));
        JsonObject named = object("enum", names);
        if (parameter.isClosed()) {
            return named;
        }
        // Where a choice only names a class or a number, any other may be given, too.
        return switch (parameter.type()) {
            case IRI -> object("anyOf", array(named, iri()));
            case INTEGER -> object("anyOf", array(named, schema));
            case DATE, STRING -> named;
        };
    }

    private static JsonObject iri() {
        JsonObject schema = object("type", "string");
        schema.put("description", "Another one: its IRI, CURIE or label.");
        return schema;
    }

    private static JsonObject limit() {
        JsonObject schema = object("type", "integer");
        schema.put("minimum", 0);
        JsonObject json = object("name", "limit");
        json.put("in", "query");
        json.put(
                "description",
                "As many rows at most. The headers Rows-Shown and Rows-Total tell how many are shown and how many there are.");
        json.put("required", false);
        json.put("schema", schema);
        return json;
    }

    private static JsonObject format(Question question) {
        JsonArray names = new JsonArray();
        AnswerFormat.of(question.query()).forEach(format -> names.add(format.shortName()));
        JsonObject schema = object("type", "string");
        schema.put("enum", names);
        JsonObject json = object("name", "format");
        json.put("in", "query");
        json.put("description", "The format of the answer; it goes before the header Accept.");
        json.put("required", false);
        json.put("schema", schema);
        return json;
    }

    private static JsonObject schema(AnswerFormat format) {
        return object("type", format == AnswerFormat.JSON || format == AnswerFormat.JSONLD ? "object" : "string");
    }

    private static JsonObject components() {
        JsonObject properties = new JsonObject();
        for (String name : List.of("type", "title", "detail")) {
            properties.put(name, object("type", "string"));
        }
        for (String name : List.of("status", "line", "column")) {
            properties.put(name, object("type", "integer"));
        }
        JsonObject schema = object("type", "object");
        schema.put("properties", properties);
        JsonObject problem = object("description", "What is wrong and what to do (RFC 9457).");
        problem.put("content", object("application/problem+json", object("schema", schema)));
        return object("responses", object("Problem", problem));
    }

    private static JsonObject object(String name, String value) {
        JsonObject object = new JsonObject();
        object.put(name, new JsonString(value));
        return object;
    }

    private static JsonObject object(String name, JsonValue value) {
        JsonObject object = new JsonObject();
        object.put(name, value);
        return object;
    }

    private static JsonArray array(JsonObject... members) {
        JsonArray array = new JsonArray();
        for (JsonObject member : members) {
            array.add(member);
        }
        return array;
    }
}
