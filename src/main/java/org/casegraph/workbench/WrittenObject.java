package org.casegraph.workbench;

/** Where an object ends that is written at a place of a Turtle text. */
final class WrittenObject {
    private WrittenObject() {}

    /** Behind the closing bracket of an IRI, or the closing quotation mark of a text, before its language or type. */
    static int end(String text, int start) {
        char first = text.charAt(start);
        if (first == '<') {
            return text.indexOf('>', start) + 1;
        }
        if (first != '"' && first != '\'') {
            return name(text, start);
        }
        String three = String.valueOf(first).repeat(3);
        String mark = text.startsWith(three, start) ? three : String.valueOf(first);
        int at = start + mark.length();
        while (!text.startsWith(mark, at)) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at + mark.length();
    }

    private static int name(String text, int start) {
        int at = start;
        while (at < text.length() && " \t\r\n;,".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
