package org.casegraph.table.review;

/**
 * Texts that no spreadsheet takes for a formula: before what would begin one stands an apostrophe, which is taken off when
 * it is read (OWASP, CSV injection).
 */
final class CellText {
    private static final char GUARD = '\'';
    private static final String DANGEROUS = "=+-@\t\r\n" + GUARD;

    private CellText() {}

    static String guarded(Sheet.Value value) {
        String text = value.text();
        return value.number().isEmpty() && isDangerous(text, 0) ? GUARD + text : text;
    }

    static String unguarded(String text) {
        return !text.isEmpty() && text.charAt(0) == GUARD && isDangerous(text, 1) ? text.substring(1) : text;
    }

    private static boolean isDangerous(String text, int place) {
        return text.length() > place && DANGEROUS.indexOf(text.charAt(place)) >= 0;
    }
}
