package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.graph.Addresses;
import org.casegraph.problem.Problem;
import org.casegraph.query.Parameter;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;

/**
 * A named question with what the client gave to its parameters.
 *
 * @param arguments by parameter name, in the order given
 * @param cases what chooses its cases, by parameter name, each value as it was given
 */
public record AskedQuestion(Question question, Map<String, String> arguments, Map<String, List<String>> cases) {
    private static final Set<String> NOT_OF_THE_QUESTION =
            Set.of("format", "output", "results", "limit", "default-graph-uri", "named-graph-uri");

    public AskedQuestion {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        cases = Collections.unmodifiableMap(new LinkedHashMap<>(cases));
    }

    /**
     * Reads the parameters of the request; an empty value is none, as a form sends it, and what
     * names the format or the limit is none.
     *
     * @throws RequestProblem 404 for an unknown id, with the nearest ones; 400 for a parameter given twice, but such as choose cases
     */
    public static AskedQuestion of(QuestionLibrary questions, String id, HttpServletRequest request) {
        Question question = find(questions, id);
        Set<String> choosing =
                question.caseParameters().stream().map(Parameter::name).collect(Collectors.toSet());
        Map<String, String> arguments = new LinkedHashMap<>();
        Map<String, List<String>> cases = new LinkedHashMap<>();
        lists(request).forEach((name, values) -> {
            if (choosing.contains(name)) {
                cases.put(name, values);
                return;
            }
            if (values.size() > 1) {
                throw RequestProblem.of(400, "Bad argument", name + " is given " + values.size() + " times. Give one.");
            }
            arguments.put(name, values.get(0));
        });
        return new AskedQuestion(question, arguments, cases);
    }

    /** All values that the request gives to each parameter of the question, without blank ones. */
    static Map<String, List<String>> lists(HttpServletRequest request) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            List<String> given =
                    Stream.of(values).filter(value -> !value.isBlank()).toList();
            if (!NOT_OF_THE_QUESTION.contains(name) && !given.isEmpty()) {
                lists.put(name, given);
            }
        });
        return lists;
    }

    /** A path, followed by what chooses the cases. */
    public String withCases(String path) {
        return cases.entrySet().stream()
                .flatMap(each -> each.getValue().stream()
                        .map(value -> Addresses.encode(each.getKey()) + "=" + Addresses.encode(value)))
                .reduce(path, (address, part) -> address + (address.contains("?") ? "&" : "?") + part);
    }

    /** @throws RequestProblem 400 for an unknown parameter or value, with the nearest ones */
    public Query query(QueryService service) {
        try {
            return question.bindAny(all(), service.dataset());
        } catch (Problem e) {
            throw RequestProblem.of(400, "Bad argument", e.getMessage(), e);
        }
    }

    /** What is asked for in the place of defaults that the cases served have not. */
    public Map<String, String> examples(QueryService service) {
        return question.examplesIn(service.dataset(), all());
    }

    private Map<String, List<String>> all() {
        Map<String, List<String>> all = new LinkedHashMap<>(cases);
        arguments.forEach((name, value) -> all.put(name, List.of(value)));
        return all;
    }

    static Question find(QuestionLibrary questions, String id) {
        try {
            return questions.question(id);
        } catch (Problem e) {
            throw RequestProblem.of(404, "Unknown question", e.getMessage(), e);
        }
    }
}
