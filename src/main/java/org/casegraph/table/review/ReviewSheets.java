package org.casegraph.table.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.casegraph.cohort.review.Item;
import org.casegraph.cohort.review.ItemCount;
import org.casegraph.cohort.review.ReviewCell;
import org.casegraph.cohort.review.ReviewColumn;
import org.casegraph.cohort.review.ReviewRow;
import org.casegraph.cohort.review.ReviewStatement;
import org.casegraph.cohort.review.ReviewTable;
import org.casegraph.cohort.review.ValueBounds;
import org.casegraph.cohort.selection.SelectedCases;
import org.casegraph.graph.Status;
import org.casegraph.table.review.Sheet.Value;

/** The sheets of a review: the cases, the statements behind each cell, what the columns mean, counts, and which cases. */
final class ReviewSheets {
    /** The sheet with a row a case, which a person edits. */
    static final String CASES = "cases";

    /** The sheet with a row for each passage behind a cell. */
    static final String CELLS = "cells";

    /** The columns of {@link #CASES} that come before those of the review. */
    static final List<String> HEAD = List.of("case", "caseLabel");

    private static final String STATED = "stated";

    private static final Map<String, String> MEANINGS = Map.of(
            "finding",
            "present, absent (how far), suspected, derived by a rule, not reported, not read",
            "event",
            "the kinds that there were; absent; not reported; not read",
            "diagnosis",
            "what was concluded; suspected: what was only suspected; not reported; not read",
            "measurement",
            "each value in the unit, earlier ones first: a number, >, >=, <, <= or least to most; not reported; not read",
            "interval",
            "from start to start in the unit, as bounds: a number, >, >=, <, <= or least to most; not reported; not read",
            "property",
            "what the case has there; not reported; not read");

    private final ReviewTable table;
    private final PassageCheck passages;

    private ReviewSheets(ReviewTable table, PassageCheck passages) {
        this.table = table;
        this.passages = passages;
    }

    /** @param passages says of each passage whether it is in the text */
    static List<Sheet> of(ReviewTable table, PassageCheck passages) {
        ReviewSheets sheets = new ReviewSheets(table, passages);
        return List.of(cases(table), sheets.cells(), sheets.codebook(), sheets.counts(), sheets.flow());
    }

    static Sheet cases(ReviewTable table) {
        List<String> columns = new ArrayList<>(HEAD);
        table.columns().columns().forEach(column -> columns.add(column.id()));
        List<List<Value>> rows = new ArrayList<>();
        for (ReviewRow row : table.rows()) {
            List<Value> values = new ArrayList<>(List.of(iri(row.caseName()), Value.of(row.label())));
            row.cells().forEach(cell -> values.add(value(cell)));
            rows.add(values);
        }
        return new Sheet(CASES, columns, rows);
    }

    private static Value value(ReviewCell cell) {
        return cell.value()
                .filter(ValueBounds::isExact)
                .map(bounds -> Value.of(new BigDecimal(bounds.text())))
                .orElseGet(() -> Value.of(cell.text()));
    }

    private Sheet cells() {
        List<List<Value>> rows = new ArrayList<>();
        for (ReviewRow row : table.rows()) {
            for (int number = 0; number < row.cells().size(); number++) {
                ReviewColumn column = table.columns().columns().get(number);
                ReviewCell cell = row.cells().get(number);
                if (!cell.isFilled()) {
                    rows.add(silent(row, column, cell));
                }
                for (ReviewStatement statement : cell.statements()) {
                    if (statement.passages().isEmpty()) {
                        rows.add(evidence(row, column, cell, statement, Optional.empty()));
                    }
                    statement
                            .passages()
                            .forEach(passage -> rows.add(evidence(row, column, cell, statement, Optional.of(passage))));
                }
            }
        }
        return new Sheet(
                CELLS,
                List.of(
                        "case",
                        "column",
                        "cell",
                        "status",
                        "statement",
                        "statementLabel",
                        "statementStatus",
                        "says",
                        "least",
                        "leastIncluded",
                        "most",
                        "mostIncluded",
                        "unit",
                        "printed",
                        "voice",
                        "certainty",
                        "basis",
                        "span",
                        "rule",
                        "passage",
                        "quote",
                        "text"),
                rows);
    }

    private List<Value> silent(ReviewRow row, ReviewColumn column, ReviewCell cell) {
        List<Value> values = new ArrayList<>(List.of(
                iri(row.caseName()),
                Value.of(column.id()),
                Value.of(cell.text()),
                Value.of(cell.status().word())));
        while (values.size() < 21) {
            values.add(Value.NONE);
        }
        values.add(Value.of(
                row.isRecord()
                        ? "the record says nothing of it; the paper was not read"
                        : row.isReadWhole()
                                ? "what would hold it was read whole and says nothing of it"
                                : "what would hold it was not read whole"));
        return values;
    }

    private List<Value> evidence(
            ReviewRow row,
            ReviewColumn column,
            ReviewCell cell,
            ReviewStatement statement,
            Optional<ReviewStatement.Passage> passage) {
        Optional<ValueBounds> bounds = statement.bounds();
        return List.of(
                iri(row.caseName()),
                Value.of(column.id()),
                Value.of(cell.text()),
                Value.of(cell.status().word()),
                iri(statement.node()),
                Value.of(statement.label()),
                Value.of(statement.status().word()),
                Value.of(statement.says()),
                Value.of(bounds.flatMap(ValueBounds::least)),
                Value.of(bounds.filter(one -> one.least().isPresent())
                        .map(one -> Boolean.toString(one.isLeastIncluded()))
                        .orElse("")),
                Value.of(bounds.flatMap(ValueBounds::most)),
                Value.of(bounds.filter(one -> one.most().isPresent())
                        .map(one -> Boolean.toString(one.isMostIncluded()))
                        .orElse("")),
                Value.of(bounds.flatMap(one -> column.item().unit()).orElse("")),
                Value.of(statement.printed()),
                Value.of(statement.voice()),
                Value.of(certainty(statement)),
                Value.of(statement.basis()),
                Value.of(statement.span()),
                statement.rule().map(ReviewSheets::iri).orElse(Value.NONE),
                passage.map(one -> iri(one.node())).orElse(Value.NONE),
                Value.of(passage.map(ReviewStatement.Passage::quote).orElse("")),
                Value.of(passages.of(row, passage)));
    }

    private static String certainty(ReviewStatement statement) {
        return statement.rule().isPresent() || statement.status() == Status.DERIVED
                ? Status.DERIVED.word()
                : statement.status() == Status.SUSPECTED ? Status.SUSPECTED.word() : STATED;
    }

    private Sheet codebook() {
        List<List<Value>> rows = new ArrayList<>();
        rows.add(about("case", "the case", "the IRI of the case"));
        rows.add(about("caseLabel", "the case", "its name for a person"));
        table.columns().columns().forEach(column -> rows.add(meaning(column)));
        return new Sheet(
                "codebook",
                List.of("column", "label", "item", "terms", "termLabels", "unit", "which", "meaning"),
                rows);
    }

    private static List<Value> about(String column, String label, String meaning) {
        List<Value> values = new ArrayList<>(List.of(Value.of(column), Value.of(label)));
        while (values.size() < 7) {
            values.add(Value.NONE);
        }
        values.add(Value.of(meaning));
        return values;
    }

    private List<Value> meaning(ReviewColumn column) {
        Item item = column.item();
        return List.of(
                Value.of(column.id()),
                Value.of(column.label()),
                Value.of(item.word()),
                Value.of(item.terms().stream().map(Node::getURI).collect(Collectors.joining(" "))),
                Value.of(item.terms().stream()
                        .map(term -> table.labels().getOrDefault(term, ""))
                        .collect(Collectors.joining("; "))),
                Value.of(item.unit().orElse("")),
                Value.of(item.which()
                        .map(which -> which.name().toLowerCase(Locale.ROOT))
                        .orElse("")),
                Value.of(MEANINGS.getOrDefault(item.word(), "")));
    }

    private Sheet counts() {
        List<List<Value>> rows = new ArrayList<>();
        for (ItemCount count : table.counts()) {
            rows.add(List.of(
                    Value.of(count.column().id()),
                    Value.of(count.column().label()),
                    Value.of(count.value()),
                    Value.of(count.cases()),
                    Value.of(count.derived()),
                    Value.of(count.against()),
                    Value.of(count.suspected()),
                    Value.of(count.notReported()),
                    Value.of(count.notRead()),
                    Value.of(count.all()),
                    Value.of(count.bounds().leastPercent()),
                    Value.of(count.bounds().mostPercent()),
                    Value.of(count.median().map(median -> BigDecimal.valueOf(median.cases()))),
                    Value.of(count.median().flatMap(median -> median.told().least())),
                    Value.of(count.median().flatMap(median -> median.told().most())),
                    Value.of(count.median().flatMap(median -> median.ofAll().least())),
                    Value.of(count.median().flatMap(median -> median.ofAll().most())),
                    Value.of(count.column().item().unit().orElse(""))));
        }
        return new Sheet(
                "counts",
                List.of(
                        "column",
                        "columnLabel",
                        "value",
                        "cases",
                        "ofWhichDerived",
                        "against",
                        "suspected",
                        "notReported",
                        "notRead",
                        "n",
                        "leastPercent",
                        "mostPercent",
                        "medianOf",
                        "medianLeast",
                        "medianMost",
                        "medianOfAllLeast",
                        "medianOfAllMost",
                        "unit"),
                rows);
    }

    private Sheet flow() {
        List<List<Value>> rows = new ArrayList<>();
        rows.add(List.of(
                Value.of("all cases"),
                Value.NONE,
                Value.of(table.all()),
                Value.of(table.all()),
                Value.of(0),
                Value.of(0)));
        for (SelectedCases.Step step : table.flow()) {
            rows.add(List.of(
                    Value.of(step.key().word()),
                    Value.of(String.join(" or ", step.values())),
                    Value.of(step.before()),
                    Value.of(step.kept()),
                    Value.of(step.against()),
                    Value.of(step.untold())));
        }
        return new Sheet(
                "flow", List.of("condition", "values", "before", "kept", "excludedContrary", "excludedUntold"), rows);
    }

    private static Value iri(Node node) {
        return Value.of(node.isURI() ? node.getURI() : node.toString());
    }
}
