package org.casegraph.query;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.casegraph.graph.ShortNames;

/**
 * Rows as aligned text for a terminal: what every row repeats, said once; a heading and a rule; the rows; and how many
 * there are. A thing with a label is shown by its label, another IRI shortened, an unbound cell empty. A long cell runs
 * on over several lines; none is cut. A single row is a line for each column.
 */
final class AnswerTable {
    private static final String GAP = "  ";
    private static final String LABEL = "Label";
    private static final String NOTHING = "–";
    private static final int WIDEST = 48;
    private static final MathContext DIGITS = new MathContext(4);
    private static final double SMALLEST_PLAIN = 1e-4;
    private static final double LARGEST_PLAIN = 1e7;

    /** @param label shown instead of the thing where it is bound */
    private record Source(Var thing, Optional<Var> label) {}

    private record Column(String name, List<String> cells) {
        boolean isRepeated() {
            return cells.size() > 1 && cells.stream().distinct().count() == 1;
        }

        String first() {
            String cell = cells.get(0);
            return cell.isEmpty() ? NOTHING : cell;
        }

        int width() {
            return Math.max(
                    columns(name),
                    cells.stream()
                            .flatMap(cell -> wrapped(cell).stream())
                            .mapToInt(AnswerTable::columns)
                            .max()
                            .orElse(0));
        }
    }

    private final List<Column> columns;
    private final int rows;

    private AnswerTable(List<Column> columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    static AnswerTable of(RowSet answer) {
        List<Var> variables = answer.getResultVars();
        List<Binding> bindings = answer.stream().toList();
        List<Column> columns = sources(variables).stream()
                .map(source -> new Column(
                        source.thing().getVarName(),
                        bindings.stream().map(row -> cell(row, source)).toList()))
                .toList();
        return new AnswerTable(columns, bindings.size());
    }

    private static List<Source> sources(List<Var> variables) {
        List<Source> sources = new ArrayList<>();
        for (Var variable : variables) {
            String name = variable.getVarName();
            boolean isLabel = name.endsWith(LABEL)
                    && variables.contains(Var.alloc(name.substring(0, name.length() - LABEL.length())));
            if (!isLabel) {
                Optional<Var> label = Optional.of(Var.alloc(name + LABEL)).filter(variables::contains);
                sources.add(new Source(variable, label));
            }
        }
        return sources;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (rows == 1) {
            int width = columns.stream()
                    .mapToInt(column -> columns(column.name()))
                    .max()
                    .orElse(0);
            columns.forEach(column -> lines.add(padded(column.name(), width) + GAP + column.first()));
        } else {
            boolean allRepeated = columns.stream().allMatch(Column::isRepeated);
            Predicate<Column> saidOnce = column -> column.isRepeated() && !allRepeated;
            columns.stream().filter(saidOnce).forEach(column -> lines.add(saidOnce(column)));
            if (!lines.isEmpty()) {
                lines.add("");
            }
            addRows(columns.stream().filter(saidOnce.negate()).toList(), lines);
        }
        lines.add(rows == 1 ? "1 row" : rows + " rows");
        return lines;
    }

    private static String saidOnce(Column column) {
        return column.name() + ": " + column.first();
    }

    private void addRows(List<Column> shown, List<String> lines) {
        List<Integer> widths = shown.stream().map(Column::width).toList();
        lines.add(line(shown.stream().map(Column::name).toList(), widths));
        lines.add(line(widths.stream().map("-"::repeat).toList(), widths));
        for (int row = 0; row < rows; row++) {
            int current = row;
            List<List<String>> cells = shown.stream()
                    .map(column -> wrapped(column.cells().get(current)))
                    .toList();
            int height = cells.stream().mapToInt(List::size).max().orElse(1);
            for (int part = 0; part < height; part++) {
                int at = part;
                lines.add(line(
                        cells.stream()
                                .map(cell -> at < cell.size() ? cell.get(at) : "")
                                .toList(),
                        widths));
            }
        }
    }

    private static String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            line.append(padded(cells.get(column), widths.get(column))).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - columns(text));
    }

    /** A cell in lines no wider than allowed, broken between words; a longer word stands alone. */
    private static List<String> wrapped(String cell) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : cell.split(" ")) {
            if (line.length() > 0 && columns(line + " " + word) > WIDEST) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int columns(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String cell(Binding row, Source source) {
        Optional<Node> label = source.label().map(row::get);
        return text(label.orElse(row.get(source.thing())));
    }

    /** To four digits that tell something, for reading; the other formats have all. */
    private static String rounded(double number) {
        BigDecimal rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
        double size = Math.abs(number);
        return size == 0 || size >= SMALLEST_PLAIN && size < LARGEST_PLAIN
                ? rounded.toPlainString()
                : String.format(Locale.ROOT, "%.3e", number);
    }

    private static String text(Node node) {
        if (node == null) {
            return "";
        }
        if (node.isURI()) {
            return ShortNames.ofProject().written(node);
        }
        if (node.isTripleTerm()) {
            return ShortNames.ofProject().written(node);
        }
        if (!node.isLiteral()) {
            return "_:" + node.getBlankNodeLabel();
        }
        if (XSDDatatype.XSDdecimal.equals(node.getLiteralDatatype())
                && node.getLiteral().isWellFormed()) {
            return new BigDecimal(node.getLiteralLexicalForm().strip())
                    .stripTrailingZeros()
                    .toPlainString();
        }
        if ((XSDDatatype.XSDdouble.equals(node.getLiteralDatatype())
                        || XSDDatatype.XSDfloat.equals(node.getLiteralDatatype()))
                && node.getLiteral().isWellFormed()
                && Double.isFinite(((Number) node.getLiteralValue()).doubleValue())) {
            return rounded(((Number) node.getLiteralValue()).doubleValue());
        }
        // A line break or a control character within a cell would break the table, or the terminal.
        return node.getLiteralLexicalForm().replaceAll("\\p{Cntrl}+", " ");
    }
}
