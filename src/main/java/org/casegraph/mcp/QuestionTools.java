package org.casegraph.mcp;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.query.Parameter;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;

/** The named questions, and queries. */
final class QuestionTools {
    private final Store store;
    private final QuestionLibrary questions;

    QuestionTools(Store store, QuestionLibrary questions) {
        this.store = store;
        this.questions = questions;
    }

    ToolAnswer listQuestions(ToolArguments arguments, ToolRun run) {
        Optional<String> tag = arguments.text("tag");
        ToolRun.Kept kept = new ToolRun.Kept(arguments.limit());
        questions.questions().stream()
                .filter(question -> tag.isEmpty() || question.tags().contains(tag.get()))
                .forEach(question -> kept.take(
                        described(question),
                        Optional.of(run.evidence().told("the library of questions", "listed", "", Optional.empty()))));
        return kept.answer();
    }

    static Map<String, Object> described(Question question) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("question", question.id());
        row.put("summary", question.summary());
        row.put("tags", question.tags());
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters(question).forEach(parameter -> parameters.put(parameter.name(), words(parameter)));
        row.put("parameters", parameters);
        row.put(
                "columns",
                question.columns().stream().map(column -> column.name()).toList());
        return row;
    }

    static List<Parameter> parameters(Question question) {
        return Stream.concat(question.parameters().stream(), question.caseParameters().stream())
                .toList();
    }

    static String words(Parameter parameter) {
        String choices =
                parameter.choices().stream().map(Parameter.Choice::name).collect(Collectors.joining(", "));
        return parameter.description()
                + (choices.isEmpty() ? "" : (parameter.isClosed() ? "; one of " : "; such as ") + choices)
                + parameter
                        .defaultValue()
                        .map(value -> "; " + value + " if not given")
                        .orElse("");
    }

    ToolAnswer askQuestion(ToolArguments arguments, Map<?, ?> given, ToolRun run) {
        Object own = given.get("arguments");
        if (own != null && !(own instanceof Map)) {
            throw Problem.of(
                    Mistake.BAD_ARGUMENT, "arguments", "this is no object", "Give an object of names and values");
        }
        Map<Object, Object> all = new LinkedHashMap<>();
        if (own instanceof Map<?, ?> map) {
            all.putAll(map);
        }
        arguments.text(ToolArguments.LIMIT).ifPresent(limit -> all.put(ToolArguments.LIMIT, limit));
        return ask(arguments.required("question"), ToolArguments.read(all), run);
    }

    ToolAnswer ask(String id, ToolArguments arguments, ToolRun run) {
        Question question = questions.question(id);
        requireGiven(question, arguments);
        Query query = run.queries()
                .admit(question.bindAny(arguments.withoutLimit(), run.queries().dataset()))
                .query();
        ToolAnswer answer = run.ask(query, arguments.limit());
        if (answer.total() == 0) {
            return Silence.of(asked(arguments, run), run.graph(), run.whyNothing(query, question.text()));
        }
        Set<String> standing = answer.rows().stream()
                .map(row -> String.valueOf(row.get("status")))
                .collect(Collectors.toCollection(HashSet::new));
        boolean isSaid = !id.equals("status-of")
                || standing.stream()
                        .anyMatch(word -> !word.equals(ToolAnswer.NOT_REPORTED) && !word.equals(ToolAnswer.NOT_READ));
        if (isSaid) {
            return answer;
        }
        String word = standing.contains(ToolAnswer.NOT_REPORTED) ? ToolAnswer.NOT_REPORTED : ToolAnswer.NOT_READ;
        return new ToolAnswer(
                word,
                "Of this term the answer is: " + String.join(", ", standing) + ".",
                answer.rows(),
                answer.total());
    }

    /** What a question takes where these are not given is an example that nobody asked for. */
    private static void requireGiven(Question question, ToolArguments arguments) {
        question.parameters().stream()
                .filter(parameter -> AssistantTool.required(question.id()).contains(parameter.name()))
                .filter(parameter -> arguments.text(parameter.name()).isEmpty())
                .findFirst()
                .ifPresent(parameter -> {
                    throw Problem.of(
                            Mistake.BAD_ARGUMENT,
                            parameter.name(),
                            "it is not given",
                            "Give " + parameter.name() + ": " + parameter.description());
                });
    }

    /** The cases that are asked for by name; all, if none is. */
    private List<Node> asked(ToolArguments arguments, ToolRun run) {
        List<Node> named = arguments.values().getOrDefault("case", List.of()).stream()
                .flatMap(text -> FindTools.caseNamed(text, run.graph()).stream())
                .toList();
        return named.isEmpty() ? store.cases() : named;
    }

    ToolAnswer sparql(ToolArguments arguments, ToolRun run) {
        String text = arguments.required("query");
        Query query = run.queries().parse(text).query();
        ToolAnswer answer = run.ask(query, arguments.limit());
        return answer.total() > 0
                ? answer
                : Silence.of(
                        Silence.cases(NamedNodes.of(query), run.graph()),
                        run.graph(),
                        query.isSelectType() ? run.whyNothing(query, text) : "");
    }
}
