package org.casegraph.query;

import java.util.stream.Stream;
import org.casegraph.graph.NameWords;

/**
 * Words to be searched, or in which is searched.
 *
 * @param text in small letters without accents
 */
public record FoldedText(String text) {
    public static FoldedText of(String text) {
        return new FoldedText(NameWords.plain(text));
    }

    /** Whether each of the words is somewhere in this text, as a part of one of its own. */
    public boolean hasEach(FoldedText words) {
        return Stream.of(words.text.split("\\s+")).allMatch(text::contains);
    }
}
