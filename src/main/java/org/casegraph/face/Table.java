package org.casegraph.face;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under headings; a row can be the target of a link. */
final class Table {
    private final String name;
    private final List<String> columns;
    private final List<Html> rows = new ArrayList<>();

    /** @param name for who cannot see it */
    Table(String name, String... columns) {
        this.name = name;
        this.columns = List.of(columns);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    Table row(Html... cells) {
        return add(Html.element("tr"), cells);
    }

    /** @param id the fragment by which the row is reached */
    Table rowOf(String id, Html... cells) {
        return add(Html.element("tr").with("id", id), cells);
    }

    private Table add(Html.Element row, Html... cells) {
        rows.add(row.of(IntStream.range(0, cells.length)
                .mapToObj(i ->
                        Html.element("td").with("data-title", columns.get(i)).of(cells[i]))
                .toList()));
        return this;
    }

    Html html() {
        Html head = Html.element("tr")
                .of(columns.stream()
                        .map(column -> Html.element("th").with("scope", "col").of(column))
                        .toList());
        return Html.element("div")
                .with("class", "rows")
                .with("role", "region")
                .with("aria-label", name)
                .with("tabindex", "0")
                .of(Html.element("table")
                        .of(
                                Html.element("thead").of(head),
                                Html.element("tbody").of(rows)));
    }
}
