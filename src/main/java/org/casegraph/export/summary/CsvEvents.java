package org.casegraph.export.summary;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.casegraph.table.review.CellText;

/** The event table as CSV (RFC 4180), in UTF-8. */
final class CsvEvents {
    private static final String NUMBER = "-?\\d+(\\.\\d+)?";

    private CsvEvents() {}

    static byte[] write(EventTable table) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(table.head());
            for (List<String> row : table.rows()) {
                printer.printRecord(row.stream()
                        .map(cell -> cell.matches(NUMBER) ? cell : CellText.guarded(cell))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static EventTable read(byte[] bytes) {
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser records =
                CSVParser.parse(new StringReader(new String(bytes, StandardCharsets.UTF_8)), CSVFormat.RFC4180)) {
            for (CSVRecord line : records) {
                rows.add(line.stream().map(CellText::unguarded).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new EventTable(rows.get(0), rows.subList(1, rows.size()));
    }
}
