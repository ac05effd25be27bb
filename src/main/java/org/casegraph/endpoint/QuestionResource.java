package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.query.Query;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.evaluation.AdmittedQuery;
import org.casegraph.problem.Problem;
import org.casegraph.query.AnswerFormat;
import org.casegraph.query.Column;
import org.casegraph.query.Parameter;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;

/** The named questions: {@code /api/queries}, {@code /api/queries/{id}}, {@code /api/queries/{id}/results}. */
final class QuestionResource implements HttpResource {
    private static final String PATH = "/api/queries";
    private static final String JSON = "application/json";
    private static final int MOST_VALUES = 100;
    private static final String QUERY_TEXT = "application/sparql-query";

    private final QueryService service;
    private final QuestionLibrary questions;

    QuestionResource(QueryService service, QuestionLibrary questions) {
        this.service = service;
        this.questions = questions;
    }

    @Override
    public boolean takesPageSlot() {
        return false;
    }

    /** The results look at their own. */
    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        return path.endsWith("/results") ? Optional.empty() : Optional.of(ContentNegotiation.parametersAnd());
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        List<String> steps = List.of(path.replaceFirst("^/", "").split("/", -1));
        if (steps.equals(List.of(""))) {
            return list(request);
        }
        if (steps.size() > 2 || steps.size() == 2 && !steps.get(1).equals("results")) {
            throw RequestProblem.of(404, "Not found", "Below a question there is only " + PATH + "/{id}/results.");
        }
        return steps.size() == 1
                ? describe(AskedQuestion.find(questions, steps.get(0)), request)
                : results(AskedQuestion.find(questions, steps.get(0)), request);
    }

    private Representation list(HttpServletRequest request) {
        JsonArray list = new JsonArray();
        questions.questions().forEach(question -> list.add(json(question, request)));
        return Representation.of(JSON, list + "\n");
    }

    private Representation describe(Question question, HttpServletRequest request) {
        List<String> ranges = Stream.concat(
                        ContentNegotiation.words(request).stream(), ContentNegotiation.accepted(request).stream())
                .toList();
        for (String range : ranges) {
            if (range.equals("json") || ContentNegotiation.matches(range, JSON)) {
                return Representation.of(JSON, json(question, request) + "\n");
            }
            if (range.equals("rq") || ContentNegotiation.matches(range, QUERY_TEXT)) {
                return Representation.of(QUERY_TEXT, question.text());
            }
        }
        throw RequestProblem.of(406, "Not acceptable", "A question is written as json or rq.");
    }

    private Representation results(Question question, HttpServletRequest request) {
        QueryService timed = service.during(request);
        timed.requireRoom();
        AdmittedQuery admitted = timed.admit(bound(question, AskedQuestion.lists(request)));
        ContentNegotiation.Chosen format = ContentNegotiation.choose(request, AnswerFormat.of(admitted.query()));
        return timed.represent(
                request, admitted, format, RowLimit.of(request, "limit", admitted.query()), query -> List.of());
    }

    private Query bound(Question question, Map<String, List<String>> arguments) {
        arguments.forEach((name, values) -> {
            if (values.size() > MOST_VALUES) {
                throw RequestProblem.of(
                        400, "Bad argument", name + " is given more than " + MOST_VALUES + " times. Ask in parts.");
            }
        });
        try {
            return question.bindAny(arguments, service.dataset());
        } catch (Problem e) {
            throw RequestProblem.of(400, "Bad argument", e.getMessage(), e);
        }
    }

    private JsonObject json(Question question, HttpServletRequest request) {
        Map<String, String> examples = question.examplesIn(service.dataset(), Map.of());
        JsonArray parameters = new JsonArray();
        question.parameters().forEach(parameter -> parameters.add(json(parameter, examples)));
        question.caseParameters().forEach(parameter -> parameters.add(json(parameter, examples)));
        JsonArray columns = new JsonArray();
        question.columns().forEach(column -> columns.add(json(column)));
        JsonArray tags = new JsonArray();
        question.tags().forEach(tags::add);
        String address = PublicAddress.of(request).path(PATH + "/" + question.id());
        JsonObject links = new JsonObject();
        links.put("self", address);
        links.put("query", address + "?format=rq");
        links.put("results", address + "/results");
        JsonObject json = new JsonObject();
        json.put("id", question.id());
        json.put("summary", question.summary());
        json.put("description", question.description());
        json.put("tags", tags);
        json.put("parameters", parameters);
        json.put("columns", columns);
        json.put("links", links);
        return json;
    }

    private static JsonObject json(Column column) {
        JsonObject json = new JsonObject();
        json.put("name", column.name());
        json.put("type", column.kind().word());
        json.put("always", column.isAlwaysBound());
        return json;
    }

    private static JsonObject json(Parameter parameter, Map<String, String> examples) {
        JsonObject json = new JsonObject();
        json.put("name", parameter.name());
        json.put("description", parameter.description());
        json.put("type", parameter.type().name().toLowerCase(Locale.ROOT));
        JsonArray choices = new JsonArray();
        parameter.choices().forEach(choice -> choices.add(choice.name()));
        json.put("choices", choices);
        json.put("closed", parameter.isClosed());
        parameter.secondName().ifPresent(name -> json.put("also", name));
        Optional.ofNullable(examples.get(parameter.name()))
                .or(parameter::defaultValue)
                .ifPresent(value -> json.put("default", value));
        return json;
    }
}
