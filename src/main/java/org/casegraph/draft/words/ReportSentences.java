package org.casegraph.draft.words;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casegraph.graph.NameWords;
import org.casegraph.source.report.ReportText;
import org.casegraph.vocabulary.CG;

/** The sentences of a report, numbered, each with its section and with whom it tells of. */
public final class ReportSentences {
    private static final Pattern PARAGRAPH = Pattern.compile("\\R\\h*\\R\\s*");
    private static final Pattern NUMBER = Pattern.compile("^[\\s\\d.)IVX]*(?=\\p{L})");
    private static final Pattern CAPTION =
            Pattern.compile("^(?i)(?:fig(?:ure)?|table)\\.?\\s*\\d+\\s*[.:].*", Pattern.DOTALL);
    private static final Pattern INLINE = Pattern.compile("^([A-Z][A-Za-z ]{2,40}):\\s");
    private static final Pattern PATIENT_HEADING =
            Pattern.compile("^(?i)(?:case|patient)(?: report)? (\\d|one|two|three|second|first|third)\\b.*");
    private static final Pattern PATIENT_SENTENCE =
            Pattern.compile("^(?i)(?:the|our|a) (first|second|third|fourth) (?:patient|case)\\b.*", Pattern.DOTALL);
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?s).*\\b(?:et al|[Ff]ig|Figs|Dr|Prof|e\\.g|i\\.e|vs|approx|No|cf|St|[A-Z])\\.[)\\]]?\\s*$");
    private static final Map<String, Integer> NUMBERS =
            Map.of("one", 1, "two", 2, "three", 3, "first", 1, "second", 2, "third", 3, "fourth", 4);

    private final String text;
    private final List<Sentence> sentences = new ArrayList<>();
    private final Map<String, String> headings = new HashMap<>();

    /**
     * @param from in UTF-16 units of the text
     * @param patient which of several patients of the report it tells of, from 1
     * @param paragraph from 0
     */
    public record Sentence(int number, int from, int to, String words, String section, int patient, int paragraph) {}

    public ReportSentences(ReportText report) {
        this.text = report.text();
        DraftData.rows("sections").forEach(row -> headings.put(row.get(0), row.get(1)));
        read();
    }

    private void read() {
        String section = CG.name(CG.CaseDescription);
        int patient = 1;
        int paragraph = 0;
        for (int[] block : blocks()) {
            String words = text.substring(block[0], block[1]);
            Optional<String> heading = heading(words);
            Matcher ofPatient = PATIENT_HEADING.matcher(words.strip());
            boolean isHeading = words.strip().length() < 60 && !words.strip().endsWith(".");
            if (isHeading && ofPatient.matches()) {
                patient = number(ofPatient.group(1));
                section = CG.name(CG.CaseDescription);
            } else if (heading.isPresent()) {
                section = heading.get();
                patient = section.equals(CG.name(CG.CaseDescription)) ? patient : 1;
            }
            Matcher inline = INLINE.matcher(words.stripLeading());
            if (inline.find()) {
                section =
                        Optional.ofNullable(headings.get(fold(inline.group(1)))).orElse(section);
            }
            String here = CAPTION.matcher(words.strip()).matches()
                    ? words.strip().toLowerCase(Locale.ROOT).startsWith("table")
                            ? CG.name(CG.Table)
                            : CG.name(CG.FigureCaption)
                    : sentences.isEmpty() && isHeading && heading.isEmpty() ? CG.name(CG.Title) : section;
            int told = patient;
            for (int[] range : split(block)) {
                String sentence = text.substring(range[0], range[1]).replaceAll("\\s", " ");
                Matcher other = PATIENT_SENTENCE.matcher(sentence.strip());
                if (other.matches()) {
                    told = number(other.group(1));
                } else if (Cues.isOf("otherpatient", sentence)) {
                    told = Integer.MAX_VALUE;
                }
                sentences.add(new Sentence(sentences.size() + 1, range[0], range[1], sentence, here, told, paragraph));
            }
            paragraph++;
        }
    }

    private static int number(String word) {
        return Optional.ofNullable(NUMBERS.get(word.toLowerCase(Locale.ROOT))).orElseGet(() -> Integer.valueOf(word));
    }

    private Optional<String> heading(String block) {
        return block.strip().length() > 60 ? Optional.empty() : Optional.ofNullable(headings.get(fold(block)));
    }

    private static String fold(String heading) {
        return NameWords.plain(NUMBER.matcher(heading).replaceFirst(""))
                .replaceAll("[:.\\s]+$", "")
                .replaceAll("\\s+", " ");
    }

    /** Paragraphs; a line that is a heading is one of its own. */
    private List<int[]> blocks() {
        List<int[]> blocks = new ArrayList<>();
        int from = 0;
        Matcher matcher = PARAGRAPH.matcher(text);
        while (matcher.find()) {
            lines(from, matcher.start(), blocks);
            from = matcher.end();
        }
        lines(from, text.length(), blocks);
        return blocks;
    }

    private void lines(int from, int to, List<int[]> blocks) {
        int start = from;
        int at = from;
        while (at < to) {
            int end = text.indexOf('\n', at);
            end = end < 0 || end > to ? to : end;
            String line = text.substring(at, end);
            if (!line.isBlank()
                    && (heading(line).isPresent()
                            || line.length() < 60
                                    && PATIENT_HEADING.matcher(line.strip()).matches()
                                    && !line.strip().endsWith("."))) {
                add(start, at, blocks);
                add(at, end, blocks);
                start = Math.min(end + 1, to);
            }
            at = end + 1;
        }
        add(start, to, blocks);
    }

    private void add(int from, int to, List<int[]> blocks) {
        if (from < to && !text.substring(from, to).isBlank()) {
            blocks.add(new int[] {from, to});
        }
    }

    private List<int[]> split(int[] block) {
        String words = text.substring(block[0], block[1]).replaceAll("[\\n\\r\\t]", " ");
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(words);
        List<int[]> ranges = new ArrayList<>();
        int from = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (end == words.length()
                    || !ABBREVIATION.matcher(words.substring(from, end)).matches()) {
                if (!words.substring(from, end).isBlank()) {
                    ranges.add(new int[] {block[0] + from, block[0] + end});
                }
                from = end;
            }
        }
        return ranges;
    }

    /** In the order of the text. */
    public List<Sentence> all() {
        return List.copyOf(sentences);
    }

    /** The one that a place of the text, in UTF-16 units, lies in. */
    public Sentence at(int place) {
        Sentence found = sentences.get(0);
        for (Sentence sentence : sentences) {
            if (sentence.from() <= place) {
                found = sentence;
            }
        }
        return found;
    }

    /** The sentence that shares the most words with a quote that does not stand in the text. */
    public String nearest(String quote) {
        Set<String> wanted = new HashSet<>(List.of(NameWords.key(quote).split(" ")));
        String nearest = "";
        long most = 0;
        for (Sentence sentence : sentences) {
            long shared = new HashSet<>(List.of(NameWords.key(sentence.words()).split(" ")))
                    .stream().filter(wanted::contains).count();
            if (shared > most) {
                most = shared;
                nearest = sentence.words().strip();
            }
        }
        return nearest;
    }
}
