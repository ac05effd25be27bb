package org.casegraph.source.report;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.vocabulary.CG;

/**
 * The part of a report that tells of the patient, without its authors, its discussion and its references.
 *
 * @param report the whole
 * @param from of the text's characters
 * @param to not included
 */
public record CaseSection(ReportText report, int from, int to) {
    private static final Pattern HEADING =
            Pattern.compile("(?im)^\\W*(?:\\d+\\W*)?case(?: (?:report|presentation|description))?s?\\W*$");

    private static final Pattern NEXT_HEADING =
            Pattern.compile("(?im)^\\W*(?:\\d+\\W*)?(?:discussion|conclusions?|references|acknowledge?ments?)\\W*$");

    static CaseSection of(ReportText report) {
        Matcher begin = HEADING.matcher(report.text());
        int from = begin.find() ? begin.end() : 0;
        Matcher next = NEXT_HEADING.matcher(report.text());
        return new CaseSection(
                report, from, next.find(from) ? next.start() : report.text().length());
    }

    public String text() {
        return report.text().substring(from, to);
    }

    /**
     * As file:line:column of the report.
     *
     * @param at of the section's characters
     */
    public String place(int at) {
        return report.place(from + at);
    }

    /** A note for each sentence on which no statement rests, in the order of the text. */
    public List<Problem> unused(SourceGraph source) {
        String text = report.text();
        List<int[]> quoted = source.graph().stream(Node.ANY, CG.quote, Node.ANY)
                .filter(quote -> quote.getObject().isLiteral())
                .flatMap(quote ->
                        report
                                .places(
                                        source.graph(),
                                        quote.getSubject(),
                                        quote.getObject().getLiteralLexicalForm())
                                .stream())
                .map(place -> new int[] {text.offsetByCodePoints(0, place[0]), text.offsetByCodePoints(0, place[1])})
                .toList();
        List<Problem> unused = new ArrayList<>();
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        sentences.setText(text);
        int start = sentences.first();
        for (int end = sentences.next(); end != BreakIterator.DONE; start = end, end = sentences.next()) {
            int first = start;
            int last = end;
            String sentence =
                    NormalisedText.of(text.substring(start, end)).text().strip();
            if (start >= from
                    && start < to
                    && sentence.indexOf(' ') > 0
                    && quoted.stream().noneMatch(place -> place[0] < last && place[1] > first)) {
                unused.add(Problem.of(
                        Mistake.UNUSED_SENTENCE,
                        report.place(start),
                        "no fact rests on the sentence “" + sentence.replaceAll("[.]$", "") + "”",
                        "Encode what it says of the patient, if it says anything"));
            }
        }
        return unused;
    }
}
