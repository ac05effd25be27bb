package org.casegraph;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;

/** Rows of two engines so that equal ones are equal: a number by its value, everything else as the term it is. */
final class ComparableRows {
    private static final MathContext PRECISION = new MathContext(12);

    private ComparableRows() {}

    static Map<String, String> row(Map<String, Node> row, List<String> columns) {
        Map<String, String> cells = new TreeMap<>();
        row.forEach((name, node) -> {
            if (columns.contains(name)) {
                cells.put(name, cell(node));
            }
        });
        return cells;
    }

    private static String cell(Node node) {
        if (node.isLiteral() && node.getLiteralValue() instanceof Number number) {
            BigDecimal value = new BigDecimal(number.toString()).round(PRECISION);
            return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        }
        return node.toString();
    }

    /** Rows that only one of them has, or has more often; none if they have the same in any order. */
    static List<String> differences(List<Map<String, String>> expected, List<Map<String, String>> actual) {
        Map<Map<String, String>, Integer> more = new LinkedHashMap<>();
        expected.forEach(row -> more.merge(row, 1, Integer::sum));
        actual.forEach(row -> more.merge(row, -1, Integer::sum));
        List<String> differences = new ArrayList<>();
        more.forEach((row, count) -> {
            if (count != 0) {
                differences.add((count > 0 ? "only here: " : "only there: ") + row);
            }
        });
        return differences;
    }
}
