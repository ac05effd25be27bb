package org.casegraph.draft;

import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.casegraph.draft.words.DraftData;
import org.casegraph.draft.words.WordGroup;
import org.casegraph.problem.NearestNames;
import org.casegraph.statement.OrderWord;
import org.casegraph.statement.TimeLength;

/** Reads of a row how it lies to other rows: its relations, its order in time and its date. */
final class RowOrders {
    private static final Map<String, Node> RELATIONS = DraftData.terms(WordGroup.RELATION);
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");
    private static final Pattern ORDER =
            Pattern.compile("(?:(?:about|around)\\s+)?(?:(\\d{1,6})\\s+(day|week|month|year)s?\\s+)?("
                    + OrderWord.pattern() + ")\\s+(\\S+)");

    private final Map<String, DraftStatement> byId;

    /** @param byId the rows of the table */
    RowOrders(Map<String, DraftStatement> byId) {
        this.byId = byId;
    }

    void read(DraftStatement statement) {
        relations(statement);
        times(statement);
    }

    private void relations(DraftStatement statement) {
        for (String cell : statement.row().cellsOf(Column.RELATION)) {
            Optional<Map.Entry<String, Node>> word = RELATIONS.entrySet().stream()
                    .filter(known -> cell.toLowerCase(Locale.ROOT).startsWith(known.getKey() + " "))
                    .findFirst();
            if (word.isEmpty()) {
                if (ORDER.matcher(cell).matches()) {
                    time(statement, cell);
                } else {
                    statement.judgement().refuse(Reason.RELATION_UNREADABLE, cell + " begins with no relation");
                }
                continue;
            }
            String other = cell.substring(word.get().getKey().length()).strip();
            if (isRow(statement, other)) {
                statement.relations().add(new DraftStatement.Relation(word.get().getValue(), other));
            }
        }
    }

    private boolean isRow(DraftStatement statement, String other) {
        if (!byId.containsKey(other)) {
            statement
                    .judgement()
                    .refuse(
                            Reason.RELATION_UNKNOWN_ROW,
                            "no row has the id " + other + "; nearest is "
                                    + String.join(", ", NearestNames.of(other, byId.keySet())));
            return false;
        }
        if (other.equals(statement.judgement().id())) {
            statement.judgement().refuse(Reason.RELATION_MISFIT, "the row relates to itself");
            return false;
        }
        return true;
    }

    private void times(DraftStatement statement) {
        for (String cell : statement.row().cellsOf(Column.WHEN)) {
            time(statement, cell);
        }
    }

    private void time(DraftStatement statement, String cell) {
        boolean isOrder = statement.kind() == RowKind.ORDER;
        String subject = isOrder
                ? statement.row().cell(Column.WHAT)
                : statement.judgement().id();
        if (isOrder && !isRow(statement, subject)) {
            return;
        }
        Matcher date = DATE.matcher(cell);
        Matcher order = ORDER.matcher(cell);
        if (date.matches() && isDay(date)) {
            statement.setDate(cell);
        } else if (cell.equals("ever")) {
            statement.setEver();
        } else if (order.matches()) {
            if (order.group(4).equals(subject)) {
                statement.judgement().refuse(Reason.RELATION_MISFIT, "the row relates to itself");
            } else if (isRow(statement, order.group(4))) {
                statement
                        .orders()
                        .add(new DraftStatement.Order(
                                subject,
                                OrderWord.of(order.group(3)).orElseThrow(),
                                order.group(4),
                                Optional.ofNullable(order.group(1))
                                        .map(number -> new TimeLength(Integer.parseInt(number), order.group(2)))));
            }
        } else {
            statement.judgement().refuse(Reason.WHEN_UNREADABLE, cell + " is no date and no order");
        }
    }

    /** Whether the calendar has it. */
    private static boolean isDay(Matcher date) {
        int month = date.group(2) == null ? 1 : Integer.parseInt(date.group(2));
        int day = date.group(3) == null ? 1 : Integer.parseInt(date.group(3));
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(Integer.parseInt(date.group(1)), month).lengthOfMonth();
    }
}
