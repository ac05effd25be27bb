package org.casegraph.face.question;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.casegraph.face.html.Glossary;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.StatusMark;
import org.casegraph.graph.Status;

/** Rows as a table: a thing and its label share a column, and so do a passage and its quote. */
final class ResultTable {
    /** The column of results has them in words. */
    private static final Set<String> BOUNDS = Set.of("resultLow", "resultHigh");

    private static final int DIGITS = 3;

    private static final double PLAIN_FROM = 1e-4;

    private static final double PLAIN_BELOW = 1e6;

    /** With more columns a sheet of paper is turned. */
    private static final int UPRIGHT = 10;

    private final NodeLinks links;
    private final List<Var> variables;
    private final List<Column> columns;
    private final CountedCases counted;
    private final List<Binding> rows = new ArrayList<>();
    private long total;

    private ResultTable(NodeLinks links, List<Var> variables, CountedCases counted) {
        this.counted = counted;
        this.links = links;
        this.variables = List.copyOf(variables);
        this.columns = columns(variables);
    }

    /** @param label shown above the name of the thing */
    private record Column(String title, Var thing, Optional<Var> label) {
        boolean isPassage() {
            return thing.getVarName().equals("passage");
        }

        /** Whether it lists findings, each with how much it tells. */
        boolean isWeighed() {
            return List.of("shared", "against").contains(thing.getVarName());
        }

        boolean isScore() {
            return thing.getVarName().equals("score");
        }

        boolean isStatus() {
            return thing.getVarName().equals("status");
        }
    }

    /**
     * Reads all rows.
     *
     * @param most to be shown; the rest is counted
     * @param counted where the cases of a count stand
     */
    static ResultTable of(RowSet rows, NodeLinks links, int most, CountedCases counted) {
        ResultTable table = new ResultTable(links, rows.getResultVars(), counted);
        while (rows.hasNext()) {
            Binding row = rows.next();
            if (table.total++ < most) {
                table.rows.add(row);
            }
        }
        return table;
    }

    /** What the shown rows look like. */
    AnswerPicture picture() {
        return new AnswerPicture(links, variables, rows);
    }

    boolean isEmpty() {
        return total == 0;
    }

    private static List<Column> columns(List<Var> variables) {
        List<Column> columns = new ArrayList<>();
        for (Var variable : variables) {
            String name = variable.getVarName();
            Optional<Var> label = Optional.of(Var.alloc(name.equals("passage") ? "quote" : name + "Label"))
                    .filter(variables::contains);
            boolean shownWithThing = name.equals("quote") && variables.contains(Var.alloc("passage"))
                    || name.endsWith("Label")
                            && variables.contains(Var.alloc(name.substring(0, name.length() - "Label".length())))
                    || BOUNDS.contains(name) && variables.contains(Var.alloc("result"));
            if (!shownWithThing) {
                columns.add(new Column(words(name), variable, label));
            }
        }
        return columns;
    }

    /** {@code patientAge} as <em>Patient age</em>. */
    static String words(String name) {
        if (name.equals("hgvs")) {
            return "HGVS";
        }
        String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    Html html() {
        List<Column> same = columns.stream()
                .filter(column -> rows.size() > 1 && isSame(column))
                .toList();
        List<Column> shown =
                columns.stream().filter(column -> !same.contains(column)).toList();
        Html.Element box = Html.element("div")
                .with("class", rows.isEmpty() ? "rows none" : shown.size() > UPRIGHT ? "rows many-columns" : "rows")
                .with("role", "region")
                .with("aria-label", "Answer, " + count())
                .with("data-total", Long.toString(total))
                .with("tabindex", "0");
        if (rows.size() > 1) {
            box.with("data-module", "table");
        }
        return box.of(Html.element("table")
                .of(
                        Html.element("caption").of(caption(same)),
                        rows.isEmpty() ? Html.EMPTY : Html.element("thead").of(head(shown)),
                        Html.element("tbody")
                                .of(rows.stream().map(row -> row(row, shown)).toList())));
    }

    private String count() {
        if (rows.size() < total) {
            return String.format(Locale.ROOT, "%,d of %,d rows", rows.size(), total);
        }
        return total == 1 ? "1 row" : String.format(Locale.ROOT, "%,d rows", total);
    }

    private List<Html> caption(List<Column> same) {
        List<Html> caption = new ArrayList<>();
        caption.add(Html.element("b").of(count()));
        for (Column column : same) {
            Binding row = rows.get(0);
            boolean isNothing = isNothing(value(row, column.thing()))
                    && isNothing(column.label().flatMap(variable -> value(row, variable)));
            caption.add(Html.element("span")
                    .of(
                            Html.element("i")
                                    .of(Html.text(column.title() + ":"), Glossary.sign(column.title()), Html.text(" ")),
                            isNothing ? Html.text("–") : cell(row, column)));
        }
        return caption;
    }

    private static boolean isNothing(Optional<Node> value) {
        return value.filter(node ->
                        !node.isLiteral() || !node.getLiteralLexicalForm().isBlank())
                .isEmpty();
    }

    private static Html head(List<Column> shown) {
        return Html.element("tr")
                .of(shown.stream()
                        .map(column -> Html.element("th").with("scope", "col").of(title(column)))
                        .toList());
    }

    /** A column that counts cases of a status is headed by its mark. */
    private static Html title(Column column) {
        Html title = Html.text(column.title());
        return Status.written(column.title().toLowerCase(Locale.ROOT))
                .map(status -> StatusMark.of(status, title))
                .map(marked -> Html.all(marked, Glossary.sign(column.title())))
                .orElseGet(() -> Glossary.explained(column.title()));
    }

    private Html row(Binding row, List<Column> shown) {
        return Html.element("tr")
                .of(shown.stream()
                        .map(column -> Html.element("td")
                                .with("data-title", column.title())
                                .of(cell(row, column)))
                        .toList());
    }

    /** What every row repeats is said once, above the rows. */
    private boolean isSame(Column column) {
        Optional<Node> thing = value(rows.get(0), column.thing());
        Optional<Node> label = column.label().flatMap(variable -> value(rows.get(0), variable));
        return rows.stream()
                .allMatch(row -> value(row, column.thing()).equals(thing)
                        && column.label()
                                .flatMap(variable -> value(row, variable))
                                .equals(label));
    }

    private static Optional<Node> value(Binding row, Var variable) {
        return Optional.ofNullable(row.get(variable));
    }

    private Html cell(Binding row, Column column) {
        Optional<Node> thing = value(row, column.thing());
        Optional<Html> label =
                column.label().flatMap(variable -> value(row, variable)).map(node -> Html.name(links.label(node)));
        if (column.isPassage() && label.isPresent()) {
            Html quote = Html.element("q").of(label.get());
            return thing.filter(Node::isURI)
                    .map(passage -> links.passage(passage, quote))
                    .orElse(quote);
        }
        if (thing.isEmpty()) {
            return label.orElse(Html.EMPTY);
        }
        if (column.isScore() && thing.filter(ResultTable::isNumber).isPresent()) {
            return score(thing.get());
        }
        if (column.isWeighed() && variables.contains(Var.alloc("score")) && thing.isPresent()) {
            return weighed(links.label(thing.get()));
        }
        return label.map(words -> Html.all(links.to(thing.get(), words), about(thing.get(), words)))
                .orElseGet(() -> column.isStatus() ? status(thing.get()) : alone(thing.get(), row, column));
    }

    private Html status(Node node) {
        return Optional.of(node)
                .filter(Node::isLiteral)
                .flatMap(word -> Status.written(word.getLiteralLexicalForm()))
                .map(StatusMark::of)
                .orElseGet(() -> alone(node));
    }

    /** Below the label of a thing: its name, if that is another, and why it is there where that can be told. */
    private Html about(Node thing, Html label) {
        String name = links.shortName(thing);
        Html why = links.isExplained(thing) ? NodeLinks.why(thing) : Html.EMPTY;
        Html another = label.equals(Html.name(name)) ? Html.EMPTY : Html.all(Html.code(name), Html.text(" "));
        return another.equals(Html.EMPTY) && why.equals(Html.EMPTY)
                ? Html.EMPTY
                : Html.element("small").of(another, why);
    }

    /** A count leads to its cases. */
    private Html alone(Node node, Binding row, Column column) {
        return counted.address(column.thing().getVarName(), row)
                .map(address -> Html.link(address, node.getLiteralLexicalForm()))
                .orElseGet(() -> alone(node));
    }

    /** Bits are told to one digit; downloads have them all. */
    private static Html weighed(String words) {
        return Html.text(words.replaceAll("\\((\\d+\\.\\d)\\d*\\)", "($1 bits)"));
    }

    private static boolean isNumber(Node node) {
        return node.isLiteral() && node.getLiteralValue() instanceof Number;
    }

    /** A score with two digits, as exact as it is where the pointer rests on it. */
    private static Html score(Node score) {
        String exact = score.getLiteralLexicalForm();
        return Html.element("span")
                .with("title", exact)
                .of(String.format(Locale.ROOT, "%.2f", Double.parseDouble(exact)));
    }

    private Html alone(Node node) {
        if (!node.isLiteral()) {
            return links.name(node);
        }
        return node.getLiteralValue() instanceof Double number
                ? rounded(number, node.getLiteralLexicalForm())
                : Html.text(node.getLiteralLexicalForm());
    }

    private static String scientific(BigDecimal digits) {
        return new DecimalFormat("0.##E0", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(digits)
                .toLowerCase(Locale.ROOT);
    }

    /** What was reckoned with three digits, as exact as it is where the pointer rests on it. */
    private static Html rounded(double number, String exact) {
        if (!Double.isFinite(number)) {
            return Html.text(exact);
        }
        BigDecimal digits =
                new BigDecimal(number).round(new MathContext(DIGITS)).stripTrailingZeros();
        boolean isPlain = number == 0 || Math.abs(number) >= PLAIN_FROM && Math.abs(number) < PLAIN_BELOW;
        return Html.element("span").with("title", exact).of(isPlain ? digits.toPlainString() : scientific(digits));
    }
}
