package org.casegraph.face.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.cohort.review.ItemCount;
import org.casegraph.cohort.review.ReviewCell;
import org.casegraph.cohort.review.ReviewColumn;
import org.casegraph.cohort.review.ReviewRow;
import org.casegraph.cohort.review.ReviewStatement;
import org.casegraph.cohort.review.ReviewTable;
import org.casegraph.cohort.review.ValueBounds;
import org.casegraph.cohort.selection.SelectedCases;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.StatusMark;
import org.casegraph.face.html.WrittenNumber;
import org.casegraph.graph.Status;

/** The parts of a review's page. */
record ReviewHtml(ReviewTable table, NodeLinks links) {
    private static final int MOST_VALUES = 12;

    /** Characters of a text that a cell shows whole. */
    private static final int LONG = 120;

    /** Of all cases, what each condition left out. */
    List<String> flow() {
        List<String> lines = new ArrayList<>();
        lines.add(WrittenNumber.of(table.all()) + " cases in all");
        for (SelectedCases.Step step : table.flow()) {
            lines.add(step.key().word() + " "
                    + step.values().stream()
                            .map(value ->
                                    value.matches("https?://.*") ? links.label(NodeFactory.createURI(value)) : value)
                            .collect(Collectors.joining(" or "))
                    + ": " + WrittenNumber.of(step.kept()) + " of " + WrittenNumber.of(step.before()) + " kept; "
                    + WrittenNumber.of(step.against())
                    + " left out because the contrary is told, " + WrittenNumber.of(step.untold())
                    + " because nothing is told");
        }
        return lines;
    }

    Html cases(int from, int to) {
        List<Html> heads = new ArrayList<>();
        heads.add(Html.element("th").with("scope", "col").of("Case"));
        table.columns()
                .columns()
                .forEach(column -> heads.add(Html.element("th")
                        .with("scope", "col")
                        .with("title", title(column))
                        .of(column.label()
                                + column.item().unit().map(unit -> ", " + unit).orElse(""))));
        List<Html> rows = table.rows().subList(from, to).stream().map(this::row).toList();
        return Html.element("table")
                .of(
                        Html.element("thead").of(Html.element("tr").of(heads)),
                        Html.element("tbody").of(rows));
    }

    private String title(ReviewColumn column) {
        return column.id() + ": " + column.item().word() + " "
                + column.item().terms().stream()
                        .map(term -> table.labels().getOrDefault(term, ""))
                        .collect(Collectors.joining(", "));
    }

    private Html row(ReviewRow row) {
        List<Html> cells = new ArrayList<>();
        cells.add(Html.element("th").with("scope", "row").of(links.of(row.caseName())));
        row.cells().forEach(cell -> cells.add(cell(cell.text(), cell(cell))));
        return Html.element("tr").of(cells);
    }

    /** What is long, as a citation, is scrolled in its cell, so that the row stays as low as the others. */
    private static Html cell(String text, Html shown) {
        return text.length() <= LONG
                ? Html.element("td").of(shown)
                : Html.element("td")
                        .with("class", "long")
                        .of(Html.element("div").with("tabindex", "0").of(shown));
    }

    /** The words lead to the first passage behind them, and numbers to the others. */
    private Html cell(ReviewCell cell) {
        if (!cell.isFilled()) {
            return StatusMark.of(
                    cell.status(), Html.element("span").with("class", "quiet").of(cell.text()));
        }
        List<Html> parts = new ArrayList<>();
        Html words = link(cell.statements().get(0), Html.text(cell.text()));
        boolean isStanding = cell.statements().stream()
                .anyMatch(one -> one.says().equals(one.status().word()));
        parts.add(isStanding ? StatusMark.of(cell.status(), words) : words);
        for (int number = 1; number < cell.statements().size(); number++) {
            parts.add(Html.text(" "));
            parts.add(Html.element("small")
                    .of(link(cell.statements().get(number), Html.text(Integer.toString(number + 1)))));
        }
        return Html.all(parts);
    }

    private Html link(ReviewStatement statement, Html words) {
        String quote = statement.passages().stream()
                .map(ReviewStatement.Passage::quote)
                .findFirst()
                .orElse("");
        String told = statement.label()
                + (quote.isEmpty() ? "" : ": “" + quote + "”")
                + (statement.voice().isEmpty() ? "" : " (" + statement.voice() + ")");
        Html titled = Html.element("span").with("title", told).of(words);
        return statement.passages().stream()
                .findFirst()
                .map(passage -> links.passage(passage.node(), titled))
                .orElseGet(() -> links.to(statement.node(), titled));
    }

    /** In the place of the counts of too many cases. */
    static Html uncounted(int most) {
        return Html.element("p")
                .of("More than " + String.format(Locale.ROOT, "%,d", most)
                        + " cases are not counted on a page. Choose fewer, or take the counts as a file, below.");
    }

    Html counts() {
        List<Html> rows = new ArrayList<>();
        List<ItemCount> counts = table.counts();
        Map<String, Long> values = counts.stream()
                .collect(Collectors.groupingBy(count -> count.column().id(), Collectors.counting()));
        String last = "";
        int shown = 0;
        for (ItemCount count : counts) {
            String column = count.column().id();
            boolean isNext = !column.equals(last);
            shown = isNext ? 0 : shown + 1;
            last = column;
            // Of what each case has its own value, as its citation, no value is counted.
            boolean isShared = count.cases() > 1 || values.getOrDefault(column, 0L) <= MOST_VALUES;
            if (shown <= MOST_VALUES && (isNext || isShared)) {
                rows.add(count(count, isNext));
            }
        }
        List<Html> heads = new ArrayList<>();
        for (String head : List.of(
                "Item",
                "Value",
                "Cases",
                "Against",
                "Suspected",
                "Not reported",
                "Not read",
                "n",
                "Least to most",
                "Median",
                "Median of all")) {
            heads.add(Html.element("th").with("scope", "col").of(head));
        }
        return Html.element("table")
                .of(
                        Html.element("thead").of(Html.element("tr").of(heads)),
                        Html.element("tbody").of(rows));
    }

    private static Html count(ItemCount count, boolean isNext) {
        String derived = count.derived() == 0
                ? ""
                : " (" + WrittenNumber.of(count.derived()) + " " + Status.DERIVED.word() + ")";
        Optional<String> bounds = count.bounds().leastPercent().flatMap(least -> count.bounds()
                .mostPercent()
                .map(most -> least.equals(most)
                        ? plain(least) + "\u00a0%"
                        : plain(least) + " to " + plain(most) + "\u00a0%"));
        String unit = count.column().item().unit().map(code -> " " + code).orElse("");
        List<String> values = List.of(
                count.value(),
                WrittenNumber.of(count.cases()) + derived,
                WrittenNumber.of(count.against()),
                WrittenNumber.of(count.suspected()),
                WrittenNumber.of(count.notReported()),
                WrittenNumber.of(count.notRead()),
                WrittenNumber.of(count.all()),
                bounds.orElse(""),
                count.median()
                        .map(ItemCount.Median::told)
                        .map(ValueBounds::text)
                        .filter(text -> !text.isEmpty())
                        .map(text -> text + unit)
                        .orElse(""),
                count.median()
                        .map(ItemCount.Median::ofAll)
                        .map(ValueBounds::text)
                        .map(text -> text.isEmpty() ? "any" : text + unit)
                        .orElse(""));
        List<Html> cells = new ArrayList<>();
        cells.add(
                isNext
                        ? Html.element("th")
                                .with("scope", "row")
                                .of(count.column().label())
                        : Html.element("td").of(""));
        values.forEach(value -> cells.add(cell(value, Html.text(value))));
        return Html.element("tr").of(cells);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
