package org.casegraph.draft;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One statement as its writer gave it.
 *
 * @param number from 1; the head of a table is not counted
 * @param cells without those that are empty
 * @param fault what makes it unreadable; empty for others
 */
record DraftRow(int number, Map<Column, String> cells, String fault) {
    DraftRow {
        cells = Map.copyOf(cells);
    }

    /** The text without white space around it; empty where the cell is. */
    String cell(Column column) {
        return cells.getOrDefault(column, "").strip();
    }

    /** The values of a cell that may hold several. */
    List<String> cellsOf(Column column) {
        return Arrays.stream(cell(column).split(Pattern.quote(column.separator().strip())))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
