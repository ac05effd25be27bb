package org.casegraph.face;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;

/** Rows as a table: a thing and its label share a column, and so do a passage and its quote. */
final class ResultTable {
    private final Links links;
    private final List<Column> columns;

    private ResultTable(Links links, List<Var> variables) {
        this.links = links;
        this.columns = columns(variables);
    }

    /** @param label shown above the name of the thing */
    private record Column(String title, Var thing, Optional<Var> label) {}

    static Html of(RowSet rows, Links links) {
        return new ResultTable(links, rows.getResultVars()).table(rows);
    }

    private static List<Column> columns(List<Var> variables) {
        List<Column> columns = new ArrayList<>();
        for (Var variable : variables) {
            String name = variable.getVarName();
            Optional<Var> label = Optional.of(Var.alloc(name.equals("passage") ? "quote" : name + "Label"))
                    .filter(variables::contains);
            boolean shownWithThing = name.equals("quote") && variables.contains(Var.alloc("passage"))
                    || name.endsWith("Label")
                            && variables.contains(Var.alloc(name.substring(0, name.length() - "Label".length())));
            if (!shownWithThing) {
                columns.add(new Column(words(name), variable, label));
            }
        }
        return columns;
    }

    /** {@code patientAge} as <em>Patient age</em>. */
    private static String words(String name) {
        String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private Html table(RowSet rows) {
        List<Binding> bindings = Iter.toList(rows);
        List<Column> same = columns.stream()
                .filter(column -> bindings.size() > 1 && isSame(column, bindings))
                .toList();
        List<Column> shown =
                columns.stream().filter(column -> !same.contains(column)).toList();
        String count = bindings.size() == 1 ? "1 row" : bindings.size() + " rows";

        List<Html> caption = new ArrayList<>();
        caption.add(Html.text(count));
        for (Column column : same) {
            caption.add(Html.element("span").of(Html.text(column.title() + ": "), cell(bindings.get(0), column)));
        }
        Html head = Html.element("tr")
                .of(shown.stream()
                        .map(column -> Html.element("th").with("scope", "col").of(column.title()))
                        .toList());
        List<Html> body = bindings.stream()
                .map(row -> Html.element("tr")
                        .of(shown.stream()
                                .map(column -> Html.element("td")
                                        .with("data-title", column.title())
                                        .of(cell(row, column)))
                                .toList()))
                .toList();
        Html table = Html.element("table")
                .of(
                        Html.element("caption").of(caption),
                        Html.element("thead").of(head),
                        Html.element("tbody").of(body));
        return Html.element("div")
                .with("class", "rows")
                .with("role", "region")
                .with("aria-label", "Answer, " + count)
                .with("tabindex", "0")
                .of(table);
    }

    /** What every row repeats is said once, above the rows. */
    private boolean isSame(Column column, List<Binding> rows) {
        Html first = cell(rows.get(0), column);
        return rows.stream().allMatch(row -> cell(row, column).equals(first));
    }

    private Html cell(Binding row, Column column) {
        Optional<Node> thing = Optional.ofNullable(row.get(column.thing()));
        Optional<Node> label = column.label().flatMap(variable -> Optional.ofNullable(row.get(variable)));
        if (label.isEmpty()) {
            return thing.map(this::alone).orElse(Html.NOTHING);
        }
        Html words = Html.text(links.label(label.get()));
        boolean quoted = column.label().get().getVarName().equals("quote");
        return Html.all(
                quoted ? Html.element("q").of(words) : words,
                thing.map(links::name).orElse(Html.NOTHING));
    }

    private Html alone(Node node) {
        return node.isLiteral() ? Html.text(node.getLiteralLexicalForm()) : links.name(node);
    }
}
