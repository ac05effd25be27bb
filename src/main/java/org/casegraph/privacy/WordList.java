package org.casegraph.privacy;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words, in whatever case and with or without accents. */
final class WordList {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern PARTS = Pattern.compile("[\\s-]+");

    private final Set<String> words;

    /** @param text one word a line; behind # stands a remark */
    static WordList read(String text) {
        return new WordList(text.lines()
                .map(line -> line.replaceAll("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .map(WordList::plain)
                .collect(Collectors.toUnmodifiableSet()));
    }

    private WordList(Set<String> words) {
        this.words = words;
    }

    /** Whether it holds the words or one of them that is written with a capital. */
    boolean holds(String text) {
        return words.contains(plain(text))
                || Stream.of(PARTS.split(text))
                        .filter(part -> !part.isEmpty() && Character.isUpperCase(part.charAt(0)))
                        .anyMatch(part -> words.contains(plain(part)));
    }

    private static String plain(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.chars().allMatch(letter -> letter < 128)
                ? lower
                : MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD))
                        .replaceAll("");
    }
}
