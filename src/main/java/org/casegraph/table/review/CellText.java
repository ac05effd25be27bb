package org.casegraph.table.review;

/**
 * Texts that no spreadsheet takes for a formula: before what would begin one stands an apostrophe, which is taken off when
 * it is read (OWASP, CSV injection).
 */
public final class CellText {
    private static final char GUARD = '\'';
    private static final String DANGEROUS = "=+-@\t\r\n" + GUARD;

    private CellText() {}

    static String guarded(Sheet.Value value) {
        return value.number().isEmpty() ? guarded(value.text()) : value.text();
    }

    /** Of what is no number, which may begin with a minus. */
    public static String guarded(String text) {
        return isDangerous(text, 0) ? GUARD + text : text;
    }

    public static String unguarded(String text) {
        return !text.isEmpty() && text.charAt(0) == GUARD && isDangerous(text, 1) ? text.substring(1) : text;
    }

    private static boolean isDangerous(String text, int place) {
        return text.length() > place && DANGEROUS.indexOf(text.charAt(place)) >= 0;
    }
}
