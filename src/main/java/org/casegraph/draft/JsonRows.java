package org.casegraph.draft;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/** The rows of a draft in JSON. They are read one by one, as a tree would keep only one of two values of a key. */
final class JsonRows {
    private static final Set<Column> OF_SEVERAL = Set.of(Column.QUOTE, Column.SITE, Column.WHEN, Column.RELATION);

    private final String file;
    private final List<DraftRow> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private JsonRows(String file) {
        this.file = file;
    }

    static DraftTable read(String file, String text) {
        JsonRows read = new JsonRows(file);
        try (JsonReader reader =
                new JsonReader(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text))) {
            // What is wrong is then told in the words of JSON, and not of its reader.
            reader.setLenient(true);
            read.document(reader);
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw Problem.of(
                    Mistake.MALFORMED_FILE,
                    file,
                    "this is no JSON: "
                            + Problem.reason(Optional.ofNullable(e.getCause()).orElse(e)),
                    "Mend it there",
                    e);
        }
        return new DraftTable(read.rows, read.notes);
    }

    private void document(JsonReader reader) throws IOException {
        boolean isRead = false;
        if (reader.peek() == JsonToken.BEGIN_ARRAY) {
            statements(reader);
            isRead = true;
        } else if (reader.peek() == JsonToken.BEGIN_OBJECT) {
            reader.beginObject();
            while (reader.hasNext()) {
                if (!reader.nextName().equals(DraftTable.SHEET)) {
                    reader.skipValue();
                    continue;
                }
                if (isRead) {
                    throw Problem.of(
                            Mistake.MALFORMED_FILE,
                            file + " " + reader.getPath(),
                            "this key stands twice in one object",
                            "Keep one of the two; nothing of the file was taken");
                }
                if (reader.peek() == JsonToken.BEGIN_ARRAY) {
                    statements(reader);
                    isRead = true;
                } else {
                    reader.skipValue();
                }
            }
            reader.endObject();
        } else {
            reader.skipValue();
        }
        if (!isRead) {
            throw Problem.of(
                    Mistake.FILE_OF_OTHER_KIND,
                    file,
                    "it is no array of statements",
                    "Write an array, or an object with the member " + DraftTable.SHEET);
        }
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new JsonParseException("something stands behind its end, at " + reader.getPath());
        }
    }

    private void statements(JsonReader reader) throws IOException {
        reader.beginArray();
        while (reader.hasNext()) {
            int number = rows.size() + 1;
            if (reader.peek() == JsonToken.BEGIN_OBJECT) {
                rows.add(row(number, reader));
            } else {
                reader.skipValue();
                rows.add(new DraftRow(number, Map.of(), "the statement is no object"));
            }
        }
        reader.endArray();
    }

    private DraftRow row(int number, JsonReader reader) throws IOException {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        Set<Column> read = new HashSet<>();
        String fault = "";
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            Optional<Column> known = DraftTable.column(name, notes);
            if (known.isEmpty()) {
                reader.skipValue();
                continue;
            }
            Column column = known.get();
            Optional<String> value = text(JsonParser.parseReader(reader), column);
            if (!read.add(column)) {
                fault = name + " stands twice";
            } else if (value.isEmpty()) {
                fault = name + " is neither a text nor a number";
            } else if (!value.get().isBlank()) {
                cells.put(column, value.get());
            }
        }
        reader.endObject();
        return new DraftRow(number, cells, fault);
    }

    private static Optional<String> text(JsonElement value, Column column) {
        if (value.isJsonNull()) {
            return Optional.of("");
        }
        if (isWords(value)) {
            return Optional.of(value.getAsString());
        }
        if (!OF_SEVERAL.contains(column) || !(value instanceof JsonArray several)) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (JsonElement part : several) {
            if (!isWords(part)) {
                return Optional.empty();
            }
            parts.add(part.getAsString());
        }
        return Optional.of(String.join(column.separator(), parts));
    }

    private static boolean isWords(JsonElement value) {
        return value.isJsonPrimitive() && !value.getAsJsonPrimitive().isBoolean();
    }
}
