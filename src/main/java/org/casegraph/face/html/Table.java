package org.casegraph.face.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under headings; a row can be the target of a link. A column in which no row has anything is left out. */
public final class Table {
    private final String name;
    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();

    private record Row(Html.Element element, List<Html> cells) {}

    /** @param name for who cannot see it */
    public Table(String name, String... columns) {
        this.name = name;
        this.columns = List.of(columns);
    }

    public int size() {
        return rows.size();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public Table row(Html... cells) {
        rows.add(new Row(Html.element("tr"), List.of(cells)));
        return this;
    }

    /** @param id the fragment by which the row is reached */
    public Table rowOf(String id, Html... cells) {
        rows.add(new Row(Html.element("tr").with("id", id), List.of(cells)));
        return this;
    }

    public Html html() {
        List<Integer> used = IntStream.range(0, columns.size())
                .filter(i -> rows.stream().anyMatch(row -> !row.cells().get(i).equals(Html.EMPTY)))
                .boxed()
                .toList();
        Html head = Html.element("tr")
                .of(used.stream()
                        .map(i -> Html.element("th").with("scope", "col").of(Glossary.explained(columns.get(i))))
                        .toList());
        return Html.element("div")
                .with("class", "rows")
                .with("role", "region")
                .with("aria-label", name)
                .with("tabindex", "0")
                .of(Html.element("table")
                        .of(
                                Html.element("thead").of(head),
                                Html.element("tbody")
                                        .of(rows.stream()
                                                .map(row -> html(row, used))
                                                .toList())));
    }

    private Html html(Row row, List<Integer> used) {
        return row.element()
                .of(used.stream()
                        .map(i -> Html.element("td")
                                .with("data-title", columns.get(i))
                                .of(row.cells().get(i)))
                        .toList());
    }
}
