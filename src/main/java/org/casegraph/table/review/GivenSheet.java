package org.casegraph.table.review;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.TextFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** A sheet that somebody wrote or edited, in whichever of the forms of spreadsheets. */
public final class GivenSheet {
    /** Of the format of a number: text, a character that is shown as it is, a colour or language. */
    private static final Pattern SHOWN_AS_IS = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|General");

    private GivenSheet() {}

    /**
     * The rows with the head first, each as its cells in their order; days as {@code 2020-07-14}, months and years likewise.
     *
     * @param sheet which of a workbook is read; its first, where none is named so
     * @throws Problem where the file is neither a workbook nor CSV
     */
    public static List<List<String>> read(Path file, String sheet) {
        String name = file.toString();
        ReviewFormat format = ReviewFormat.ofFile(name)
                .filter(one -> one == ReviewFormat.XLSX || one == ReviewFormat.CSV)
                .orElseThrow(() -> Problem.of(
                        Mistake.FILE_OF_OTHER_KIND,
                        name,
                        "this is no table that can be read",
                        "Give an .xlsx or .csv"));
        byte[] bytes = TextFile.bytes(file);
        return format == ReviewFormat.XLSX
                ? workbook(name, bytes, sheet)
                : CsvSheet.read(name, TextFile.decode(name, bytes).replaceFirst("^\uFEFF", ""));
    }

    private static List<List<String>> workbook(String name, byte[] bytes, String sheet) {
        try (InputStream in = new ByteArrayInputStream(bytes);
                ReadableWorkbook book = new ReadableWorkbook(in, new ReadingOptions(true, false))) {
            List<List<String>> rows = new ArrayList<>();
            int first = 1;
            for (Row row : book.findSheet(sheet).orElseGet(book::getFirstSheet).read()) {
                // A row that nobody touched is not in the file, but a person counts it.
                while (!rows.isEmpty() && rows.size() < row.getRowNum() - first) {
                    rows.add(List.of());
                }
                first = rows.isEmpty() ? row.getRowNum() : first;
                List<String> cells = new ArrayList<>();
                for (int number = 0; number < row.getCellCount(); number++) {
                    cells.add(row.getOptionalCell(number)
                            .map(GivenSheet::text)
                            .map(CellText::unguarded)
                            .orElse(""));
                }
                rows.add(cells);
            }
            return rows;
        } catch (IOException | ExcelReaderException e) {
            throw Problem.of(
                    Mistake.MALFORMED_FILE, name, "this is no workbook: " + Problem.reason(e), "Save it again", e);
        }
    }

    private static String text(Cell cell) {
        if (cell.getType() != CellType.NUMBER) {
            return cell.getText();
        }
        String format = SHOWN_AS_IS
                .matcher(Optional.ofNullable(cell.getDataFormatString()).orElse(""))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        if (format.contains("d")) {
            return cell.asDate().toLocalDate().toString();
        }
        // What is shown as a month or a year was meant as one; its first day is the spreadsheet's.
        return format.contains("y")
                ? cell.asDate().toLocalDate().toString().substring(0, format.contains("m") ? 7 : 4)
                : cell.asNumber().toPlainString();
    }
}
