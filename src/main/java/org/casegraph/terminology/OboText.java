package org.casegraph.terminology;

/** The texts of the OBO flat file format, with its escapes. */
final class OboText {
    private OboText() {}

    /** Where a text that begins with a quotation mark goes on after its closing one; -1 if it does not begin or end so. */
    static int quotedEnd(String value) {
        if (!value.startsWith("\"")) {
            return -1;
        }
        for (int i = 1; i < value.length(); i++) {
            if (value.charAt(i) == '\\') {
                i++;
            } else if (value.charAt(i) == '"') {
                return i + 1;
            }
        }
        return -1;
    }

    static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                plain.append(
                        switch (text.charAt(i)) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            case 'W' -> ' ';
                            default -> text.charAt(i);
                        });
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** Without a trailing comment and without trailing modifiers in braces. */
    static String withoutModifiers(String value) {
        int comment = value.indexOf(" !");
        String plain = (comment < 0 ? value : value.substring(0, comment)).strip();
        int brace = plain.endsWith("}") ? plain.lastIndexOf(" {") : -1;
        return brace < 0 ? plain : plain.substring(0, brace).strip();
    }
}
