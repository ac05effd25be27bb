package org.casegraph.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the JSON Schema of drafts takes is what is read, and what it refuses is refused. */
class DraftSchemaTest {
    private static final Path DRAFTS = Path.of("src/test/resources/examination/drafts");

    /** Reasons of which a schema can know; what the report or the terms say it cannot. */
    private static final Set<String> OF_FORM =
            Set.of("kind-unknown", "status-unknown", "term-missing", "quote-missing", "row-unreadable");

    private static final String TEXT = Draft.schema();

    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(TEXT);

    @TempDir
    private Path folder;

    private static List<String> faults(String json) {
        return SCHEMA.validate(json, InputFormat.JSON).stream()
                .map(message -> message.getMessage())
                .sorted()
                .toList();
    }

    private static JsonObject member(DraftRow row) {
        JsonObject json = new JsonObject();
        Stream.of(Column.values()).filter(column -> !row.cell(column).isEmpty()).forEach(column -> {
            List<String> several = row.cellsOf(column);
            if (column == Column.QUOTE && several.size() > 1) {
                JsonArray array = new JsonArray();
                several.forEach(array::add);
                json.add(column.written(), array);
            } else {
                json.addProperty(column.written(), row.cell(column));
            }
        });
        return json;
    }

    /** 840 rows of ten drafts, each alone, and each draft as a whole where its rows pass. */
    @Test
    void theSchemaTakesEachRowThatIsTrueAndRefusesNoneForMoreThanItsForm() throws IOException {
        Map<String, String> planted = new TreeMap<>();
        for (String line : Files.readAllLines(DRAFTS.resolve("expected.tsv"))) {
            String[] cells = line.split("\t");
            planted.put(cells[0] + " " + cells[1], cells[2]);
        }
        List<String> refused = new ArrayList<>();
        int rows = 0;
        for (int number = 1; number <= 10; number++) {
            String name = String.format("draft-%02d", number);
            DraftTable table = DraftTable.read(DRAFTS.resolve(name + ".csv"));
            JsonArray passing = new JsonArray();
            for (DraftRow row : table.rows()) {
                rows++;
                JsonArray alone = new JsonArray();
                alone.add(member(row));
                if (faults(alone.toString()).isEmpty()) {
                    passing.add(member(row));
                    continue;
                }
                String reason = planted.getOrDefault(name + " " + row.cell(Column.ID), "accepted");
                if (Arrays.stream(reason.split("\\|")).noneMatch(OF_FORM::contains)) {
                    refused.add(name + " " + row.cell(Column.ID) + " " + reason);
                }
            }
            JsonObject whole = new JsonObject();
            whole.add(DraftTable.SHEET, passing);
            assertEquals(List.of(), faults(whole.toString()), name);
            assertSameCells(table, whole);
        }
        assertEquals(840, rows);
        assertEquals(List.of(), refused);
    }

    private void assertSameCells(DraftTable table, JsonObject json) throws IOException {
        Path file = Files.writeString(folder.resolve("draft.json"), json.toString());
        List<Map<Column, String>> read =
                DraftTable.read(file).rows().stream().map(DraftRow::cells).toList();
        assertTrue(
                table.rows().stream().map(DraftRow::cells).toList().containsAll(read), "as JSON it says what it says");
    }

    @Test
    void whatIsOfAnotherFormIsRefused() {
        Map<String, String> wrong = new TreeMap<>(Map.of(
                "a row without quote", "[{\"what\": \"fever\"}]",
                "a row without term", "[{\"quote\": \"fever\"}]",
                "a kind that there is not", "[{\"what\": \"fever\", \"quote\": \"fever\", \"kind\": \"symptom\"}]",
                "a status that there is not", "[{\"what\": \"fever\", \"quote\": \"fever\", \"status\": \"no\"}]",
                "a truth", "[{\"what\": true, \"quote\": \"fever\"}]",
                "an object in a cell", "[{\"what\": \"fever\", \"quote\": {\"words\": \"fever\"}}]",
                "no row", "[]",
                "no statements", "{\"rows\": []}"));
        assertEquals(
                List.of(),
                wrong.entrySet().stream()
                        .filter(one -> faults(one.getValue()).isEmpty())
                        .map(Map.Entry::getKey)
                        .toList());
        assertEquals(
                List.of(),
                faults("[{\"kind\": \"report\", \"what\": \"title\", \"value\": \"A case\"},"
                        + " {\"what\": \"fever\", \"quote\": [\"a\", \"b\"], \"site\": [\"skin\"], \"value\": 3}]"));
    }

    @Test
    void theSchemaKnowsEachColumnKindAndStatus() {
        JsonObject properties = JsonParser.parseString(TEXT)
                .getAsJsonObject()
                .getAsJsonObject("$defs")
                .getAsJsonObject("statement")
                .getAsJsonObject("properties");

        assertEquals(
                Stream.of(Column.values()).map(Column::written).collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(properties.keySet()));
        assertEquals(new TreeSet<>(RowKind.words()), choices(properties, "kind"));
        assertEquals(
                Stream.of(RowStatus.values()).map(RowStatus::written).collect(Collectors.toCollection(TreeSet::new)),
                choices(properties, "status"));
    }

    private static Set<String> choices(JsonObject properties, String name) {
        Set<String> choices = new TreeSet<>();
        properties.getAsJsonObject(name).getAsJsonArray("enum").forEach(one -> choices.add(one.getAsString()));
        choices.remove("");
        return choices;
    }
}
