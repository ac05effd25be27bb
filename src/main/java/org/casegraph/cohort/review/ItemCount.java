package org.casegraph.cohort.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.casegraph.graph.Status;

/**
 * In how many cases an item has a value.
 *
 * @param value present for a standing, else one of the values of the column, or any
 * @param cases that have it
 * @param derived of those, by rules alone
 * @param against that are told not to have it: it is denied, or they have another value
 * @param all cases of the table
 * @param median of numbers, over the cases that have just one, as far as it is known
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
        Optional<ValueBounds> median) {
    /** What stands for every value together. */
    public static final String ANY = "any value";

    /** Of a hundred cases, so many have it at least: as if none had it that does not tell. */
    public Optional<BigDecimal> leastPercent() {
        return percent(cases);
    }

    /** Of a hundred cases, so many have it at most: as if all had it that do not tell. */
    public Optional<BigDecimal> mostPercent() {
        return percent(all - against);
    }

    private Optional<BigDecimal> percent(int part) {
        return all == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(part)
                        .scaleByPowerOfTen(2)
                        .divide(BigDecimal.valueOf(all), 1, RoundingMode.HALF_UP));
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

    /** Of the least and of the most that the values can be; a value that is open to a side counts as further out than all. */
    private static Optional<ValueBounds> median(List<ReviewCell> cells) {
        List<ValueBounds> values =
                cells.stream().flatMap(cell -> cell.value().stream()).toList();
        long told = cells.stream().filter(ReviewCell::isFilled).count();
        if (values.isEmpty() || values.size() < told) {
            return Optional.empty();
        }
        return Optional.of(new ValueBounds(
                middle(values.stream().map(ValueBounds::least).toList(), true),
                true,
                middle(values.stream().map(ValueBounds::most).toList(), false),
                true));
    }

    private static Optional<BigDecimal> middle(List<Optional<BigDecimal>> values, boolean isOpenBelow) {
        List<BigDecimal> known =
                values.stream().flatMap(Optional::stream).sorted().toList();
        int open = values.size() - known.size();
        Optional<BigDecimal> lower = at(known, (values.size() - 1) / 2 - (isOpenBelow ? open : 0));
        Optional<BigDecimal> upper = at(known, values.size() / 2 - (isOpenBelow ? open : 0));
        return lower.flatMap(one -> upper.map(other -> one.add(other).divide(BigDecimal.valueOf(2))));
    }

    private static Optional<BigDecimal> at(List<BigDecimal> known, int place) {
        return place < 0 || place >= known.size() ? Optional.empty() : Optional.of(known.get(place));
    }
}
