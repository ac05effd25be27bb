package org.casegraph.graph;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What counts as the same name: accents, letter case, hyphens and the English plural do not matter. */
public final class NameWords {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private NameWords() {}

    /** Small letters without accents, words apart by one space. */
    public static String fold(String text) {
        return isAscii(text)
                ? foldAscii(text)
                : BETWEEN_WORDS.matcher(plain(text)).replaceAll(" ").strip();
    }

    /** Small letters without accents. */
    public static String plain(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT).strip();
        }
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    /** What most names are; the rest of the work is for others. */
    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static String foldAscii(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        boolean isBetween = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= 'A' && character <= 'Z') {
                character += 'a' - 'A';
            }
            if (character >= 'a' && character <= 'z' || character >= '0' && character <= '9') {
                if (isBetween && folded.length() > 0) {
                    folded.append(' ');
                }
                folded.append(character);
                isBetween = false;
            } else {
                isBetween = true;
            }
        }
        return folded.toString();
    }

    /** Equal for the singular and the plural of a name, folded or not. */
    public static String key(String text) {
        return Arrays.stream(fold(text).split(" ")).map(NameWords::stem).collect(Collectors.joining(" "));
    }

    /** Of one folded word what its singular and its plural share: {@code metastas} of metastasis and metastases. */
    public static String stem(String word) {
        if (word.length() < 4 || word.endsWith("ss")) {
            return word;
        }
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        for (String ending : new String[] {"es", "is", "s", "e"}) {
            if (word.endsWith(ending)) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
