package org.casegraph.face.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.casegraph.endpoint.AskedQuestion;
import org.casegraph.face.html.Html;
import org.casegraph.graph.Addresses;
import org.casegraph.query.Parameter;
import org.casegraph.query.Question;

/** The parameters of a question as fields, filled with what is asked or else the defaults. */
final class QuestionForm {
    private final AskedQuestion asked;
    private final Question question;
    private final Map<String, String> arguments;
    private final Map<String, String> examples;
    private final ParameterFields inputs;

    private QuestionForm(AskedQuestion asked, Map<String, String> examples, Function<String, Optional<String>> labels) {
        this.asked = asked;
        this.question = asked.question();
        this.arguments = asked.arguments();
        this.examples = examples;
        this.inputs = new ParameterFields(labels);
    }

    /**
     * @param examples what is asked for in the place of defaults
     * @param labels the label of what an argument names, if it is known
     */
    static Html of(AskedQuestion asked, Map<String, String> examples, Function<String, Optional<String>> labels) {
        return new QuestionForm(asked, examples, labels).html();
    }

    private Html html() {
        List<Html> fields = new ArrayList<>();
        question.parameters().forEach(parameter -> fields.add(field(parameter)));
        if (!question.caseParameters().isEmpty()) {
            fields.add(inputs.whichCases(question.id(), question.caseParameters(), asked.cases()));
        }
        fields.add(Html.element("button").with("type", "submit").of("Ask"));
        return Html.element("form")
                .with("action", "/questions/" + Addresses.encode(question.id()))
                .with("class", "fields")
                .with("aria-label", "The question")
                .of(fields);
    }

    private Html field(Parameter parameter) {
        String value = Optional.ofNullable(arguments.get(parameter.name()))
                .or(() -> parameter.secondName().map(arguments::get))
                .or(() -> Optional.ofNullable(examples.get(parameter.name())))
                .or(parameter::defaultValue)
                .orElse("");
        return inputs.field(parameter, question.id() + "-" + parameter.name(), value);
    }
}
