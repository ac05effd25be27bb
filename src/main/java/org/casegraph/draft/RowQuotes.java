package org.casegraph.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.casegraph.draft.words.Cues;
import org.casegraph.draft.words.ReportSentences;
import org.casegraph.draft.words.ReportSentences.Sentence;
import org.casegraph.source.report.ReportText;
import org.casegraph.vocabulary.CG;

/** Finds the quotes of a row in the report, and holds what the words around them say against the row. */
final class RowQuotes {
    private static final int MOST_WORDS = 40;
    private static final int WORDS_KEPT = 8;
    private static final Pattern WORD = Pattern.compile("\\S+");

    /** What an order is told against is not what a row is of. */
    private static final Pattern REFERENCE =
            Pattern.compile("(?i)\\b(?:after|before|following|prior to|preceding|during|since|until)\\b.*");

    /** Of these no status is told that words could deny or doubt. */
    private static final Set<RowKind> UNHELD =
            Set.of(RowKind.PATIENT, RowKind.ORDER, RowKind.TUMOUR, RowKind.SPECIMEN, RowKind.GRADE);

    private final ReportText report;
    private final ReportSentences sentences;
    private final DraftTerms terms;
    private final QuotedNumbers numbers;

    RowQuotes(ReportText report, DraftTerms terms, QuotedNumbers numbers) {
        this.report = report;
        this.sentences = new ReportSentences(report);
        this.terms = terms;
        this.numbers = numbers;
    }

    void read(DraftStatement statement) {
        if (statement.kind() == RowKind.REPORT) {
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
        numbers.hold(statement, all.toString());
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
        Matcher matcher = WORD.matcher(text.substring(from, to));
        while (matcher.find()) {
            words.add(new int[] {from + matcher.start(), from + matcher.end()});
        }
        int best = 0;
        int most = -1;
        for (int first = 0; first + WORDS_KEPT <= words.size(); first++) {
            String window = text.substring(words.get(first)[0], words.get(first + WORDS_KEPT - 1)[1]);
            int worth = (told(statement).stream().allMatch(number -> QuotedNumbers.holds(window, number)) ? 2 : 0)
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
                .flatMap(order -> order.length().stream())
                .forEach(length -> told.add(Integer.toString(length.number())));
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
        if (!isMain || UNHELD.contains(statement.kind())) {
            return Optional.empty();
        }
        boolean isNegated = Cues.reaches("negation", words, targetFrom, targetTo);
        if (statement.status() == RowStatus.ABSENT) {
            if (statement.basis().isEmpty() && Cues.reaches("denial", words, targetFrom, targetTo)) {
                statement.setBasis(CG.PatientDenial);
                statement.judgement().note("its basis is taken as denial, as the words have it");
            }
            return isNegated || Cues.reaches("absence", words, targetFrom, targetTo)
                    ? Optional.empty()
                    : refusal(Reason.QUOTE_NOT_NEGATED, "“" + words.strip() + "” does not deny it");
        }
        if (isNegated && statement.kind() != RowKind.MEASUREMENT) {
            return refusal(Reason.QUOTE_NEGATED, "“" + words.strip() + "” denies it");
        }
        boolean mayDoubt = statement.status() == RowStatus.SUSPECTED || statement.status() == RowStatus.MISDIAGNOSIS;
        if (!mayDoubt
                && statement.kind() != RowKind.MEASUREMENT
                && Cues.reaches("uncertain", words, targetFrom, targetTo)) {
            return refusal(Reason.QUOTE_UNCERTAIN, "“" + words.strip() + "” leaves it open");
        }
        if (statement.hasTerm() && !terms.sharesWord(statement.term(), quote)) {
            String named =
                    statement.kind() == RowKind.EVENT ? REFERENCE.matcher(quote).replaceAll("") : quote;
            List<Node> others =
                    terms.others(statement.term(), named, statement.kind().roots());
            if (!others.isEmpty()) {
                return refusal(Reason.QUOTE_NAMES_OTHER, "the words name " + terms.label(others.get(0)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Judgement.Refusal> refusal(Reason reason, String message) {
        return Optional.of(new Judgement.Refusal(reason, message));
    }
}
