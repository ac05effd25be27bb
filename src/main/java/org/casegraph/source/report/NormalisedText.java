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
    private static final String FORMS = "\u2018\u2019\u201C\u201D\u2010\u2011\u2012\u2013\u2014\u2212\u00B5";
    private static final String FOLDED = "''\"\"------\u03BC";

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
        return places(text, quote);
    }

    /** As {@link #places}, whatever the case of letters and the form of quotation marks, dashes and the micro sign. */
    List<int[]> placesLike(String quote) {
        return places(folded(text), folded(of(quote).text()));
    }

    private List<int[]> places(String within, String quote) {
        List<int[]> places = new ArrayList<>();
        if (quote.isEmpty()) {
            return places;
        }
        for (int at = within.indexOf(quote); at >= 0; at = within.indexOf(quote, at + 1)) {
            places.add(new int[] {origins[at], origins[at + quote.length() - 1] + 1});
        }
        return places;
    }

    /** A character for a character, so that places stay. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            int form = FORMS.indexOf(character);
            folded.append(form >= 0 ? FOLDED.charAt(form) : Character.toLowerCase(character));
        }
        return folded.toString();
    }
}
