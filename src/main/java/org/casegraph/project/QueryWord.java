package org.casegraph.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word, term or sign of a text that is meant as a query, whether it is one or not.
 *
 * @param text as it is written
 * @param start its place in the query, from 0
 * @param kind the same for all that may stand in the same places: a word of SPARQL in capitals, another with {@code ~}
 *     before it, {@code ?v} for a variable, {@code <i>} for an address, and what {@link #kind} has
 */
record QueryWord(String text, int start, String kind) {
    /** Behind the last word. */
    static final String END = "END";

    /** Of the grammar, without its functions (https://www.w3.org/TR/sparql12-query/#sparqlGrammar). */
    private static final Set<String> WORDS = Set.of(
            "BASE",
            "PREFIX",
            "VERSION",
            "SELECT",
            "DISTINCT",
            "REDUCED",
            "AS",
            "CONSTRUCT",
            "DESCRIBE",
            "ASK",
            "FROM",
            "NAMED",
            "WHERE",
            "GROUP",
            "BY",
            "HAVING",
            "ORDER",
            "ASC",
            "DESC",
            "LIMIT",
            "OFFSET",
            "VALUES",
            "UNDEF",
            "OPTIONAL",
            "GRAPH",
            "SERVICE",
            "SILENT",
            "BIND",
            "MINUS",
            "UNION",
            "FILTER",
            "EXISTS",
            "NOT",
            "IN",
            "SEPARATOR",
            "COUNT",
            "SUM",
            "MIN",
            "MAX",
            "AVG",
            "SAMPLE",
            "GROUP_CONCAT");

    private static final Pattern WORD = Pattern.compile(String.join(
            "|",
            "(?<comment>#[^\\n\\r]*)",
            "(?<blank>[ \\t\\r\\n]+)",
            "(?<string>\"\"\"(?s:(?!\"\"\").|\\\\.)*+\"\"\"|'''(?s:(?!''').|\\\\.)*+'''"
                    + "|\"(?:[^\"\\\\\\n\\r]|\\\\.)*+\"|'(?:[^'\\\\\\n\\r]|\\\\.)*+')",
            "(?<open>\"\"\"(?s:.*)|'''(?s:.*)|\"[^\\n\\r]*|'[^\\n\\r]*)",
            "(?<compare><>|<=)",
            "(?<iri><[^<>\"{}|^`\\\\\\x00-\\x20]*>)",
            "(?<noiri><(?:[A-Za-z][\\w+.-]*:[^<>\\n\\r]*|[^<>?\\s=][^<>?=\\n\\r]*)>)",
            "(?<address>[A-Za-z][\\w+.-]*://[^\\s<>\"{}|^`\\\\]*)",
            "(?<variable>[?$][\\p{L}\\p{N}_]+)",
            "(?<bnode>_:[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*)",
            "(?<name>(?:\\p{L}[\\p{L}\\p{N}_-]*(?:\\.[\\p{L}\\p{N}_-]+)*)?:(?:[\\p{L}\\p{N}_:%\\\\-]+(?:\\.[\\p{L}\\p{N}_:%\\\\-]+)*)?)",
            "(?<language>@[A-Za-z][\\w-]*)",
            "(?<number>[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)",
            "(?<word>[\\p{L}_][\\p{L}\\p{N}_-]*)",
            "(?<sign>\\^\\^|&&|\\|\\||[!=>]=|=[<>]|//|<<|>>|(?s:.))"));

    /** The words of a text in their order, without comments. */
    static List<QueryWord> of(String text) {
        List<QueryWord> words = new ArrayList<>();
        Matcher found = WORD.matcher(text);
        while (found.lookingAt()) {
            if (found.group("comment") == null && found.group("blank") == null) {
                words.add(new QueryWord(found.group(), found.start(), kind(found, text)));
            }
            found.region(found.end(), text.length());
        }
        return words;
    }

    private static String kind(Matcher found, String text) {
        if (found.group("word") != null) {
            return kind(found.group(), text.startsWith("(", found.end()));
        }
        for (Form form : Form.values()) {
            if (found.group(form.group) != null) {
                return form == Form.NAME && found.group().endsWith(":") ? "p:" : form.kind;
            }
        }
        return found.group();
    }

    private static String kind(String word, boolean isCalled) {
        String upper = word.toUpperCase(Locale.ROOT);
        if (word.equals("a")) {
            return word;
        }
        if (upper.equals("TRUE") || upper.equals("FALSE")) {
            return Form.NUMBER.kind;
        }
        if (WORDS.contains(upper)) {
            return upper;
        }
        return "~" + word.toLowerCase(Locale.ROOT) + (isCalled ? "(" : "");
    }

    private enum Form {
        STRING("string", "\"s\""),
        OPEN("open", "\"s"),
        IRI("iri", "<i>"),
        NO_IRI("noiri", "<i i>"),
        ADDRESS("address", "i://"),
        VARIABLE("variable", "?v"),
        BLANK_NODE("bnode", "_:b"),
        NAME("name", "p:n"),
        LANGUAGE("language", "@l"),
        NUMBER("number", "9");

        private final String group;
        private final String kind;

        Form(String group, String kind) {
            this.group = group;
            this.kind = kind;
        }
    }

    int end() {
        return start + text.length();
    }
}
