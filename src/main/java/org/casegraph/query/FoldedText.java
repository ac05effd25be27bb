package org.casegraph.query;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words to be searched, or in which is searched.
 *
 * @param text in small letters without accents
 */
public record FoldedText(String text) {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    public static FoldedText of(String text) {
        return new FoldedText(MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .strip());
    }

    /** Whether each of the words is somewhere in this text, as a part of one of its own. */
    public boolean hasEach(FoldedText words) {
        return Stream.of(words.text.split("\\s+")).allMatch(text::contains);
    }
}
