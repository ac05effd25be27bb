package org.casegraph.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a tool tells.
 *
 * @param word {@code found}, or why there is nothing: {@code not reported}, {@code not read}, {@code no such term},
 *     {@code no such case}, {@code refused}
 * @param answer in a sentence
 * @param rows each with its evidence
 * @param total how many rows there are, of which these are the first
 */
record ToolAnswer(String word, String answer, List<Map<String, Object>> rows, long total) {
    static final String FOUND = "found";
    static final String NOT_REPORTED = "not reported";
    static final String NOT_READ = "not read";
    static final String NO_TERM = "no such term";
    static final String NO_CASE = "no such case";
    static final String REFUSED = "refused";

    private static final List<String> WORDS = List.of(FOUND, NOT_REPORTED, NOT_READ, NO_TERM, NO_CASE, REFUSED);

    ToolAnswer {
        rows = List.copyOf(rows);
    }

    static ToolAnswer none(String word, String answer) {
        return new ToolAnswer(word, answer, List.of(), 0);
    }

    boolean isRefused() {
        return word.equals(REFUSED);
    }

    Map<String, Object> structured() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("word", word);
        object.put("answer", answer);
        object.put("shown", rows.size());
        object.put("total", total);
        object.put("rows", rows);
        return object;
    }

    /** As JSON Schema, the same for every tool. */
    static Map<String, Object> schema() {
        Map<String, Object> text = Map.of("type", "string");
        Map<String, Object> evidence = Map.of(
                "type",
                "object",
                "required",
                List.of("voice", "certainty", "quote", "address"),
                "properties",
                Map.of(
                        "voice", described("whose word the row is"),
                        "certainty", described("stated, suspected, derived and the like"),
                        "quote", described("of at most eight words; empty where no passage stands behind the row"),
                        "passage", described("the IRI of the passage"),
                        "address", described("where the passage can be read")));
        Map<String, Object> row =
                Map.of("type", "object", "required", List.of("evidence"), "properties", Map.of("evidence", evidence));
        return Map.of(
                "type",
                "object",
                "required",
                List.of("word", "answer", "shown", "total", "rows"),
                "properties",
                Map.of(
                        "word", Map.of("type", "string", "enum", WORDS),
                        "answer", text,
                        "shown", Map.of("type", "integer"),
                        "total", Map.of("type", "integer"),
                        "rows", Map.of("type", "array", "items", row)));
    }

    private static Map<String, Object> described(String words) {
        return Map.of("type", "string", "description", words);
    }
}
