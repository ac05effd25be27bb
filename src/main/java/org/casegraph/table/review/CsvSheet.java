package org.casegraph.table.review;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/** A sheet as CSV (RFC 4180). */
final class CsvSheet {
    private CsvSheet() {}

    static void write(Sheet sheet, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter rows = new CSVPrinter(text, CSVFormat.RFC4180);
        rows.printRecord(sheet.columns());
        for (List<Sheet.Value> row : sheet.rows()) {
            rows.printRecord(row.stream().map(CellText::guarded).toList());
        }
        text.flush();
    }

    /** The rows of a file that somebody may have edited, the head first; semicolons or tabs between them will do, too. */
    static List<List<String>> read(String file, String text) {
        String head = text.lines().findFirst().orElse("");
        char delimiter =
                head.indexOf(',') >= 0 ? ',' : head.indexOf(';') >= 0 ? ';' : head.indexOf('\t') >= 0 ? '\t' : ',';
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser records = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord line : records) {
                rows.add(line.stream().map(CellText::unguarded).toList());
            }
            return rows;
        } catch (IOException | UncheckedIOException e) {
            throw Problem.of(
                    Mistake.MALFORMED_FILE,
                    file + ":" + (rows.size() + 1),
                    "this is no CSV: " + Problem.reason(e),
                    "Save it as CSV again",
                    e);
        }
    }
}
