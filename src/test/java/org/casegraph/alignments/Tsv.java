package org.casegraph.alignments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of tab-separated values below a line of column names; SSSOM and the crosswalk quote nothing. */
final class Tsv {
    private Tsv() {}

    static List<Map<String, String>> rows(List<String> lines) {
        List<String> columns = columns(lines);
        return lines.stream().skip(1).map(line -> row(columns, line)).toList();
    }

    static List<String> columns(List<String> lines) {
        return List.of(lines.get(0).split("\t", -1));
    }

    private static Map<String, String> row(List<String> columns, String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns: " + line);
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            row.put(columns.get(i), cells[i]);
        }
        return row;
    }
}
