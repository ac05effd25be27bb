package org.casegraph.source.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.Sha256;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.TextFile;
import org.casegraph.vocabulary.CG;

/**
 * The text of a report as a user gives it. Passages point into it in Unicode code points, from 0, the end not included;
 * their quotes are normalised: white space is one space and words broken at a line's end are whole.
 */
public final class ReportText {
    private static final int NAMED_PLACES = 3;
    private static final int AROUND = 700;
    private static final Pattern PARAGRAPH = Pattern.compile("\\R\\h*\\R\\s*");
    private static final SourceGraph.Line START = new SourceGraph.Line(1, 1);

    private final String file;
    private final String sha256;
    private final String text;
    private final int length;
    private final NormalisedText normalised;

    private ReportText(String file, byte[] bytes) {
        this.file = file;
        this.sha256 = Sha256.of(bytes);
        this.text = TextFile.decode(file, bytes);
        this.length = text.codePointCount(0, text.length());
        this.normalised = NormalisedText.of(text);
    }

    /** Throws a {@link Problem} where the file cannot be read or is no UTF-8. */
    public static ReportText read(Path file) {
        return new ReportText(file.toString(), TextFile.bytes(file));
    }

    /**
     * A text that is read already.
     *
     * @param file what it is named by where something is told of it
     * @param text with the ends of lines of the file
     */
    static ReportText of(String file, String text) {
        return new ReportText(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 of the file's bytes, in lower-case hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** In code points. */
    public int length() {
        return length;
    }

    /** The whole text as it stands in the file. */
    public String text() {
        return text;
    }

    /** What stands from start to before end, normalised; empty where the offsets are no range of the text. */
    public Optional<String> passage(int start, int end) {
        if (start < 0 || start >= end || end > length) {
            return Optional.empty();
        }
        String range = text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
        return Optional.of(NormalisedText.of(range).text());
    }

    /**
     * A range with what stands around it in its paragraph, normalised.
     *
     * @param before at most some hundred characters, from the beginning of a word
     * @param after likewise, to the end of a word
     */
    public record Surroundings(String before, String passage, String after) {}

    /** The range in its paragraph; empty where the offsets are no range of the text. */
    public Optional<Surroundings> around(int start, int end) {
        return passage(start, end).map(passage -> {
            int from = text.offsetByCodePoints(0, start);
            int to = text.offsetByCodePoints(0, end);
            return new Surroundings(before(from), passage, after(to));
        });
    }

    private String before(int from) {
        String near = text.substring(Math.max(0, from - AROUND), from);
        Matcher paragraph = PARAGRAPH.matcher(near);
        int begin = paragraph
                .results()
                .reduce((one, next) -> next)
                .map(MatchResult::end)
                .orElse(-1);
        if (begin < 0) {
            // The first word may be cut, unless the text itself begins here.
            begin = from <= AROUND ? 0 : Math.max(0, near.indexOf(' '));
        }
        return NormalisedText.of(near.substring(begin)).text();
    }

    private String after(int to) {
        String near = text.substring(to, Math.min(text.length(), to + AROUND));
        Matcher paragraph = PARAGRAPH.matcher(near);
        int end;
        if (paragraph.find()) {
            end = paragraph.start();
        } else {
            end = to + AROUND >= text.length() ? near.length() : Math.max(0, near.lastIndexOf(' '));
        }
        return NormalisedText.of(near.substring(0, end)).text();
    }

    /** Whether a report of the case has the SHA-256 of this file. */
    public boolean isReportOf(SourceGraph source) {
        return reports(source).anyMatch(t -> sha256.equals(t.getObject().getLiteralLexicalForm()));
    }

    /**
     * What is wrong with the passages of a case against this text, in the order of the case's file. Where the report has
     * no SHA-256 its passages have no offsets, and each quote must only occur.
     */
    public List<Problem> problems(SourceGraph source) {
        List<Problem> problems = new ArrayList<>();
        reports(source)
                .filter(t -> !sha256.equals(t.getObject().getLiteralLexicalForm()))
                .map(t -> Problem.of(
                        Mistake.REPORT_CHANGED,
                        source.where(t),
                        "<" + t.getSubject() + "> was made from a file with SHA-256 "
                                + t.getObject().getLiteralLexicalForm() + ", but that of " + file + " is " + sha256,
                        "Give the file that the case was made from, unchanged"))
                .forEach(problems::add);
        source.graph().stream(Node.ANY, RDF.type.asNode(), CG.Passage)
                .sorted(Comparator.comparing(t -> source.lines().getOrDefault(t, START)))
                .flatMap(t -> problem(source, t.getSubject()).stream())
                .forEach(problems::add);
        return List.copyOf(problems);
    }

    /** The sentences that each passage of a case stands in, normalised; none of a passage that is not in this text. */
    public Map<Node, String> sentences(SourceGraph source) {
        Map<Node, String> sentences = new HashMap<>();
        source.graph().stream(Node.ANY, CG.quote, Node.ANY)
                .filter(quoted -> quoted.getObject().isLiteral())
                .forEach(
                        quoted -> {
                            String told = places(
                                            source.graph(),
                                            quoted.getSubject(),
                                            quoted.getObject().getLiteralLexicalForm())
                                    .stream()
                                    .flatMap(place -> sentence(place[0], place[1]).stream())
                                    .collect(Collectors.joining(" … "));
                            if (!told.isEmpty()) {
                                sentences.put(quoted.getSubject(), told);
                            }
                        });
        return sentences;
    }

    /** From where to before where a passage of a case stands, or else its quote, in code points. */
    List<int[]> places(Graph graph, Node passage, String quote) {
        Optional<Integer> start = number(graph, passage, CG.start);
        Optional<Integer> end = number(graph, passage, CG.end);
        boolean isThere = start.isPresent()
                && end.isPresent()
                && passage(start.get(), end.get()).filter(quote::equals).isPresent();
        return isThere ? List.of(new int[] {start.get(), end.get()}) : places(quote);
    }

    private Optional<String> sentence(int start, int end) {
        return around(start, end).map(near -> {
            int from = near.before().length();
            int to = from + near.passage().length() + 1;
            String told = near.before() + " " + near.passage() + " " + near.after();
            BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
            sentences.setText(told);
            return told.substring(sentences.preceding(from + 1), sentences.following(to - 1))
                    .strip();
        });
    }

    /** The part that tells the case, where the text has headings; else all of it. */
    public CaseSection caseSection() {
        return CaseSection.of(this);
    }

    /** For example {@code report.txt:3:14}. */
    String place(int at) {
        String before = text.substring(0, at);
        int line = (int) before.chars().filter(letter -> letter == '\n').count() + 1;
        int begin = before.lastIndexOf('\n') + 1;
        return file + ":" + line + ":" + (text.codePointCount(begin, at) + 1);
    }

    /**
     * The number, from 1, of the sentence in which something begins.
     *
     * @param start in code points
     */
    public int sentenceNumber(int start) {
        int at = text.offsetByCodePoints(0, start);
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        sentences.setText(text);
        int number = 0;
        for (int end = sentences.first(); end != BreakIterator.DONE && end <= at; end = sentences.next()) {
            number++;
        }
        return Math.max(1, number);
    }

    private static Stream<Triple> reports(SourceGraph source) {
        return source.graph().stream(Node.ANY, CG.sha256, Node.ANY)
                .filter(t -> t.getObject().isLiteral());
    }

    private Optional<Problem> problem(SourceGraph source, Node passage) {
        Optional<String> quote = literal(source.graph(), passage, CG.quote);
        if (quote.isPresent() && isOfAFileNotKept(source.graph(), passage)) {
            return normalised.places(quote.get()).isEmpty()
                    ? Optional.of(Problem.of(
                            Mistake.PASSAGE_MISPLACED,
                            where(source, passage, CG.quote),
                            "<" + passage + "> quotes \"" + quote.get() + "\", which does not occur in " + file,
                            "Correct the quote, or give the text that the case was made from"))
                    : Optional.empty();
        }
        Optional<Integer> start = number(source.graph(), passage, CG.start);
        Optional<Integer> end = number(source.graph(), passage, CG.end);
        if (quote.isEmpty() || start.isEmpty() || end.isEmpty()) {
            return Optional.of(Problem.of(
                    Mistake.PASSAGE_MISPLACED,
                    source.where(passage),
                    "<" + passage + "> cannot be looked up, because its start, end or quote is missing or no number",
                    "Write cg:start, cg:end and cg:quote"));
        }
        Optional<String> there = passage(start.get(), end.get());
        if (there.equals(quote)) {
            return Optional.empty();
        }
        String stands = there.map(t -> "\"" + t + "\" stands at " + start.get() + " to " + end.get())
                .orElse(start.get() + " to " + end.get() + " is no range of the " + length + " characters of " + file);
        return Optional.of(Problem.of(
                Mistake.PASSAGE_MISPLACED,
                where(source, passage, places(quote.get()).isEmpty() ? CG.quote : CG.start),
                "<" + passage + "> quotes \"" + quote.get() + "\", but " + stands,
                remedy(quote.get())));
    }

    /** Of the word at fault. */
    private static String where(SourceGraph source, Node passage, Node property) {
        return source.graph().stream(passage, property, Node.ANY)
                .findFirst()
                .map(source::where)
                .orElseGet(() -> source.where(passage));
    }

    private static boolean isOfAFileNotKept(Graph graph, Node passage) {
        return graph.stream(passage, CG.fromReport, Node.ANY)
                .anyMatch(t -> !graph.contains(t.getObject(), CG.sha256, Node.ANY));
    }

    /** From where to before where a quote stands, in code points, each time that it does. */
    public List<int[]> places(String quote) {
        return inCodePoints(normalised.places(quote));
    }

    /** As {@link #places}, whatever the case of letters and the form of quotation marks and dashes. */
    public List<int[]> placesLike(String quote) {
        return inCodePoints(normalised.placesLike(quote));
    }

    private List<int[]> inCodePoints(List<int[]> places) {
        return places.stream()
                .map(place -> new int[] {text.codePointCount(0, place[0]), text.codePointCount(0, place[1])})
                .toList();
    }

    private String remedy(String quote) {
        List<int[]> places = places(quote);
        if (places.isEmpty()) {
            return "Correct the quote: it does not occur in " + file;
        }
        String offsets = places.stream()
                .limit(NAMED_PLACES)
                .map(place -> place[0] + " to " + place[1])
                .collect(Collectors.joining(", or "));
        return "Correct the offsets: the quote occurs at " + offsets;
    }

    private static Optional<String> literal(Graph graph, Node subject, Node property) {
        return graph.stream(subject, property, Node.ANY)
                .map(Triple::getObject)
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .findFirst();
    }

    private static Optional<Integer> number(Graph graph, Node subject, Node property) {
        return literal(graph, subject, property)
                .filter(form -> form.matches("-?\\d{1,9}"))
                .map(Integer::valueOf);
    }
}
