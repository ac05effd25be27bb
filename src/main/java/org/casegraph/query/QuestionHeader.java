package org.casegraph.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.casegraph.problem.Problem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * The YAML that stands in the lines beginning with {@code #+}, as in grlc. What is missing is empty.
 *
 * @param parameters by name, in the order of the file
 */
record QuestionHeader(String summary, String description, List<String> tags, Map<String, Described> parameters) {
    private static final String MARK = "#+";

    /**
     * @param choices short name to CURIE or IRI, or to a literal's characters
     * @param lookup whether the choices are examples and any other term may as well be wanted
     */
    record Described(String description, Map<String, String> choices, boolean lookup) {}

    static QuestionHeader read(String file, String text) {
        List<String> yaml = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.startsWith(MARK)) {
                yaml.add(line.substring(MARK.length()).replaceFirst("^ ", ""));
                lines.add(number);
            }
        }
        try {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(String.join("\n", yaml));
            return of(file, read == null ? Map.of() : map(file, "the header", read));
        } catch (MarkedYAMLException e) {
            int at = Math.min(e.getProblemMark().getLine(), lines.size() - 1);
            int column = e.getProblemMark().getColumn() + MARK.length() + 2;
            throw Problem.of(
                    file + ":" + lines.get(at) + ":" + column,
                    "the header is no YAML: " + e.getProblem(),
                    "Mend the lines that begin with " + MARK,
                    e);
        }
    }

    private static QuestionHeader of(String file, Map<String, Object> header) {
        Map<String, Described> parameters = new LinkedHashMap<>();
        for (Object entry : list(file, "parameters", header.get("parameters"))) {
            Map<String, Object> parameter = map(file, "a parameter", entry);
            Map<String, String> choices = new LinkedHashMap<>();
            Object given = parameter.get("choices");
            if (given != null) {
                map(file, "choices", given).forEach((name, value) -> choices.put(name, text(value)));
            }
            parameters.put(
                    text(parameter.get("name")),
                    new Described(
                            text(parameter.get("description")), choices, Boolean.TRUE.equals(parameter.get("lookup"))));
        }
        return new QuestionHeader(
                text(header.get("summary")),
                text(header.get("description")),
                list(file, "tags", header.get("tags")).stream()
                        .map(QuestionHeader::text)
                        .toList(),
                parameters);
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString().strip();
    }

    private static List<?> list(String file, String name, Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw Problem.of(file, name + " in the header is no list", "Begin each entry with a dash");
    }

    private static Map<String, Object> map(String file, String name, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw Problem.of(file, name + " is no mapping", "Write it as name: value");
        }
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, entry) -> named.put(text(key), entry));
        return named;
    }
}
