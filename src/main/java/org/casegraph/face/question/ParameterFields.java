package org.casegraph.face.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.casegraph.face.html.Html;
import org.casegraph.query.Parameter;
import org.casegraph.search.Kind;

/**
 * Parameters as fields of a form.
 *
 * @param labels the label of what an argument names, if it is known
 * @param prefix of the name under which each is sent
 */
record ParameterFields(Function<String, Optional<String>> labels, String prefix) {
    ParameterFields(Function<String, Optional<String>> labels) {
        this(labels, "");
    }

    /**
     * Those that choose cases, in a part that is open where they say something. What is given more than once has a field for
     * each.
     *
     * @param form that its fields are named by
     */
    Html whichCases(String form, List<Parameter> choosing, Map<String, List<String>> cases) {
        List<Html> fields = new ArrayList<>();
        choosing.forEach(parameter -> {
            List<String> values = cases.getOrDefault(parameter.name(), List.of(""));
            for (int i = 0; i < values.size(); i++) {
                String id = form + "-" + parameter.name() + (i == 0 ? "" : "-" + (i + 1));
                fields.add(field(parameter, id, values.get(i)));
            }
        });
        Html.Element details = Html.element("details").with("class", "which-cases");
        if (!cases.isEmpty()) {
            details.with("open", "open");
        }
        return details.of(
                Html.element("summary").of("Which cases"),
                Html.element("div").with("class", "fields").of(fields));
    }

    Html field(Parameter parameter, String id, String value) {
        Html.Element field = Html.element("div").with("class", "field");
        if (parameter.lookup().isPresent()) {
            // Suggested are terms of every kind, or cases: a place or a drug may be no class.
            field.with("data-module", "lookup")
                    .with(
                            "data-kind",
                            parameter.lookup().filter(Kind.CASE::equals).isPresent() ? "case" : "");
        }
        return field.of(
                Html.element("label").with("for", id).of(ResultTable.words(parameter.name())),
                parameter.choices().isEmpty() || parameter.lookup().isPresent()
                        ? Html.all(input(parameter, id, value), examples(parameter, id))
                        : select(parameter, id, value),
                Html.element("small").with("id", id + "-about").of(parameter.description() + any(parameter)));
    }

    /** What a list of examples does not say by itself. */
    private static String any(Parameter parameter) {
        return parameter
                .lookup()
                .map(kind -> kind == Kind.CASE
                        ? ". Any case: type a part of its name."
                        : ". Any term: type its name or code.")
                .orElse("");
    }

    private Html input(Parameter parameter, String id, String value) {
        Html.Element input = Html.element("input")
                .with("id", id)
                .with("name", prefix + parameter.name())
                .with("value", value)
                .with("placeholder", parameter.name().equals("case") ? "all cases" : "any")
                .with("autocomplete", "off")
                .with("spellcheck", "false")
                .with("aria-describedby", id + "-about");
        if (!parameter.choices().isEmpty()) {
            input.with("list", id + "-examples");
        }
        if (parameter.type() == Parameter.Type.INTEGER) {
            input.with("inputmode", "numeric").with("pattern", "[0-9]*");
        }
        if (parameter.type() == Parameter.Type.DATE) {
            input.with("type", "date");
        }
        labels.apply(value).ifPresent(label -> input.with("data-label", label));
        return input.of();
    }

    /** Choices that are only some of what may be wanted. */
    private static Html examples(Parameter parameter, String id) {
        return parameter.choices().isEmpty()
                ? Html.EMPTY
                : Html.element("datalist")
                        .with("id", id + "-examples")
                        .of(parameter.choices().stream()
                                .map(choice -> Html.element("option")
                                        .with("value", choice.name())
                                        .of(spaced(choice.name())))
                                .toList());
    }

    private static String spaced(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** An argument that is none of the choices, as a link may bring it, stays one. */
    private Html select(Parameter parameter, String id, String value) {
        List<Html> options = new ArrayList<>();
        if (parameter.defaultValue().isEmpty()) {
            options.add(option("", "any", value));
        }
        parameter.choices().forEach(choice -> options.add(option(choice.name(), spaced(choice.name()), value)));
        if (!value.isEmpty()
                && parameter.choices().stream()
                        .noneMatch(choice -> choice.name().equals(value))) {
            options.add(option(value, value, value));
        }
        return Html.element("select")
                .with("id", id)
                .with("name", prefix + parameter.name())
                .with("aria-describedby", id + "-about")
                .of(options);
    }

    private static Html option(String value, String words, String chosen) {
        Html.Element option = Html.element("option").with("value", value);
        return (value.equals(chosen) ? option.with("selected", "selected") : option).of(words);
    }
}
