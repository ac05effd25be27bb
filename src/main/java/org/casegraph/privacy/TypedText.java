package org.casegraph.privacy;

/** A text with the plain forms of spaces, hyphens and apostrophes, a character for a character. */
final class TypedText {
    private TypedText() {}

    static String of(String text) {
        StringBuilder typed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            typed.append(typed(text.charAt(i)));
        }
        return typed.toString();
    }

    private static char typed(char written) {
        return switch (written) {
            case '\u2018', '\u2019', '\u02BC' -> '\'';
            case '\u201C', '\u201D', '\u201E' -> '"';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2212' -> '-';
            default -> Character.isWhitespace(written) || Character.isSpaceChar(written) ? ' ' : written;
        };
    }
}
