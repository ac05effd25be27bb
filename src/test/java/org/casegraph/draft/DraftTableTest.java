package org.casegraph.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.casegraph.problem.Problem;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as people make them: with typed cells, rows that nobody touched, semicolons, and faults. */
class DraftTableTest {
    @TempDir
    private Path folder;

    @Test
    void aWorkbookIsReadAsItsCellsAreShown() throws IOException {
        Path file = folder.resolve("draft.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("Sheet1");
            List<String> head = List.of("What", "Quote", "Value", "When");
            for (int column = 0; column < head.size(); column++) {
                sheet.value(0, column, head.get(column));
            }
            sheet.value(2, 0, "fever");
            sheet.value(2, 2, 9.5);
            date(sheet, 2, "mmm yyyy");
            sheet.value(3, 0, "cough");
            sheet.value(3, 2, 54);
            date(sheet, 3, "dd/mm/yyyy");
            sheet.value(4, 2, 800);
            sheet.style(4, 2).format("0\\ \\d\\a\\y\\s").set();
            date(sheet, 4, "yyyy");
        }
        List<DraftRow> rows = DraftTable.read(file).rows();

        assertEquals(List.of(2, 3, 4), rows.stream().map(DraftRow::number).toList(), "a person counts the empty row");
        assertEquals(
                List.of("9.5 2019-03", "54 2019-03-02", "800 2019"),
                rows.stream()
                        .map(row -> row.cell(Column.VALUE) + " " + row.cell(Column.WHEN))
                        .toList());
    }

    /** Written by LibreOffice 7.4 from a table of text: typed days and numbers, a formula, an untouched row. */
    @Test
    void aWorkbookOfLibreOfficeIsRead() {
        List<DraftRow> rows = DraftTable.read(Path.of("src/test/resources/draft/libreoffice.xlsx"))
                .rows();

        assertEquals(List.of(1, 3, 4, 5), rows.stream().map(DraftRow::number).toList());
        assertEquals(
                List.of(
                        Map.of(
                                Column.ID, "seen",
                                Column.KIND, "event",
                                Column.WHAT, "Presentation",
                                Column.WHEN, "2019-03-07",
                                Column.QUOTE, "presented on 7 March 2019"),
                        Map.of(
                                Column.ID, "fever",
                                Column.WHAT, "fever",
                                Column.WHEN, "at seen",
                                Column.QUOTE, "fever; and \"chills\""),
                        Map.of(
                                Column.ID, "hb",
                                Column.KIND, "measurement",
                                Column.WHAT, "haemoglobin",
                                Column.VALUE, "9.5",
                                Column.UNIT, "g/dL",
                                Column.WHEN, "2019",
                                Column.QUOTE, "haemoglobin was 9.5 g/dL",
                                Column.LABEL, "2"),
                        Map.of(
                                Column.ID, "glucagon",
                                Column.KIND, "measurement",
                                Column.WHAT, "blood glucagon",
                                Column.VALUE, ">800",
                                Column.UNIT, "pg/mL",
                                Column.QUOTE, "glucagon >800 pg/mL (µ)")),
                rows.stream().map(DraftRow::cells).toList());
    }

    private static void date(Worksheet sheet, int row, String format) {
        sheet.value(row, 3, LocalDate.of(2019, 3, 2));
        sheet.style(row, 3).format(format).set();
    }

    @Test
    void aFileOfSemicolonsWithAMarkAndEmptyRowsIsRead() throws IOException {
        List<DraftRow> rows = read("draft.csv", "\uFEFFWhat;Quote;Status\n;;\nfever;\"no fever; no chills\";absent\n");

        assertEquals(
                List.of(new DraftRow(
                        2,
                        Map.of(Column.WHAT, "fever", Column.QUOTE, "no fever; no chills", Column.STATUS, "absent"),
                        "")),
                rows);
    }

    @Test
    void aRowOfJsonThatCannotBeReadStaysAmongTheOthers() throws IOException {
        List<DraftRow> rows = read(
                "draft.json", "[{\"what\": true}, 7, {\"what\": \"fever\", \"quote\": [\"a\", \"b\"], \"value\": 3}]");

        assertEquals(
                List.of("what is neither a text nor a number", "the statement is no object", ""),
                rows.stream().map(DraftRow::fault).toList());
        assertEquals(List.of("a", "b"), rows.get(2).cellsOf(Column.QUOTE));
        assertEquals("3", rows.get(2).cell(Column.VALUE));
    }

    /** Which of the two is meant nobody can say, and a reader that takes one says nothing. */
    @Test
    void aKeyThatStandsTwiceIsToldAndTakesOnlyItsRow() throws IOException {
        List<DraftRow> rows = read(
                "draft.json",
                "{\"statements\": [{\"what\": \"fever\", \"What\": \"cough\", \"quote\": \"a\"}, {\"what\": \"fever\"}]}");

        assertEquals(
                List.of("What stands twice", ""),
                rows.stream().map(DraftRow::fault).toList());
        assertEquals(
                "draft.json $.statements: this key stands twice in one object. Keep one of the two; nothing of the file was"
                        + " taken. [malformed-file]",
                fault("draft.json", "{\"statements\": [{\"what\": \"fever\"}], \"statements\": []}"));
        assertTrue(fault("draft.json", "[{\"what\": \"fever\"}] []").startsWith("draft.json: this is no JSON: "));
    }

    @Test
    void whatIsNoDraftIsToldInOneLine() {
        assertEquals(
                "draft.json: this is no JSON: Expected name at line 1 column 18 path $[0].what. Mend it there. [malformed-file]",
                fault("draft.json", "[{\"what\":\"fever\",]"));
        assertEquals(
                "draft.json: it has no row of a statement. Write one, as docs/draft.md says. [nothing-to-read]",
                fault("draft.json", "[]"));
        assertTrue(fault("draft.xlsx", "no zip").startsWith("draft.xlsx: this is no workbook: "));
        assertEquals(
                "draft.ods: this is no table of a draft. Give an .xlsx, .csv or .json. [file-of-other-kind]",
                fault("draft.ods", ""));
        assertEquals(
                "draft.csv: its first row does not hold the columns what and quote. Name the columns in the first row, as"
                        + " docs/draft.md says. [file-of-other-kind]",
                fault("draft.csv", "fever,no fever\n"));
    }

    private List<DraftRow> read(String name, String text) throws IOException {
        return DraftTable.read(Files.writeString(folder.resolve(name), text)).rows();
    }

    private String fault(String name, String text) {
        return assertThrows(Problem.class, () -> read(name, text)).text().replace(folder + "/", "");
    }
}
