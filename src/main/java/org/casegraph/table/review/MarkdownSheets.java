package org.casegraph.table.review;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.casegraph.cohort.review.ColumnSet;

/** Sheets as tables of Markdown, one after the other; without the statements behind the cells, which nobody reads as text. */
final class MarkdownSheets {
    private MarkdownSheets() {}

    static void write(ColumnSet columns, List<Sheet> sheets, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write("# " + columns.title() + "\n");
        for (Sheet sheet : sheets) {
            if (sheet.name().equals(ReviewSheets.CELLS)) {
                continue;
            }
            text.write("\n## " + sheet.name() + "\n\n");
            text.write(line(sheet.columns()));
            text.write(line(sheet.columns().stream().map(column -> "---").toList()));
            for (List<Sheet.Value> row : sheet.rows()) {
                text.write(line(row.stream().map(Sheet.Value::text).toList()));
            }
        }
        text.flush();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(MarkdownSheets::escaped).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** As it is read where Markdown may hold HTML and marks of its own. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("|", "\\|")
                .replaceAll("([*_`\\[\\]])", "\\\\$1")
                .replaceAll("\\R", " ");
    }
}
