package org.casegraph.cohort.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.casegraph.graph.Status;
import org.casegraph.statistics.CountBounds;
import org.casegraph.statistics.QuantileBounds;
import org.casegraph.statistics.TimeBounds;

/**
 * In how many cases an item has a value.
 *
 * @param value present for a standing, else one of the values of the column, or any
 * @param cases that have it
 * @param derived of those, by rules alone
 * @param against that are told not to have it: it is denied, or they have another value
 * @param all cases of the table
 * @param median of numbers; empty where a case has several
 */
public record ItemCount(
        ReviewColumn column,
        String value,
        int cases,
        int derived,
        int against,
        int suspected,
        int notReported,
        int notRead,
        int all,
        Optional<Median> median) {
    /** What stands for every value together. */
    public static final String ANY = "any value";

    /**
     * The middle of the numbers.
     *
     * @param cases how many have one
     * @param told between what that of these lies
     * @param ofAll between what that of all cases lies, as the others may have any number
     */
    public record Median(int cases, ValueBounds told, ValueBounds ofAll) {}

    /** In how many cases it has the value, as those that do not tell may. */
    public CountBounds bounds() {
        return CountBounds.of(cases, against, all);
    }

    static List<ItemCount> of(ReviewTable table) {
        List<ItemCount> counts = new ArrayList<>();
        for (int number = 0; number < table.columns().columns().size(); number++) {
            int place = number;
            ReviewColumn column = table.columns().columns().get(number);
            List<ReviewCell> cells =
                    table.rows().stream().map(row -> row.cells().get(place)).toList();
            counts.add(ofAny(column, cells));
            if (!column.item().isStanding() && column.item().unit().isEmpty()) {
                counts.addAll(ofEach(column, cells));
            }
        }
        return counts;
    }

    private static ItemCount ofAny(ReviewColumn column, List<ReviewCell> cells) {
        Map<Status, Integer> by = byStatus(cells);
        int derived = by.getOrDefault(Status.DERIVED, 0);
        return new ItemCount(
                column,
                column.item().isStanding() ? Status.PRESENT.word() : ANY,
                by.getOrDefault(Status.PRESENT, 0) + derived,
                derived,
                by.getOrDefault(Status.ABSENT, 0),
                by.getOrDefault(Status.SUSPECTED, 0),
                by.getOrDefault(Status.NOT_REPORTED, 0),
                by.getOrDefault(Status.NOT_READ, 0),
                cells.size(),
                median(cells));
    }

    private static Map<Status, Integer> byStatus(List<ReviewCell> cells) {
        Map<Status, Integer> by = new EnumMap<>(Status.class);
        cells.forEach(cell -> by.merge(cell.status(), 1, Integer::sum));
        return by;
    }

    private static List<ItemCount> ofEach(ReviewColumn column, List<ReviewCell> cells) {
        Map<Status, Integer> by = byStatus(cells);
        Map<String, Integer> values = new TreeMap<>();
        cells.stream().filter(cell -> cell.status() == Status.PRESENT).forEach(cell -> cell.statements().stream()
                .filter(statement -> statement.status() == Status.PRESENT)
                .map(ReviewStatement::says)
                .distinct()
                .forEach(value -> values.merge(value, 1, Integer::sum)));
        int told = by.getOrDefault(Status.PRESENT, 0);
        // A case may have several values, so that having another speaks against one only where each case has one.
        boolean isExclusive =
                values.values().stream().mapToInt(Integer::intValue).sum() == told;
        return values.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(value -> new ItemCount(
                        column,
                        value.getKey(),
                        value.getValue(),
                        0,
                        isExclusive ? told - value.getValue() : 0,
                        by.getOrDefault(Status.SUSPECTED, 0),
                        by.getOrDefault(Status.NOT_REPORTED, 0),
                        by.getOrDefault(Status.NOT_READ, 0),
                        cells.size(),
                        Optional.empty()))
                .toList();
    }

    /** Empty if a case tells several values, or something else. */
    private static Optional<Median> median(List<ReviewCell> cells) {
        List<TimeBounds> values = cells.stream()
                .flatMap(cell -> cell.value().stream())
                .map(ValueBounds::toTimeBounds)
                .toList();
        long told = cells.stream().filter(ReviewCell::isFilled).count();
        return values.isEmpty() || values.size() < told
                ? Optional.empty()
                : Optional.of(new Median(
                        values.size(),
                        ValueBounds.of(QuantileBounds.median(values, 0)),
                        ValueBounds.of(QuantileBounds.median(values, cells.size() - values.size()))));
    }
}
