package org.casegraph.table.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.cohort.review.ColumnSetReader;
import org.casegraph.cohort.review.ReviewCell;
import org.casegraph.cohort.review.ReviewRow;
import org.casegraph.cohort.review.ReviewStatement;
import org.casegraph.cohort.review.ReviewTable;
import org.casegraph.cohort.review.ValueBounds;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.graph.Status;
import org.casegraph.problem.Problem;
import org.casegraph.store.Disk;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was exported reads back the same, and each kind of edit is found. */
class EditedReviewTest {
    private static final String NAME = "https://example.org/case/";

    /** Texts that a spreadsheet, CSV or a reader might change. */
    private static final List<String> HOSTILE = List.of(
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "'quoted",
            "'=1",
            "''",
            "a,b;c",
            "\"said\"",
            "two\nlines",
            "<b>&amp;</b>",
            "ä µ ≥ 中",
            "TRUE",
            "2020-07",
            "1e5",
            "0012",
            ">800",
            "13.5 to 14.5",
            "not read");

    @TempDir
    private Path folder;

    private static ReviewTable table() {
        List<ReviewRow> rows = new ArrayList<>();
        for (int number = 0; number < HOSTILE.size(); number++) {
            rows.add(new ReviewRow(
                    NodeFactory.createURI(NAME + number),
                    HOSTILE.get(number),
                    true,
                    false,
                    List.of(cell(HOSTILE.get(number), Optional.empty()), number(BigDecimal.valueOf(number - 3, 2)))));
        }
        return new ReviewTable(
                CaseSelection.parse(""),
                ColumnSetReader.read(
                        "mine.yaml",
                        "columns: [{id: word, finding: cg:Anaemia},"
                                + " {id: number, measurement: cg:BloodGlucagon, unit: pg/mL}]"),
                rows,
                rows.size(),
                List.of(),
                Map.of());
    }

    private static ReviewCell number(BigDecimal number) {
        ValueBounds bounds = new ValueBounds(Optional.of(number), true, Optional.of(number), true);
        return cell(bounds.text(), Optional.of(bounds));
    }

    private static ReviewCell cell(String text, Optional<ValueBounds> bounds) {
        ReviewStatement statement = new ReviewStatement(
                NodeFactory.createURI(NAME + "0#a"),
                Status.PRESENT,
                text,
                bounds,
                "",
                () -> new ReviewStatement.Evidence(text, "", "", "", Optional.empty(), List.of()));
        return new ReviewCell(Status.PRESENT, text, List.of(statement));
    }

    @ParameterizedTest
    @ValueSource(strings = {"review.xlsx", "review.csv"})
    void whatWasExportedReadsBackTheSame(String name) {
        Path file = folder.resolve(name);
        ReviewFiles.write(table(), PassageCheck.WITHOUT_TEXTS, file, true, Disk.SYSTEM);

        assertEquals(List.of(), EditedReview.read(file).differences(table()));
    }

    @Test
    void noTextBeginsAFormulaAndEachReadsBackTheSame() {
        for (String text : HOSTILE) {
            String guarded = CellText.guarded(Sheet.Value.of(text));

            assertFalse(guarded.matches("(?s)[=+@\\t-].*"), guarded);
            assertEquals(text, CellText.unguarded(guarded));
        }
        assertEquals("-0.03", CellText.guarded(Sheet.Value.of(new BigDecimal("-0.03"))));
    }

    @Test
    void semicolonsAndAByteOrderMarkWillDoToo() throws IOException {
        Sheet cases = ReviewSheets.cases(table());
        List<List<String>> rows = new ArrayList<>(List.of(cases.columns()));
        cases.rows().forEach(row -> rows.add(row.stream().map(CellText::guarded).toList()));
        Path file = csv(rows, ";");
        Files.writeString(file, "\uFEFF" + Files.readString(file));

        assertEquals(List.of(), EditedReview.read(file).differences(table()));
    }

    @Test
    void eachKindOfEditIsFound() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("case", "caseLabel", "number", "mine"));
        ReviewSheets.cases(table())
                .rows()
                .forEach(row -> rows.add(new ArrayList<>(List.of(
                        row.get(0).text(),
                        CellText.guarded(row.get(1)),
                        row.get(3).text(),
                        "x"))));
        rows.get(1).set(2, "7");
        rows.get(2).set(2, "");
        rows.get(3).set(2, "-0.010");
        rows.get(4).set(1, "another");
        rows.remove(5);
        rows.add(List.of(NAME + "new", "a new case", "1", "x"));
        rows.add(rows.get(3));
        rows.add(List.of("", "", "", ""));
        List<String> expected = List.of(
                "COLUMN_MISSING  word  :",
                "COLUMN_ADDED  mine  :",
                "CHANGED 0 number -0.03 : 7",
                "EMPTIED 1 number -0.02 :",
                "CHANGED 3 caseLabel @SUM(A1) : another",
                "CASE_MISSING 4   :",
                "CASE_ADDED new   :",
                "CASE_TWICE 2   :");

        assertEquals(expected, told(csv(rows, ",")));
        assertEquals(expected, told(workbook(rows)));
    }

    private static List<String> told(Path file) {
        return EditedReview.read(file).differences(table()).stream()
                .map(one -> (one.kind() + " " + one.caseName().replace(NAME, "") + " " + one.column() + " " + one.ours()
                                + " : " + one.theirs())
                        .strip())
                .toList();
    }

    private Path csv(List<List<String>> rows, String delimiter) throws IOException {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(String.join(
                        delimiter,
                        row == rows.get(0)
                                ? row
                                : row.stream()
                                        .map(one -> '"' + one.replace("\"", "\"\"") + '"')
                                        .toList()))
                .append("\n"));
        return Files.writeString(folder.resolve("edits.csv"), text);
    }

    private Path workbook(List<List<String>> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Workbook book = new Workbook(bytes, "other", "1.0");
        Worksheet sheet = book.newWorksheet("cases");
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                sheet.value(row, column, rows.get(row).get(column));
            }
        }
        book.finish();
        return Files.write(folder.resolve("edits.xlsx"), bytes.toByteArray());
    }

    @Test
    void whatIsNoTableOfAReviewIsToldInOneLine() throws IOException {
        Path other = Files.writeString(folder.resolve("other.csv"), "id,name\n1,2\n");
        Path broken = Files.writeString(folder.resolve("broken.xlsx"), "this is no zip");
        Path notes = Files.writeString(folder.resolve("notes.txt"), "case");

        assertEquals(
                other + ": its first row has no \"case\". Give the sheet of the cases, with its head as it was written."
                        + " [file-of-other-kind]",
                problem(other));
        assertEquals(
                notes + ": this is no table that can be read. Give an .xlsx or .csv." + " [file-of-other-kind]",
                problem(notes));
        assertTrue(problem(broken).startsWith(broken + ": this is no workbook: "), problem(broken));
    }

    private static String problem(Path file) {
        return assertThrows(Problem.class, () -> EditedReview.read(file)).text();
    }
}
