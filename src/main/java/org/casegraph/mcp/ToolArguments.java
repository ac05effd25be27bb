package org.casegraph.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/**
 * What a client gave to a tool, each as a list of texts.
 *
 * @param values without blank ones
 */
record ToolArguments(Map<String, List<String>> values) {
    static final String LIMIT = "limit";

    private static final int MOST_VALUES = 100;
    private static final int LONGEST = 10_000;
    private static final int USUAL_ROWS = 100;
    private static final int MOST_ROWS = 1_000;

    /** @throws Problem if a value is no text, number, truth or list of such, or there are too many or too long ones */
    static ToolArguments read(Map<?, ?> given) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            String key = String.valueOf(name);
            if (key.equals("arguments")) {
                return;
            }
            List<?> all = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
            if (all.size() > MOST_VALUES) {
                throw bad(key, "there are more than " + MOST_VALUES + " values");
            }
            List<String> texts = new ArrayList<>();
            for (Object one : all) {
                if (!(one instanceof String || one instanceof Number || one instanceof Boolean)) {
                    throw bad(key, "this is neither a text nor a list of texts");
                }
                String text = one.toString();
                if (text.length() > LONGEST && !key.equals("query")) {
                    throw bad(key, "this is longer than " + LONGEST + " characters");
                }
                if (!text.isBlank()) {
                    texts.add(text);
                }
            }
            if (!texts.isEmpty()) {
                values.put(key, List.copyOf(texts));
            }
        });
        return new ToolArguments(values);
    }

    private static Problem bad(String name, String what) {
        String shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
        return Problem.of(Mistake.BAD_ARGUMENT, shown, what, "See the tool's schema");
    }

    /** @throws Problem if there is one of no such name */
    ToolArguments only(Set<String> names) {
        values.keySet().stream()
                .filter(name -> !names.contains(name) && !name.equals(LIMIT))
                .findFirst()
                .ifPresent(name -> {
                    throw bad(name, "the tool takes no such argument");
                });
        return this;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(texts -> texts.get(0));
    }

    /** @throws Problem if it is not given */
    String required(String name) {
        return text(name).orElseThrow(() -> bad(name, "it is not given"));
    }

    /** How many rows are wanted. */
    int limit() {
        return text(LIMIT)
                .map(text -> {
                    try {
                        return Math.max(1, Math.min(MOST_ROWS, (int) Double.parseDouble(text)));
                    } catch (NumberFormatException e) {
                        throw bad(LIMIT, "this is no number");
                    }
                })
                .orElse(USUAL_ROWS);
    }

    Map<String, List<String>> withoutLimit() {
        Map<String, List<String>> others = new LinkedHashMap<>(values);
        others.remove(LIMIT);
        return others;
    }
}
