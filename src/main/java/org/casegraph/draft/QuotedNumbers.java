package org.casegraph.draft;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casegraph.draft.words.DraftData;
import org.casegraph.statement.OrderWord;
import org.casegraph.unit.UnitConversion;

/** Holds the numbers, units, dates and orders of a row against its quotes. */
final class QuotedNumbers {
    private static final int FARTHEST = 40;
    private static final Pattern CUE = Pattern.compile("(?i)\\b(after|following|before|prior to|preceding)\\b");
    private static final Set<String> AFTER = Set.of("after", "following");
    private static final Set<OrderWord> DIRECTIONS = Set.of(OrderWord.AFTER, OrderWord.BEFORE);
    private static final List<String> NUMBER_WORDS = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty");

    private final DraftTerms terms;
    private final UnitConversion units;
    private final Map<String, DraftStatement> byId;

    /** @param byId the rows of the table */
    QuotedNumbers(DraftTerms terms, UnitConversion units, Map<String, DraftStatement> byId) {
        this.terms = terms;
        this.units = units;
        this.byId = byId;
    }

    void hold(DraftStatement statement, String quotes) {
        Judgement judgement = statement.judgement();
        for (String number : statement.numbers()) {
            if (!holds(quotes, number)) {
                judgement.refuse(Reason.VALUE_NOT_IN_QUOTE, "no quote holds " + number);
            } else if (!statement.row().cell(Column.UNIT).isEmpty()) {
                otherUnit(quotes, number, statement.row().cell(Column.UNIT))
                        .ifPresent(unit ->
                                judgement.refuse(Reason.UNIT_NOT_IN_QUOTE, "the words have " + number + " " + unit));
            }
        }
        for (DraftStatement.Order order : statement.orders()) {
            order.length().ifPresent(length -> {
                String number = Integer.toString(length.number());
                if (!holds(quotes, number)) {
                    judgement.refuse(Reason.VALUE_NOT_IN_QUOTE, "no quote holds " + number);
                } else if (!quotes.toLowerCase(Locale.ROOT).contains(length.unit())) {
                    judgement.refuse(Reason.UNIT_NOT_IN_QUOTE, "no quote holds the " + length.unit());
                }
            });
            turned(order, quotes).ifPresent(words -> judgement.refuse(Reason.ORDER_AGAINST_QUOTE, words));
        }
        String date = statement.date();
        if (!date.isEmpty() && !quotes.contains(date.substring(0, 4))) {
            judgement.refuse(Reason.DATE_NOT_IN_QUOTE, "no quote holds the year " + date.substring(0, 4));
        } else if (date.length() > 4) {
            String month =
                    Month.of(Integer.parseInt(date.substring(5, 7))).getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            boolean isTold = quotes.contains(month)
                    || Pattern.compile("(?<!\\d)0?" + Integer.parseInt(date.substring(5, 7)) + "(?!\\d)")
                            .matcher(quotes)
                            .find();
            boolean isDayTold = date.length() < 10
                    || Pattern.compile("(?<!\\d)0?" + Integer.parseInt(date.substring(8)) + "(?!\\d)")
                            .matcher(quotes)
                            .find();
            if (!isTold || !isDayTold) {
                judgement.refuse(Reason.DATE_NOT_IN_QUOTE, "no quote holds the month and day of " + date);
            }
        }
    }

    /** Whether a text has a number, in digits or as a word. */
    static boolean holds(String quotes, String number) {
        String plain = number.contains(".") ? number.replaceAll("\\.?0+$", "") : number;
        String digits = Pattern.quote(plain).replace(".", "\\E[.·,]\\Q");
        boolean isThere = Pattern.compile(
                        "(?<![\\d.])" + digits + "(?:\\.0+)?" + (plain.contains(".") ? "0*" : "") + "(?!\\d|[.,]\\d)")
                .matcher(quotes.replaceAll("(?<=\\d),(?=\\d{3})", ""))
                .find();
        return isThere
                || plain.length() < 3
                        && plain.matches("\\d+")
                        && Integer.parseInt(plain) < NUMBER_WORDS.size()
                        && Pattern.compile("(?i)\\b(?:" + NUMBER_WORDS.get(Integer.parseInt(plain))
                                        + (plain.equals("1") ? "|an?" : "") + ")\\b")
                                .matcher(quotes)
                                .find();
    }

    /** The unit behind a number in the quotes, where it is a known one and another than the row's. */
    private Optional<String> otherUnit(String quotes, String number, String unit) {
        if (DraftData.folded(quotes).contains(DraftData.folded(unit))) {
            return Optional.empty();
        }
        Matcher matcher =
                Pattern.compile(Pattern.quote(number) + "\\s*([^\\s\\d,;()]+)").matcher(quotes);
        return matcher.find()
                ? Optional.of(matcher.group(1).replaceAll("[.,;|]+$", ""))
                        .filter(found ->
                                DraftData.ucum(found).isPresent() || found.contains("/") && units.isUnit(found))
                        .filter(found -> !DraftData.ucum(found)
                                .or(() -> Optional.of(found))
                                .equals(DraftData.ucum(unit).or(() -> Optional.of(unit))))
                : Optional.empty();
    }

    /** What the words say, where they say the opposite: surgery before biopsy, quoted for surgery after biopsy. */
    private Optional<String> turned(DraftStatement.Order order, String quotes) {
        Matcher cue = CUE.matcher(quotes);
        if (!DIRECTIONS.contains(order.word()) || !cue.find()) {
            return Optional.empty();
        }
        OrderWord word = AFTER.contains(cue.group(1).toLowerCase(Locale.ROOT)) ? OrderWord.AFTER : OrderWord.BEFORE;
        String behind = quotes.substring(cue.end());
        int subject = mention(order.subject(), behind);
        int other = mention(order.other(), behind);
        int nearest = Math.min(subject < 0 ? Integer.MAX_VALUE : subject, other < 0 ? Integer.MAX_VALUE : other);
        if (nearest > FARTHEST || subject == other) {
            return Optional.empty();
        }
        boolean isSame = (nearest == other) == (word == order.word());
        return isSame
                ? Optional.empty()
                : Optional.of("the words say the opposite of " + order.subject() + " "
                        + order.word().written() + " " + order.other());
    }

    /** Where a text begins to speak of what a row is of; -1 where it does not. */
    private int mention(String id, String text) {
        DraftStatement row = byId.get(id);
        int ofTerm = row != null && row.hasTerm()
                ? terms.mention(row.term(), text).map(range -> range[0]).orElse(-1)
                : -1;
        Matcher ofId =
                Pattern.compile("(?i)\\b" + Pattern.quote(id.split("-")[0])).matcher(text);
        int named = ofId.find() ? ofId.start() : -1;
        return ofTerm < 0 || named >= 0 && named < ofTerm ? named : ofTerm;
    }
}
