package org.casegraph.table.review;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Sheets as one workbook (Office Open XML, ECMA-376). */
final class Workbooks {
    /** What spreadsheets hold. */
    private static final int MOST_ROWS = 1_048_576;

    private static final int LONGEST_TEXT = 32_767;
    private static final String APPLICATION = "casegraph";
    private static final String VERSION = "1.0";

    private Workbooks() {}

    /** @throws Problem where a workbook cannot hold it */
    static void write(List<Sheet> sheets, OutputStream out) throws IOException {
        sheets.forEach(Workbooks::requireFit);
        Workbook book = new Workbook(out, APPLICATION, VERSION);
        for (Sheet sheet : sheets) {
            write(sheet, book.newWorksheet(sheet.name()));
        }
        book.finish();
    }

    private static void write(Sheet sheet, Worksheet page) throws IOException {
        for (int column = 0; column < sheet.columns().size(); column++) {
            page.value(0, column, sheet.columns().get(column));
        }
        page.range(0, 0, 0, sheet.columns().size() - 1).style().bold().set();
        boolean isOfCases = sheet.name().equals(ReviewSheets.CASES);
        page.freezePane(isOfCases ? ReviewSheets.HEAD.size() : 0, 1);
        for (int row = 0; row < sheet.rows().size(); row++) {
            List<Sheet.Value> values = sheet.rows().get(row);
            for (int column = 0; column < values.size(); column++) {
                Sheet.Value value = values.get(column);
                if (value.number().isPresent()) {
                    page.value(row + 1, column, value.number().get());
                } else if (!value.text().isEmpty()) {
                    page.value(row + 1, column, CellText.guarded(value));
                }
            }
        }
        page.finish();
    }

    private static void requireFit(Sheet sheet) {
        boolean isTooLong = sheet.rows().size() >= MOST_ROWS;
        boolean isTooWide = sheet.rows().stream()
                .flatMap(List::stream)
                .anyMatch(value -> value.text().length() >= LONGEST_TEXT);
        if (isTooLong || isTooWide) {
            throw Problem.of(
                    Mistake.FORMAT_UNFIT,
                    "the sheet " + sheet.name(),
                    isTooLong
                            ? "a workbook holds fewer rows than its "
                                    + sheet.rows().size()
                            : "a workbook holds shorter texts than one of its cells",
                    "Write .csv or .parquet");
        }
    }
}
