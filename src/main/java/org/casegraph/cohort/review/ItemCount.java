package org.casegraph.cohort.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        List<Tally> tallies = table.columns().columns().stream().map(Tally::new).toList();
        for (ReviewRow row : table.rows()) {
            for (int place = 0; place < tallies.size(); place++) {
                tallies.get(place).add(row.cells().get(place));
            }
        }
        return tallies.stream().flatMap(tally -> tally.counts().stream()).toList();
    }

    /** What the cells of a column come to, each looked at once, so that none has to be kept. */
    private static final class Tally {
        private final ReviewColumn column;
        private final Map<Status, Integer> by = new EnumMap<>(Status.class);
        private final Map<String, Integer> values = new HashMap<>();
        private final List<TimeBounds> numbers = new ArrayList<>();
        private final boolean isByValue;
        private int cells;
        private int filled;

        Tally(ReviewColumn column) {
            this.column = column;
            isByValue = !column.item().isStanding() && column.item().unit().isEmpty();
        }

        void add(ReviewCell cell) {
            cells++;
            by.merge(cell.status(), 1, Integer::sum);
            if (cell.isFilled()) {
                filled++;
                cell.value().map(ValueBounds::toTimeBounds).ifPresent(numbers::add);
            }
            if (isByValue && cell.status() == Status.PRESENT) {
                cell.statements().stream()
                        .filter(statement -> statement.status() == Status.PRESENT)
                        .map(ReviewStatement::says)
                        .distinct()
                        .forEach(value -> values.merge(value, 1, Integer::sum));
            }
        }

        List<ItemCount> counts() {
            List<ItemCount> counts = new ArrayList<>();
            counts.add(ofAny());
            int each = values.values().stream().mapToInt(Integer::intValue).sum();
            // A case may have several values, so that having another speaks against one only where each case has one.
            boolean isExclusive = each == in(Status.PRESENT);
            values.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .forEach(value -> counts.add(of(value.getKey(), value.getValue(), isExclusive)));
            return counts;
        }

        private ItemCount ofAny() {
            int derived = in(Status.DERIVED);
            return new ItemCount(
                    column,
                    column.item().isStanding() ? Status.PRESENT.word() : ANY,
                    in(Status.PRESENT) + derived,
                    derived,
                    in(Status.ABSENT),
                    in(Status.SUSPECTED),
                    in(Status.NOT_REPORTED),
                    in(Status.NOT_READ),
                    cells,
                    median());
        }

        private ItemCount of(String value, int cases, boolean isExclusive) {
            return new ItemCount(
                    column,
                    value,
                    cases,
                    0,
                    isExclusive ? in(Status.PRESENT) - cases : 0,
                    in(Status.SUSPECTED),
                    in(Status.NOT_REPORTED),
                    in(Status.NOT_READ),
                    cells,
                    Optional.empty());
        }

        private int in(Status status) {
            return by.getOrDefault(status, 0);
        }

        /** Empty if a case tells several values, or something else. */
        private Optional<Median> median() {
            return numbers.isEmpty() || numbers.size() < filled
                    ? Optional.empty()
                    : Optional.of(new Median(
                            numbers.size(),
                            ValueBounds.of(QuantileBounds.median(numbers, 0)),
                            ValueBounds.of(QuantileBounds.median(numbers, cells - numbers.size()))));
        }
    }
}
