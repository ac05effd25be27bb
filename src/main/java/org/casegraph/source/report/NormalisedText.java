package org.casegraph.source.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text on which line breaks have left no trace, and where each of its characters came from. A hyphen between a letter
 * and a line that goes on with a small letter is taken for one of the typesetter; others stay, without the break.
 *
 * @param origins for each UTF-16 unit of the normalised text its index in the original
 */
record NormalisedText(String text, int[] origins) {
    private static final Pattern BREAK = Pattern.compile(
            "(?<typeset>(?<=\\p{L})[-\\u00AD\\u2010]\\h*\\R[\\h\\v]*(?=\\p{Ll}))|(?<kept>(?<=[^\\h\\v]-)\\h*\\R[\\h\\v]*)|[\\h\\v]+");

    static NormalisedText of(String original) {
        StringBuilder text = new StringBuilder(original.length());
        int[] origins = new int[original.length()];
        Matcher matcher = BREAK.matcher(original);
        int from = 0;
        while (matcher.find()) {
            copy(original, from, matcher.start(), text, origins);
            if (matcher.group("typeset") == null && matcher.group("kept") == null) {
                origins[text.length()] = matcher.start();
                text.append(' ');
            }
            from = matcher.end();
        }
        copy(original, from, original.length(), text, origins);
        return new NormalisedText(text.toString(), origins);
    }

    private static void copy(String original, int from, int to, StringBuilder text, int[] origins) {
        for (int i = from; i < to; i++) {
            origins[text.length()] = i;
            text.append(original.charAt(i));
        }
    }

    /** Where a quote occurs, as pairs of start and end in UTF-16 units of the original. */
    List<int[]> places(String quote) {
        List<int[]> places = new ArrayList<>();
        if (quote.isEmpty()) {
            return places;
        }
        for (int at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
            places.add(new int[] {origins[at], origins[at + quote.length() - 1] + 1});
        }
        return places;
    }
}
