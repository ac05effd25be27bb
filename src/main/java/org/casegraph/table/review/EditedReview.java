package org.casegraph.table.review;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.casegraph.cohort.review.ReviewTable;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.table.review.SheetDifference.Kind;

/** The sheet of the cases as somebody gives it back, held cell by cell against the graph. */
public final class EditedReview {
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<String> head;
    private final List<List<String>> rows;

    private EditedReview(String file, List<List<String>> rows) {
        head = rows.isEmpty()
                ? List.of()
                : rows.get(0).stream().map(String::strip).toList();
        this.rows = rows.isEmpty() ? List.of() : rows.subList(1, rows.size());
        for (int number = 0; number < head.size(); number++) {
            columns.putIfAbsent(head.get(number), number);
        }
        if (!columns.containsKey(ReviewSheets.HEAD.get(0))) {
            throw Problem.of(
                    Mistake.FILE_OF_OTHER_KIND,
                    file,
                    "its first row has no \"" + ReviewSheets.HEAD.get(0) + "\"",
                    "Give the sheet of the cases, with its head as it was written");
        }
    }

    /**
     * Reads a workbook or the CSV of its sheet of the cases.
     *
     * @throws Problem where the file is neither
     */
    public static EditedReview read(Path file) {
        String name = file.toString();
        return new EditedReview(name, GivenSheet.read(file, ReviewSheets.CASES));
    }

    /** What differs, in the order of our cases and columns; then what only the sheet has. */
    public List<SheetDifference> differences(ReviewTable table) {
        Sheet ours = ReviewSheets.cases(table);
        List<SheetDifference> found = new ArrayList<>();
        for (String column : ours.columns()) {
            if (!columns.containsKey(column)) {
                found.add(new SheetDifference(Kind.COLUMN_MISSING, "", column, "", ""));
            }
        }
        for (int number = 0; number < head.size(); number++) {
            String column = head.get(number);
            boolean isOurs = ours.columns().contains(column) && columns.getOrDefault(column, -1) == number;
            if (!isOurs && !column.isEmpty()) {
                found.add(new SheetDifference(Kind.COLUMN_ADDED, "", column, "", ""));
            }
        }
        Map<String, List<String>> theirs = new HashMap<>();
        Set<String> known = new HashSet<>();
        ours.rows().forEach(row -> known.add(row.get(0).text()));
        List<SheetDifference> added = new ArrayList<>();
        for (List<String> row : rows) {
            String name = value(row, ReviewSheets.HEAD.get(0));
            if (row.stream().allMatch(String::isBlank)) {
                continue;
            }
            boolean isTwice = known.contains(name) && theirs.putIfAbsent(name, row) != null;
            if (isTwice || !known.contains(name)) {
                added.add(new SheetDifference(isTwice ? Kind.CASE_TWICE : Kind.CASE_ADDED, name, "", "", ""));
            }
        }
        for (List<Sheet.Value> row : ours.rows()) {
            String name = row.get(0).text();
            List<String> given = theirs.get(name);
            if (given == null) {
                found.add(new SheetDifference(Kind.CASE_MISSING, name, "", "", ""));
            } else {
                compare(name, ours.columns(), row, given, found);
            }
        }
        found.addAll(added);
        return found;
    }

    private void compare(
            String name, List<String> names, List<Sheet.Value> row, List<String> given, List<SheetDifference> found) {
        for (int number = 1; number < names.size(); number++) {
            String column = names.get(number);
            String own = row.get(number).text();
            if (columns.containsKey(column)) {
                String other = value(given, column);
                if (!isSame(own, other)) {
                    found.add(new SheetDifference(
                            other.isEmpty() ? Kind.EMPTIED : Kind.CHANGED, name, column, own, other));
                }
            }
        }
    }

    private String value(List<String> row, String column) {
        int number = columns.getOrDefault(column, row.size());
        return number < row.size() ? row.get(number).strip() : "";
    }

    /** A spreadsheet may write a number in another form, and ends of lines otherwise. */
    private static boolean isSame(String one, String other) {
        String mine = one.strip().replaceAll("\\R", "\n");
        String theirs = other.strip().replaceAll("\\R", "\n");
        if (mine.equals(theirs)) {
            return true;
        }
        try {
            return new BigDecimal(mine).compareTo(new BigDecimal(theirs)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
