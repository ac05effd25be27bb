package org.casegraph.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.casegraph.draft.ReportSentences.Sentence;
import org.casegraph.problem.NearestNames;
import org.casegraph.source.report.ReportText;
import org.casegraph.unit.UnitConversion;
import org.casegraph.vocabulary.CG;

/** Holds one row after the other against the report and the terms, and keeps what each says. */
final class RowReader {
    private static final int MOST_WORDS = 40;
    private static final int WORDS_KEPT = 8;
    private static final int FARTHEST = 40;
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
    private static final Pattern VALUE =
            Pattern.compile("(>=|<=|≥|≤|>|<)?\\s*(\\d+(?:\\.\\d+)?)" + "(?:\\s*(?:-|–|to)\\s*(\\d+(?:\\.\\d+)?))?");
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");
    private static final Pattern ORDER =
            Pattern.compile("(?:(about|around)\\s+)?(?:(\\d+)\\s+(day|week|month|year)s?\\s+)?"
                    + "(not before|not after|before|after|at)\\s+(\\S+)");
    /** What an order is told against is not what a row is of. */
    private static final Pattern REFERENCE =
            Pattern.compile("(?i)\\b(?:after|before|following|prior to|preceding|during|since|until)\\b.*");

    private static final List<String> NUMBER_WORDS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final Map<String, List<Node>> ROOTS = Map.of(
            "finding", List.of(CG.Finding, CG.Outcome, CG.TreatmentResponse, CG.Disease, CG.Syndrome),
            "measurement", List.of(CG.Measurand),
            "event", List.of(CG.Event, CG.Treatment, CG.Test, CG.Encounter),
            "diagnosis", List.of(CG.Disease, CG.Neoplasm, CG.Syndrome),
            "grade", List.of(CG.Grade));
    private static final List<String> FREE = List.of("specimen", "tumour", "patient", "order", "report");
    private static final List<String> KINDS = List.of(
            "measurement",
            "event",
            "finding",
            "diagnosis",
            "grade",
            "specimen",
            "tumour",
            "patient",
            "order",
            "report");

    private final ReportText report;
    private final ReportSentences sentences;
    private final DraftTerms terms;
    private final UnitConversion units = new UnitConversion();
    private final Map<String, Node> relations = DraftData.terms("relation");

    RowReader(ReportText report, DraftTerms terms) {
        this.report = report;
        this.sentences = new ReportSentences(report);
        this.terms = terms;
    }

    private static List<Node> roots(String kind) {
        return ROOTS.getOrDefault(kind, List.of());
    }

    /** What each row says; those that are refused stay among the others. */
    List<DraftStatement> read(List<DraftRow> rows) {
        Set<String> ids = new java.util.LinkedHashSet<>();
        Set<String> said = new java.util.HashSet<>();
        List<DraftStatement> read = new ArrayList<>();
        for (DraftRow row : rows) {
            String given = row.cell(Column.ID);
            String made = row.cell(Column.WHAT)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "-")
                    .replaceAll("^[-0-9]+|-$", "");
            String stem =
                    (made.isEmpty() ? "row" : made) + (row.cell(Column.KIND).equals("order") ? "-order" : "");
            String id = given.isEmpty() ? stem : given;
            for (int n = 2; given.isEmpty() && ids.contains(id); n++) {
                id = stem + "-" + n;
            }
            Judgement judgement = new Judgement(row, id);
            DraftStatement statement = new DraftStatement(judgement);
            if (!row.fault().isEmpty()) {
                judgement.refuse(Reason.ROW_UNREADABLE, row.fault());
            }
            if (!ID.matcher(id).matches() || isTaken(id, row.cell(Column.KIND))) {
                judgement.refuse(
                        Reason.ID_MALFORMED, "the id " + id + " has other characters, or stands for something else");
            } else if (!ids.add(id)) {
                judgement.refuse(Reason.ID_DUPLICATE, "an earlier row has the id " + id);
            }
            String key = row.cell(Column.KIND) + "|" + row.cell(Column.WHAT).toLowerCase(Locale.ROOT) + "|"
                    + row.cell(Column.STATUS) + "|" + row.cell(Column.VALUE) + "|" + row.cell(Column.WHEN) + "|"
                    + row.cell(Column.QUOTE);
            if (!said.add(key)) {
                judgement.refuse(Reason.STATEMENT_DUPLICATE, "an earlier row states the same");
            }
            read.add(statement);
        }
        Map<String, DraftStatement> byId = read.stream()
                .collect(Collectors.toMap(one -> one.judgement().id(), one -> one, (first, second) -> first));
        read.forEach(this::term);
        read.forEach(this::value);
        read.forEach(statement -> relations(statement, byId));
        read.forEach(statement -> times(statement, byId));
        read.forEach(statement -> quotes(statement, byId));
        return read;
    }

    /** Whether the case has a node of this name that the row is not. */
    private static boolean isTaken(String id, String kind) {
        return id.matches("report|alive|[pt]-?\\d.*") || id.equals("patient") && !kind.equals("patient");
    }

    private void term(DraftStatement statement) {
        DraftRow row = statement.row();
        Judgement judgement = statement.judgement();
        String what = row.cell(Column.WHAT);
        String kind = row.cell(Column.KIND).toLowerCase(Locale.ROOT);
        if (!kind.isEmpty() && !KINDS.contains(kind)) {
            judgement.refuse(
                    Reason.KIND_UNKNOWN,
                    "no kind is called " + kind + "; nearest is "
                            + NearestNames.of(kind, KINDS).get(0));
            return;
        }
        statement.setKind(kind.isEmpty() ? "finding" : kind);
        if (what.isEmpty()) {
            judgement.refuse(Reason.TERM_MISSING, "the row names no term");
            return;
        }
        if (FREE.contains(kind)) {
            if (kind.equals("patient") && !List.of("female", "male").contains(what.toLowerCase(Locale.ROOT))) {
                judgement.refuse(Reason.TERM_UNKNOWN, "a patient is female or male, not " + what);
            }
            return;
        }
        Set<Node> found = terms.named(what);
        List<String> kinds =
                kind.isEmpty() ? KINDS.stream().filter(ROOTS::containsKey).toList() : List.of(kind);
        String status = row.cell(Column.STATUS).toLowerCase(Locale.ROOT);
        if (kind.isEmpty() && DraftData.terms("diagnosis").containsKey(status) && !status.equals("suspected")) {
            kinds = List.of("diagnosis");
        }
        for (String one : kinds) {
            List<Node> fit = found.stream()
                    .filter(term -> terms.isBelow(term, roots(one)))
                    .toList();
            if (!fit.isEmpty()) {
                statement.setKind(one);
                statement.setTerm(fit.get(0));
                if (fit.size() > 1) {
                    judgement.refuse(
                            Reason.TERM_AMBIGUOUS,
                            what + " may be "
                                    + fit.stream()
                                            .map(CG::name)
                                            .map(name -> "cg:" + name)
                                            .collect(Collectors.joining(" or ")));
                }
                status(statement);
                return;
            }
        }
        List<Node> roots = kinds.stream().flatMap(one -> roots(one).stream()).toList();
        judgement.refuse(
                found.isEmpty() ? Reason.TERM_UNKNOWN : Reason.TERM_MISFIT,
                found.isEmpty()
                        ? "no term is called " + what + "; nearest are " + terms.nearest(what, roots)
                        : what + " is no " + String.join(", ", kinds));
    }

    private void status(DraftStatement statement) {
        DraftRow row = statement.row();
        String status = row.cell(Column.STATUS).toLowerCase(Locale.ROOT);
        Set<String> allowed = statement.kind().equals("diagnosis")
                ? DraftData.terms("diagnosis").keySet()
                : Set.of("present", "absent", "suspected");
        if (!status.isEmpty() && !allowed.contains(status)) {
            statement.judgement().refuse(Reason.STATUS_UNKNOWN, "no status is called " + status);
        }
        statement.setStatus(status.isEmpty() ? statement.kind().equals("diagnosis") ? "final" : "present" : status);
        known(statement, Column.STRENGTH, DraftData.terms("strength").keySet());
        known(
                statement,
                Column.BASIS,
                DraftData.terms(statement.kind().equals("diagnosis") ? "ground" : "basis")
                        .keySet());
        for (String site : row.cellsOf(Column.SITE)) {
            List<Node> sites = terms.named(site).stream()
                    .filter(term -> terms.isBelow(term, List.of(CG.BodySite)))
                    .toList();
            if (sites.isEmpty() && !site.equals("anywhere")) {
                statement
                        .judgement()
                        .refuse(
                                Reason.TERM_UNKNOWN,
                                "no site is called " + site + "; nearest are "
                                        + terms.nearest(site, List.of(CG.BodySite)));
            }
            statement.sites().addAll(sites);
        }
    }

    private static void known(DraftStatement statement, Column column, Set<String> words) {
        String given = statement.row().cell(column).toLowerCase(Locale.ROOT);
        if (!given.isEmpty() && !words.contains(given)) {
            statement.judgement().refuse(Reason.STATUS_UNKNOWN, "no " + column.written() + " is called " + given);
        }
    }

    private void value(DraftStatement statement) {
        DraftRow row = statement.row();
        Judgement judgement = statement.judgement();
        String value = row.cell(Column.VALUE);
        boolean isMeasured = statement.kind().equals("measurement");
        if (statement.kind().equals("report") || value.isEmpty() && !isMeasured) {
            return;
        }
        String interpretation = row.cell(Column.INTERPRETATION).toLowerCase(Locale.ROOT);
        if (!interpretation.isEmpty()) {
            Node term = DraftData.terms("interpretation").get(interpretation);
            if (term == null) {
                judgement.refuse(
                        Reason.TERM_UNKNOWN,
                        "no interpretation is called " + interpretation + "; nearest is "
                                + NearestNames.of(
                                                interpretation,
                                                DraftData.terms("interpretation")
                                                        .keySet())
                                        .get(0));
            }
        }
        if (value.isEmpty()) {
            if (interpretation.isEmpty()) {
                judgement.refuse(Reason.VALUE_MISSING, "the measurement has neither value nor interpretation");
            }
            return;
        }
        Matcher matcher = VALUE.matcher(value);
        if (!matcher.matches()
                || matcher.group(1) != null && matcher.group(3) != null
                || matcher.group(3) != null
                        && Double.parseDouble(matcher.group(2)) > Double.parseDouble(matcher.group(3))) {
            judgement.refuse(Reason.VALUE_UNREADABLE, value + " is no number, bound or range");
        } else {
            statement.setValue(
                    Optional.ofNullable(matcher.group(1)).orElse(""),
                    matcher.group(2),
                    Optional.ofNullable(matcher.group(3)).orElse(""));
        }
        for (Column limit : List.of(Column.LOW, Column.HIGH)) {
            if (!row.cell(limit).isEmpty() && !row.cell(limit).matches("\\d+(\\.\\d+)?")) {
                judgement.refuse(
                        Reason.VALUE_UNREADABLE, limit.written() + " is " + row.cell(limit) + ", which is no number");
            }
        }
        if (isMeasured) {
            unit(statement);
        }
    }

    private void unit(DraftStatement statement) {
        String printed = statement.row().cell(Column.UNIT);
        if (printed.isEmpty()) {
            statement.judgement().refuse(Reason.UNIT_MISSING, "the number has no unit");
            return;
        }
        Optional<String> code =
                DraftData.ucum(printed).or(() -> Optional.of(printed).filter(units::isUnit));
        if (code.isEmpty()) {
            statement.judgement().refuse(Reason.UNIT_UNKNOWN, printed + " is no unit that is known");
        }
        code.ifPresent(statement::setUcum);
    }

    private void relations(DraftStatement statement, Map<String, DraftStatement> byId) {
        for (String cell : statement.row().cellsOf(Column.RELATION)) {
            Optional<Map.Entry<String, Node>> word = relations.entrySet().stream()
                    .filter(known -> cell.toLowerCase(Locale.ROOT).startsWith(known.getKey() + " "))
                    .findFirst();
            if (word.isEmpty()) {
                if (ORDER.matcher(cell).matches()) {
                    time(statement, cell, byId);
                } else {
                    statement.judgement().refuse(Reason.RELATION_UNREADABLE, cell + " begins with no relation");
                }
                continue;
            }
            String other = cell.substring(word.get().getKey().length()).strip();
            if (isRow(statement, other, byId)) {
                statement.relations().add(new DraftStatement.Relation(word.get().getValue(), other));
            }
        }
    }

    private static boolean isRow(DraftStatement statement, String other, Map<String, DraftStatement> byId) {
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

    private void times(DraftStatement statement, Map<String, DraftStatement> byId) {
        for (String cell : statement.row().cellsOf(Column.WHEN)) {
            time(statement, cell, byId);
        }
    }

    private void time(DraftStatement statement, String cell, Map<String, DraftStatement> byId) {
        boolean isOrder = statement.kind().equals("order");
        String subject = isOrder
                ? statement.row().cell(Column.WHAT)
                : statement.judgement().id();
        if (isOrder && !isRow(statement, subject, byId)) {
            return;
        }
        Matcher date = DATE.matcher(cell);
        Matcher order = ORDER.matcher(cell.toLowerCase(Locale.ROOT).equals(cell) ? cell : cell);
        if (date.matches() && isDay(date)) {
            statement.setDate(cell);
        } else if (cell.equals("ever")) {
            statement.setEver();
        } else if (order.matches()) {
            if (order.group(5).equals(subject)) {
                statement.judgement().refuse(Reason.RELATION_MISFIT, "the row relates to itself");
            } else if (isRow(statement, order.group(5), byId)) {
                statement
                        .orders()
                        .add(new DraftStatement.Order(
                                subject,
                                order.group(4),
                                order.group(5),
                                Optional.ofNullable(order.group(2))
                                        .map(n -> "P" + weeks(n, order.group(3)))
                                        .orElse(""),
                                Optional.ofNullable(order.group(2)).orElse(""),
                                Optional.ofNullable(order.group(3)).orElse(""),
                                order.group(1) != null));
            }
        } else {
            statement.judgement().refuse(Reason.WHEN_UNREADABLE, cell + " is no date and no order");
        }
    }

    private static boolean isDay(Matcher date) {
        int month = date.group(2) == null ? 1 : Integer.parseInt(date.group(2));
        int day = date.group(3) == null ? 1 : Integer.parseInt(date.group(3));
        return month >= 1
                && month <= 12
                && day >= 1
                && day
                        <= java.time.YearMonth.of(Integer.parseInt(date.group(1)), month)
                                .lengthOfMonth();
    }

    private static String weeks(String number, String unit) {
        return unit.equals("week")
                ? 7 * Long.parseLong(number) + "D"
                : number + unit.substring(0, 1).toUpperCase(Locale.ROOT);
    }

    private void quotes(DraftStatement statement, Map<String, DraftStatement> byId) {
        if (statement.kind().equals("report")) {
            return;
        }
        Judgement judgement = statement.judgement();
        List<String> quotes = statement.row().cellsOf(Column.QUOTE);
        if (quotes.isEmpty()) {
            judgement.refuse(Reason.QUOTE_MISSING, "the row quotes nothing");
        }
        StringBuilder all = new StringBuilder();
        for (int number = 0; number < quotes.size(); number++) {
            String quote = quotes.get(number)
                    .replaceAll("^[\"“”.…\\s]+|[\"“”…\\s]+$", "")
                    .replaceAll("\\s+", " ");
            all.append(quote).append(" | ");
            quote(statement, quote, number == 0);
        }
        numbers(statement, all.toString(), byId);
    }

    private void quote(DraftStatement statement, String quote, boolean isMain) {
        Judgement judgement = statement.judgement();
        List<int[]> places = report.places(quote);
        places = places.isEmpty() ? report.placesLike(quote) : places;
        if (quote.split(" ").length > MOST_WORDS) {
            judgement.refuse(Reason.QUOTE_TOO_LONG, "the quote has more than " + MOST_WORDS + " words");
        }
        if (places.isEmpty()) {
            judgement.refuse(
                    Reason.QUOTE_NOT_IN_TEXT,
                    "“" + quote + "” does not stand in the text; nearest is “" + sentences.nearest(quote) + "”");
            return;
        }
        List<Runnable> refusals = new ArrayList<>();
        for (int[] place : places) {
            Optional<Judgement.Refusal> refusal = against(statement, place, isMain);
            if (refusal.isEmpty()) {
                judgement.quote(kept(statement, place));
                return;
            }
            refusals.add(
                    () -> judgement.refuse(refusal.get().reason(), refusal.get().message()));
        }
        refusals.get(0).run();
    }

    /** The part of at most eight words that names the term, or else the first. */
    private QuotedPlace kept(DraftStatement statement, int[] place) {
        String text = report.text();
        int from = text.offsetByCodePoints(0, place[0]);
        int to = text.offsetByCodePoints(0, place[1]);
        List<int[]> words = new ArrayList<>();
        Matcher matcher = Pattern.compile("\\S+").matcher(text.substring(from, to));
        while (matcher.find()) {
            words.add(new int[] {from + matcher.start(), from + matcher.end()});
        }
        int best = 0;
        int most = -1;
        for (int first = 0; first + WORDS_KEPT <= words.size(); first++) {
            String window = text.substring(words.get(first)[0], words.get(first + WORDS_KEPT - 1)[1]);
            int worth = (told(statement).stream().allMatch(number -> holds(window, number)) ? 2 : 0)
                    + (statement.hasTerm()
                                    && terms.mention(statement.term(), window).isPresent()
                            ? 1
                            : 0);
            if (worth > most) {
                most = worth;
                best = first;
            }
        }
        int last = Math.min(words.size(), best + WORDS_KEPT) - 1;
        int start = text.codePointCount(0, words.get(best)[0]);
        int end = text.codePointCount(0, words.get(last)[1]);
        Sentence sentence = sentences.at(words.get(best)[0]);
        return new QuotedPlace(
                report.passage(start, end).orElseThrow(), start, end, sentence.number(), sentence.section());
    }

    /** The numbers that the kept words must hold. */
    private static List<String> told(DraftStatement statement) {
        List<String> told = new ArrayList<>(statement.numbers());
        statement.orders().stream()
                .map(DraftStatement.Order::number)
                .filter(number -> !number.isEmpty())
                .forEach(told::add);
        if (!statement.date().isEmpty()) {
            told.add(statement.date().substring(0, 4));
        }
        return told;
    }

    private Optional<Judgement.Refusal> against(DraftStatement statement, int[] place, boolean isMain) {
        String text = report.text();
        int from = text.offsetByCodePoints(0, place[0]);
        int to = text.offsetByCodePoints(0, place[1]);
        Sentence sentence = sentences.at(from);
        int start = from - sentence.from();
        int end = Math.min(to, sentence.to()) - sentence.from();
        String words = sentence.words();
        String quote = words.substring(start, end);
        if (sentence.section().equals(CG.name(CG.Discussion))
                || sentence.section().equals(CG.name(CG.Introduction))) {
            return refusal(
                    Reason.DISEASE_IN_GENERAL,
                    "the words stand in the " + sentence.section().toLowerCase(Locale.ROOT));
        }
        Optional<int[]> mention = statement.hasTerm() ? terms.mention(statement.term(), quote) : Optional.empty();
        int targetFrom = start + mention.map(range -> range[0]).orElse(0);
        int targetTo = mention.map(range -> start + range[1]).orElse(end);
        if (sentence.patient() > 1
                || Cues.reaches("family", words, targetFrom, targetTo)
                || Cues.isOf("literature", words) && !Cues.isOf("none", words)) {
            return refusal(Reason.OTHER_PERSON, "“" + words.strip() + "” tells of another person");
        }
        if (Cues.isOf("general", words)) {
            return refusal(Reason.DISEASE_IN_GENERAL, "“" + words.strip() + "” tells of the disease in general");
        }
        if (!isMain
                || List.of("patient", "order", "tumour", "specimen", "grade").contains(statement.kind())) {
            return Optional.empty();
        }
        boolean isNegated = Cues.reaches("negation", words, targetFrom, targetTo);
        if (statement.status().equals("absent")) {
            return isNegated || Cues.reaches("absence", words, targetFrom, targetTo)
                    ? Optional.empty()
                    : refusal(Reason.QUOTE_NOT_NEGATED, "“" + words.strip() + "” does not deny it");
        }
        if (isNegated && !statement.kind().equals("measurement")) {
            return refusal(Reason.QUOTE_NEGATED, "“" + words.strip() + "” denies it");
        }
        boolean mayDoubt = List.of("suspected", "misdiagnosis").contains(statement.status());
        if (!mayDoubt
                && !statement.kind().equals("measurement")
                && Cues.reaches("uncertain", words, targetFrom, targetTo)) {
            return refusal(Reason.QUOTE_UNCERTAIN, "“" + words.strip() + "” leaves it open");
        }
        if (statement.hasTerm() && ROOTS.containsKey(statement.kind()) && !terms.sharesWord(statement.term(), quote)) {
            String named =
                    statement.kind().equals("event") ? REFERENCE.matcher(quote).replaceAll("") : quote;
            List<Node> others = terms.others(statement.term(), named, roots(statement.kind()));
            if (!others.isEmpty()) {
                return refusal(Reason.QUOTE_NAMES_OTHER, "the words name " + terms.label(others.get(0)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Judgement.Refusal> refusal(Reason reason, String message) {
        return Optional.of(new Judgement.Refusal(reason, message));
    }

    private void numbers(DraftStatement statement, String quotes, Map<String, DraftStatement> byId) {
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
            if (!order.number().isEmpty() && !holds(quotes, order.number())) {
                judgement.refuse(Reason.VALUE_NOT_IN_QUOTE, "no quote holds " + order.number());
            } else if (!order.unit().isEmpty()
                    && !quotes.toLowerCase(Locale.ROOT).contains(order.unit())) {
                judgement.refuse(Reason.UNIT_NOT_IN_QUOTE, "no quote holds the " + order.unit());
            }
            turned(order, quotes, byId).ifPresent(words -> judgement.refuse(Reason.ORDER_AGAINST_QUOTE, words));
        }
        String date = statement.date();
        if (!date.isEmpty() && !quotes.contains(date.substring(0, 4))) {
            judgement.refuse(Reason.DATE_NOT_IN_QUOTE, "no quote holds the year " + date.substring(0, 4));
        } else if (date.length() > 4) {
            String month = java.time.Month.of(Integer.parseInt(date.substring(5, 7)))
                    .getDisplayName(java.time.format.TextStyle.SHORT, Locale.ENGLISH);
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

    private static boolean holds(String quotes, String number) {
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
    private Optional<String> turned(DraftStatement.Order order, String quotes, Map<String, DraftStatement> byId) {
        Matcher cue = Pattern.compile("(?i)\\b(after|following|before|prior to|preceding)\\b")
                .matcher(quotes);
        if (!List.of("after", "before").contains(order.word()) || !cue.find()) {
            return Optional.empty();
        }
        String word =
                List.of("after", "following").contains(cue.group(1).toLowerCase(Locale.ROOT)) ? "after" : "before";
        String behind = quotes.substring(cue.end());
        int subject = mention(order.subject(), behind, byId);
        int other = mention(order.other(), behind, byId);
        int nearest = Math.min(subject < 0 ? Integer.MAX_VALUE : subject, other < 0 ? Integer.MAX_VALUE : other);
        if (nearest > FARTHEST || subject == other) {
            return Optional.empty();
        }
        boolean isSame = (nearest == other) == word.equals(order.word());
        return isSame
                ? Optional.empty()
                : Optional.of(
                        "the words say the opposite of " + order.subject() + " " + order.word() + " " + order.other());
    }

    /** Where a text begins to speak of what a row is of; -1 where it does not. */
    private int mention(String id, String text, Map<String, DraftStatement> byId) {
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
