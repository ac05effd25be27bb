package org.casegraph.source.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.TextFile;

/**
 * An object of a file of JSON or YAML: the whole file, an item of its array, or a line of it (NDJSON).
 *
 * @param file its name, with the number of the line where each line is a record
 * @param path {@code $}, or {@code $[2]} in an array
 */
public record JsonRecord(String file, String path, JsonObject tree) {

    /** What is no object, or broken, is a problem; the other records of an array or of lines are read. */
    public static List<JsonRecord> of(String file, byte[] bytes, Consumer<Problem> problems) {
        String decoded = TextFile.decode(file, bytes);
        String text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
        List<JsonRecord> records = new ArrayList<>();
        if (isYaml(file)) {
            add(file, YamlAsJson.of(file, text), records, problems);
        } else if (hasRecordsInLines(text)) {
            List<String> lines = text.lines().toList();
            IntStream.range(0, lines.size())
                    .filter(i -> !lines.get(i).isBlank())
                    .forEach(i -> add(file + ":" + (i + 1), lines.get(i), records, problems));
        } else {
            add(file, text, records, problems);
        }
        return records;
    }

    /** Where something of it stands. */
    public String place(String below) {
        return file + " " + path + below;
    }

    private static void add(String file, String json, List<JsonRecord> records, Consumer<Problem> problems) {
        try {
            JsonElement element = parse(file, json);
            if (!element.isJsonArray()) {
                records.add(record(file, "$", element));
                return;
            }
            for (int i = 0; i < element.getAsJsonArray().size(); i++) {
                try {
                    records.add(record(
                            file, "$[" + i + "]", element.getAsJsonArray().get(i)));
                } catch (Problem problem) {
                    problems.accept(problem);
                }
            }
        } catch (Problem problem) {
            problems.accept(problem);
        }
    }

    private static JsonRecord record(String file, String path, JsonElement element) {
        if (!element.isJsonObject()) {
            throw Problem.of(
                    Mistake.BAD_PHENOPACKET,
                    file + " " + path,
                    "this is no JSON object",
                    "Give a phenopacket, a family or a cohort");
        }
        return new JsonRecord(file, path, element.getAsJsonObject());
    }

    private static JsonElement parse(String file, String json) {
        try {
            JsonElement element = JsonParser.parseString(json);
            JsonKeys.requireUnique(file, json);
            return element;
        } catch (JsonParseException e) {
            throw Problem.of(
                    Mistake.MALFORMED_FILE,
                    file,
                    "this is no JSON: " + firstLine(e),
                    "Mend it at that place, or fetch the file again",
                    e);
        }
    }

    /** Whether the first line is an object by itself and others follow. */
    private static boolean hasRecordsInLines(String text) {
        List<String> first =
                text.lines().filter(line -> !line.isBlank()).limit(2).toList();
        if (first.size() < 2 || !first.get(0).startsWith("{") || !first.get(1).startsWith("{")) {
            return false;
        }
        try {
            return JsonParser.parseString(first.get(0)).isJsonObject();
        } catch (JsonParseException e) {
            return false;
        }
    }

    private static boolean isYaml(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    public static String firstLine(Exception e) {
        return Problem.reason(e)
                .replaceAll("^[A-Za-z.]+Exception: ", "")
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("\\.$", "");
    }
}
