package org.casegraph.drawing;

/**
 * How wide a text is at most, without knowing the font: advance widths of the usual sans serifs, a little enlarged, so
 * that nothing that is laid out by them overlaps.
 */
final class TextWidth {
    private static final String NARROW = "iljtfrI.,:;'|!()[]{}-/\\\" ’‘“”";
    private static final String WIDE = "mwMW@%—…";

    private TextWidth() {}

    static double of(String text, double fontSize) {
        double em = text.codePoints().mapToDouble(TextWidth::em).sum();
        return em * fontSize;
    }

    /** The text, or its beginning with an ellipsis where it is wider than {@code most}. */
    static String fit(String text, double fontSize, double most) {
        if (of(text, fontSize) <= most) {
            return text;
        }
        int end = text.length();
        while (end > 0 && of(text.substring(0, end) + "…", fontSize) > most) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    private static double em(int character) {
        if (NARROW.indexOf(character) >= 0) {
            return 0.36;
        }
        if (WIDE.indexOf(character) >= 0) {
            return 0.95;
        }
        if (character >= 0x1100) {
            return 1.1;
        }
        return Character.isUpperCase(character) ? 0.74 : 0.58;
    }
}
