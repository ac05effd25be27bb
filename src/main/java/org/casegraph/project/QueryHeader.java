package org.casegraph.project;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * What a query file says of itself: the YAML in its lines that begin with {@code #+}, as in grlc. A file without such
 * lines has an empty header.
 *
 * @param file as it is named in problems
 * @param fields by name, in the order of the file
 */
public record QueryHeader(String file, Map<String, Object> fields) {
    private static final String MARK = "#+";

    public QueryHeader {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Throws a {@link Problem} with line and column if the lines are no YAML mapping. */
    static QueryHeader read(String file, String text) {
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
            return new QueryHeader(file, read == null ? Map.of() : mapping(file, "the header", read));
        } catch (MarkedYAMLException e) {
            int at = Math.min(e.getProblemMark().getLine(), lines.size() - 1);
            int column = e.getProblemMark().getColumn() + MARK.length() + 2;
            throw Problem.of(
                    Mistake.BAD_HEADER,
                    file + ":" + lines.get(at) + ":" + column,
                    "the header is no YAML: " + e.getProblem(),
                    "Mend the lines that begin with " + MARK,
                    e);
        }
    }

    /** The characters of a field; throws a {@link Problem} if it is not there or blank. */
    public String text(String name) {
        String text = textOrEmpty(name);
        if (text.isEmpty()) {
            throw missing(name, "");
        }
        return text;
    }

    /** The characters of a field, none if it is not there. */
    public String textOrEmpty(String name) {
        return characters(fields.get(name));
    }

    /** Throws a {@link Problem} if the field is not there or no whole number. */
    public int number(String name) {
        if (fields.get(name) instanceof Integer number) {
            return number;
        }
        throw missing(name, " that is a number");
    }

    /** The characters of each entry of a list, none if the field is not there. */
    public List<String> texts(String name) {
        return list(name).stream().map(QueryHeader::characters).toList();
    }

    /** Each entry of a list of mappings as a header of its own, none if the field is not there. */
    public List<QueryHeader> parts(String name) {
        return list(name).stream()
                .map(entry -> new QueryHeader(file, mapping(file, "an entry of " + name, entry)))
                .toList();
    }

    /** The characters of each value of a mapping by its key, none if the field is not there. */
    public Map<String, String> pairs(String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (fields.containsKey(name)) {
            mapping(file, name, fields.get(name)).forEach((key, value) -> pairs.put(key, characters(value)));
        }
        return pairs;
    }

    private List<?> list(String name) {
        Object value = fields.getOrDefault(name, List.of());
        if (value instanceof List<?> list) {
            return list;
        }
        throw Problem.of(Mistake.BAD_HEADER, file, name + " in the header is no list", "Begin each entry with a dash");
    }

    private Problem missing(String name, String kind) {
        return Problem.of(
                Mistake.BAD_HEADER,
                file,
                "the header has no " + name + kind,
                "Add a line " + MARK + " " + name + ": …");
    }

    private static String characters(@Nullable Object value) {
        return value == null ? "" : value.toString().strip();
    }

    private static Map<String, Object> mapping(String file, String name, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw Problem.of(Mistake.BAD_HEADER, file, name + " is no mapping", "Write it as name: value");
        }
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, entry) -> named.put(characters(key), entry));
        return named;
    }
}
