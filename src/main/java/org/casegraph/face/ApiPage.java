package org.casegraph.face;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonString;
import org.apache.jena.atlas.json.JsonValue;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.Page;
import org.casegraph.openapi.ApiDocument;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.OnFirstUse;

/** {@code /api-docs}: the operations of the OpenAPI document that ask a question, each with a form that calls it. */
final class ApiPage implements HttpResource {
    private static final int MOST_LINES = 6;

    private final Supplier<JsonObject> operations;

    ApiPage(QuestionLibrary questions) {
        operations = new OnFirstUse<>(() -> ApiDocument.ofQuestions(questions));
    }

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(Set.of());
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        List<Html> content = new ArrayList<>();
        content.add(Html.element("h1").of("The questions over HTTP"));
        content.add(Html.element("p")
                .of(
                        Html.text("Each form calls one operation of "),
                        Html.link("/openapi.json", "/openapi.json"),
                        Html.text(", which tells of every other path too. A field left empty takes its default; several"
                                + " values mean any of them.")));
        JsonObject all = operations.get();
        all.keys().forEach(path -> content.add(operation(path, all.getObj(path).getObj("get"))));
        return Page.of("API", content.toArray(new Html[0]));
    }

    private static Html operation(String path, JsonObject operation) {
        String id = operation.getString("operationId");
        List<Html> fields = new ArrayList<>();
        List<Html> shared = new ArrayList<>();
        JsonObject byName = ApiDocument.sharedParameters();
        operation.getArray("parameters").forEach(each -> {
            JsonObject parameter = each.getAsObject();
            if (parameter.hasKey("$ref")) {
                String name = parameter.getString("$ref").replaceAll(".*/", "");
                shared.add(field(id, byName.getObj(name)));
            } else {
                fields.add(field(id, parameter));
            }
        });
        if (!shared.isEmpty()) {
            fields.add(Html.element("details")
                    .with("class", "which-cases")
                    .of(
                            Html.element("summary").of("Which cases"),
                            Html.element("div").with("class", "fields").of(shared)));
        }
        fields.add(Html.element("button").with("type", "submit").of("GET"));
        return Html.element("section")
                .with("id", id)
                .of(
                        Html.element("h2").of(operation.getString("summary")),
                        Html.element("p").of(Html.element("code").of("GET " + path)),
                        Html.element("p").of(operation.getString("description")),
                        Html.element("form")
                                .with("action", path)
                                .with("class", "fields")
                                .of(fields));
    }

    private static Html field(String operation, JsonObject parameter) {
        String name = parameter.getString("name");
        String id = operation + "-" + name;
        JsonObject schema = parameter.getObj("schema");
        boolean isList = schema.hasKey("items");
        JsonObject one = isList ? schema.getObj("items") : schema;
        List<String> choices = choices(one);
        boolean isOpen = !one.hasKey("enum");
        return Html.element("div")
                .of(
                        Html.element("label").with("for", id).of(name),
                        isOpen ? input(id, name, one, choices) : select(id, name, isList, choices, chosen(schema)),
                        Html.element("small")
                                .with("id", id + "-about")
                                .of(parameter.getString("description")
                                        + chosen(schema)
                                                .map(value -> " Default: " + value + ".")
                                                .orElse("")));
    }

    private static Html input(String id, String name, JsonObject schema, List<String> choices) {
        Html.Element input = Html.element("input")
                .with("id", id)
                .with("name", name)
                .with("type", type(schema))
                .with("aria-describedby", id + "-about");
        if (choices.isEmpty()) {
            return input.of();
        }
        return Html.all(
                input.with("list", id + "-values").of(),
                Html.element("datalist")
                        .with("id", id + "-values")
                        .of(choices.stream()
                                .map(choice -> Html.element("option")
                                        .with("value", choice)
                                        .of())
                                .toList()));
    }

    private static Html select(String id, String name, boolean isList, List<String> choices, Optional<String> chosen) {
        Html.Element select = Html.element("select").with("id", id).with("name", name);
        if (isList) {
            select.with("multiple", "multiple").with("size", Integer.toString(Math.min(MOST_LINES, choices.size())));
        }
        List<Html> options = new ArrayList<>();
        if (!isList) {
            options.add(Html.element("option").with("value", "").of("any"));
        }
        choices.forEach(choice -> {
            Html.Element option = Html.element("option").with("value", choice);
            options.add((chosen.filter(choice::equals).isPresent() ? option.with("selected", "selected") : option)
                    .of(choice));
        });
        return select.with("aria-describedby", id + "-about").of(options);
    }

    private static String type(JsonObject schema) {
        if (schema.hasKey("type") && schema.getString("type").equals("integer")) {
            return "number";
        }
        return schema.hasKey("format") ? schema.getString("format") : "text";
    }

    /** Of an enumeration, by itself or beside other values. */
    private static List<String> choices(JsonObject schema) {
        Stream<JsonObject> alternatives =
                schema.hasKey("anyOf") ? schema.getArray("anyOf").map(JsonValue::getAsObject) : Stream.of(schema);
        return alternatives
                .filter(alternative -> alternative.hasKey("enum"))
                .flatMap(alternative -> alternative.getArray("enum"))
                .map(JsonValue::getAsString)
                .map(JsonString::value)
                .toList();
    }

    private static Optional<String> chosen(JsonObject schema) {
        if (!schema.hasKey("default")) {
            return Optional.empty();
        }
        JsonValue only = schema.get("default").getAsArray().get(0);
        return Optional.of(only.isString() ? only.getAsString().value() : only.toString());
    }
}
