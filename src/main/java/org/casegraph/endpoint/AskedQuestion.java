package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.problem.Problem;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;

/**
 * A named question with what the client gave to its parameters.
 *
 * @param arguments by parameter name, in the order given
 */
public record AskedQuestion(Question question, Map<String, String> arguments) {
    private static final Set<String> NOT_OF_THE_QUESTION =
            Set.of("format", "output", "results", "limit", "default-graph-uri", "named-graph-uri");

    public AskedQuestion {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /**
     * Reads the parameters of the request; an empty value is none, as a form sends it, and what
     * names the format or the limit is none.
     *
     * @throws RequestProblem 404 for an unknown id, with the nearest ones; 400 for a parameter given twice
     */
    public static AskedQuestion of(QuestionLibrary questions, String id, HttpServletRequest request) {
        Map<String, String> arguments = new LinkedHashMap<>();
        lists(request).forEach((name, values) -> {
            if (values.size() > 1) {
                throw RequestProblem.of(400, "Bad argument", name + " is given " + values.size() + " times. Give one.");
            }
            arguments.put(name, values.get(0));
        });
        return new AskedQuestion(find(questions, id), arguments);
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

    /** @throws RequestProblem 400 for an unknown parameter or value, with the nearest ones */
    public Query query(QueryService service) {
        try {
            return question.bind(arguments, service.dataset());
        } catch (Problem e) {
            throw RequestProblem.of(400, "Bad argument", e.getMessage(), e);
        }
    }

    static Question find(QuestionLibrary questions, String id) {
        try {
            return questions.question(id);
        } catch (Problem e) {
            throw RequestProblem.of(404, "Unknown question", e.getMessage(), e);
        }
    }
}
