package org.casegraph.draft;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.NearestNames;
import org.casegraph.problem.Problem;
import org.casegraph.source.TextFile;
import org.casegraph.table.review.GivenSheet;

/**
 * The rows of a draft.
 *
 * @param notes what of the file was not read, a line each
 */
record DraftTable(List<DraftRow> rows, List<String> notes) {
    static final String SHEET = "statements";

    private static final String JSON = "json";
    private static final List<String> ENDINGS = List.of("xlsx", "csv", JSON);

    DraftTable {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /** Throws a {@link Problem} where the file is no table of this kind; a row that is none stays among the others. */
    static DraftTable read(Path file) {
        String name = file.toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!ENDINGS.contains(ending)) {
            throw Problem.of(
                    Mistake.FILE_OF_OTHER_KIND, name, "this is no table of a draft", "Give an .xlsx, .csv or .json");
        }
        DraftTable table = ending.equals(JSON)
                ? json(name, TextFile.decode(name, TextFile.bytes(file)))
                : sheet(name, GivenSheet.read(file, SHEET));
        if (table.rows().isEmpty()) {
            throw Problem.of(
                    Mistake.NOTHING_TO_READ, name, "it has no row of a statement", "Write one, as docs/draft.md says");
        }
        return table;
    }

    private static DraftTable sheet(String file, List<List<String>> lines) {
        List<String> notes = new ArrayList<>();
        List<Optional<Column>> head = (lines.isEmpty() ? List.<String>of() : lines.get(0))
                .stream().map(name -> column(name, notes)).toList();
        if (!head.contains(Optional.of(Column.WHAT)) || !head.contains(Optional.of(Column.QUOTE))) {
            throw Problem.of(
                    Mistake.FILE_OF_OTHER_KIND,
                    file,
                    "its first row does not hold the columns what and quote",
                    "Name the columns in the first row, as docs/draft.md says");
        }
        List<DraftRow> rows = new ArrayList<>();
        for (int line = 1; line < lines.size(); line++) {
            Map<Column, String> cells = new EnumMap<>(Column.class);
            List<String> values = lines.get(line);
            for (int place = 0; place < Math.min(head.size(), values.size()); place++) {
                String value = values.get(place).strip();
                head.get(place).filter(column -> !value.isEmpty()).ifPresent(column -> cells.put(column, value));
            }
            if (!cells.isEmpty()) {
                rows.add(new DraftRow(line, cells, ""));
            }
        }
        return new DraftTable(rows, notes);
    }

    private static Optional<Column> column(String name, List<String> notes) {
        Optional<Column> column = Column.of(name);
        if (column.isEmpty() && !name.isBlank()) {
            String note = "the column " + name.strip() + " is not read; nearest is "
                    + NearestNames.of(
                                    name,
                                    java.util.Arrays.stream(Column.values())
                                            .map(Column::written)
                                            .toList())
                            .get(0);
            if (!notes.contains(note)) {
                notes.add(note);
            }
        }
        return column;
    }

    private static DraftTable json(String file, String text) {
        JsonElement tree;
        try {
            tree = JsonParser.parseString(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JsonParseException e) {
            throw Problem.of(
                    Mistake.MALFORMED_FILE,
                    file,
                    "this is no JSON: "
                            + Problem.reason(Optional.ofNullable(e.getCause()).orElse(e)),
                    "Mend it there",
                    e);
        }
        JsonElement list = tree instanceof JsonObject object && object.has(SHEET) ? object.get(SHEET) : tree;
        if (!(list instanceof JsonArray statements)) {
            throw Problem.of(
                    Mistake.FILE_OF_OTHER_KIND,
                    file,
                    "it is no array of statements",
                    "Write an array, or an object with the member " + SHEET);
        }
        List<String> notes = new ArrayList<>();
        List<DraftRow> rows = new ArrayList<>();
        for (JsonElement statement : statements) {
            rows.add(row(rows.size() + 1, statement, notes));
        }
        return new DraftTable(rows, notes);
    }

    private static DraftRow row(int number, JsonElement statement, List<String> notes) {
        if (!(statement instanceof JsonObject object)) {
            return new DraftRow(number, Map.of(), "the statement is no object");
        }
        Map<Column, String> cells = new EnumMap<>(Column.class);
        String fault = "";
        for (Map.Entry<String, JsonElement> member : object.entrySet()) {
            Optional<Column> column = column(member.getKey(), notes);
            Optional<String> value = column.flatMap(known -> text(member.getValue(), known));
            if (column.isPresent() && value.isEmpty()) {
                fault = member.getKey() + " is neither a text nor a number";
            } else if (value.filter(given -> !given.isBlank()).isPresent()) {
                cells.put(column.orElseThrow(), value.orElseThrow());
            }
        }
        return new DraftRow(number, cells, fault);
    }

    private static Optional<String> text(JsonElement value, Column column) {
        if (value.isJsonNull()) {
            return Optional.of("");
        }
        if (value.isJsonPrimitive() && !value.getAsJsonPrimitive().isBoolean()) {
            return Optional.of(value.getAsString());
        }
        boolean maySeveral =
                List.of(Column.QUOTE, Column.SITE, Column.WHEN, Column.RELATION).contains(column);
        if (maySeveral && value instanceof JsonArray several) {
            List<String> parts = new ArrayList<>();
            for (JsonElement part : several) {
                if (!part.isJsonPrimitive()) {
                    return Optional.empty();
                }
                parts.add(part.getAsString());
            }
            return Optional.of(String.join(column.separator(), parts));
        }
        return Optional.empty();
    }
}
