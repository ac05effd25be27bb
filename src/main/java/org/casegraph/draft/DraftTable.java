package org.casegraph.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
                ? JsonRows.read(name, TextFile.decode(name, TextFile.bytes(file)))
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

    /** The column of this name; of one that is none the nearest is noted once. */
    static Optional<Column> column(String name, List<String> notes) {
        Optional<Column> column = Column.of(name);
        if (column.isEmpty() && !name.isBlank()) {
            String note = "the column " + name.strip() + " is not read; nearest is "
                    + NearestNames.of(
                                    name,
                                    Arrays.stream(Column.values())
                                            .map(Column::written)
                                            .toList())
                            .get(0);
            if (!notes.contains(note)) {
                notes.add(note);
            }
        }
        return column;
    }
}
