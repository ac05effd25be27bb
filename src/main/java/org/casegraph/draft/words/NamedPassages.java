package org.casegraph.draft.words;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casegraph.draft.words.ReportSentences.Sentence;
import org.casegraph.graph.NameWords;

/** Finds where a report names something: the few words around it, within a sentence. */
public final class NamedPassages {
    private static final int WORDS = 8;
    private static final int BEFORE = 3;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    /** From the first to the last letter of a word in its sentence. */
    private record Word(int from, int to, String key) {}

    private final ReportSentences sentences;

    public NamedPassages(ReportSentences sentences) {
        this.sentences = sentences;
    }

    /** @param names as {@link NameWords#key} folds them */
    public List<String> of(List<String> names) {
        List<String> found = new ArrayList<>();
        for (Sentence sentence : sentences.all()) {
            List<Word> words = words(sentence.words());
            List<String> keys = words.stream().map(Word::key).toList();
            names.stream()
                    .map(name -> List.of(name.split(" ")))
                    .filter(name -> Collections.indexOfSubList(keys, name) >= 0)
                    .findFirst()
                    .map(name -> quote(sentence.words(), words, Collections.indexOfSubList(keys, name), name.size()))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** At most eight words, or those of the name: so long may a passage be. */
    private static String quote(String sentence, List<Word> words, int first, int count) {
        int from = Math.max(0, first - Math.max(0, Math.min(BEFORE, WORDS - count)));
        int to = Math.min(words.size(), Math.max(from + WORDS, first + count));
        return sentence.substring(words.get(from).from(), words.get(to - 1).to());
    }

    private static List<Word> words(String sentence) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(sentence);
        while (matcher.find()) {
            words.add(new Word(matcher.start(), matcher.end(), NameWords.key(matcher.group())));
        }
        return words;
    }
}
