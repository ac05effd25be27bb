package org.casegraph.query;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.RowSet;

/**
 * Rows as aligned text: a heading, a rule, a line for each row, and how many there are. IRIs are shortened, literals
 * are their characters, an unbound cell is empty; no cell is cut.
 */
record AnswerTable(List<String> heading, List<List<String>> rows) {
    private static final String GAP = "  ";

    static AnswerTable of(RowSet answer) {
        List<Var> variables = answer.getResultVars();
        List<List<String>> rows = new ArrayList<>();
        answer.forEachRemaining(row -> rows.add(
                variables.stream().map(variable -> cell(row.get(variable))).toList()));
        return new AnswerTable(variables.stream().map(Var::getVarName).toList(), rows);
    }

    List<String> lines() {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < heading.size(); column++) {
            int width = width(heading.get(column));
            for (List<String> row : rows) {
                width = Math.max(width, width(row.get(column)));
            }
            widths.add(width);
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(heading, widths));
        lines.add(line(widths.stream().map("-"::repeat).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        lines.add(rows.size() == 1 ? "1 row" : rows.size() + " rows");
        return lines;
    }

    private static String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(cell)
                    .append(" ".repeat(widths.get(column) - width(cell)))
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private static String cell(Node node) {
        if (node == null) {
            return "";
        }
        if (node.isURI()) {
            return Curies.shorten(node.getURI());
        }
        // A line break or a control character within a cell would break the table, or the terminal.
        return node.isLiteral()
                ? node.getLiteralLexicalForm().replaceAll("\\p{Cntrl}+", " ")
                : "_:" + node.getBlankNodeLabel();
    }
}
