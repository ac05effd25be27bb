package org.casegraph.face;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.casegraph.query.Parameter;
import org.casegraph.query.Question;

/** The parameters of a question as fields, filled with what is asked or else the defaults. */
final class QuestionForm {
    private QuestionForm() {}

    static Html of(Question question, Map<String, String> arguments) {
        List<Html> fields = new ArrayList<>();
        for (Parameter parameter : question.parameters()) {
            String id = question.id() + "-" + parameter.name();
            String value = arguments.getOrDefault(
                    parameter.name(), parameter.defaultValue().orElse(""));
            fields.add(Html.element("div")
                    .of(
                            Html.element("label").with("for", id).of(parameter.name()),
                            parameter.choices().isEmpty() ? input(parameter, id, value) : select(parameter, id, value),
                            Html.element("small").with("id", id + "-about").of(parameter.description())));
        }
        fields.add(Html.element("button").with("type", "submit").of("Ask"));
        return Html.element("form")
                .with("action", "/questions/" + Addresses.encode(question.id()))
                .with("class", "fields")
                .of(fields);
    }

    private static Html input(Parameter parameter, String id, String value) {
        return Html.element("input")
                .with("id", id)
                .with("name", parameter.name())
                .with("value", value)
                .with("placeholder", "any")
                .with("aria-describedby", id + "-about")
                .of();
    }

    private static Html select(Parameter parameter, String id, String value) {
        List<Html> options = new ArrayList<>();
        if (parameter.defaultValue().isEmpty()) {
            options.add(option("", "any", value));
        }
        parameter.choices().forEach(choice -> options.add(option(choice.name(), choice.name(), value)));
        return Html.element("select")
                .with("id", id)
                .with("name", parameter.name())
                .with("aria-describedby", id + "-about")
                .of(options);
    }

    private static Html option(String value, String words, String chosen) {
        Html.Element option = Html.element("option").with("value", value);
        return (value.equals(chosen) ? option.with("selected", "selected") : option).of(words);
    }
}
