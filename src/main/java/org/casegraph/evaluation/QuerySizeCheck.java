package org.casegraph.evaluation;

import java.util.Locale;
import java.util.Set;

/**
 * Reads over the text of a query before the parser does, because the parser calls itself for each bracket, and the time
 * to check and optimise grows with the square of the clauses.
 */
public final class QuerySizeCheck {
    private static final Set<String> CLAUSES = Set.of(
            "AS", "BIND", "EXISTS", "FILTER", "GRAPH", "MINUS", "OPTIONAL", "SELECT", "SERVICE", "UNION", "VALUES");
    private static final String OPERATORS = "|/^*+-!&=<>.;,";
    private static final String NOT_IN_IRI = "<\"{}|^`\\";
    private static final int MOST_DIGITS = 5_000;

    private final String text;
    private final Limits limits;
    private int at;
    private int depth;
    private int clauses;
    private int operators;

    private QuerySizeCheck(String text, Limits limits) {
        this.text = text;
        this.limits = limits;
    }

    /** @throws Refusal with the place where the limit is passed */
    public static void check(String text, Limits limits) {
        if (text.length() > limits.requestBytes()) {
            throw Refusal.of(
                    Refusal.Remedy.SHORTER_TEXT,
                    "Query too large",
                    "A query may have " + limits.requestBytes() + " characters at most",
                    "Shorten it");
        }
        new QuerySizeCheck(text, limits).check();
    }

    private void check() {
        while (at < text.length()) {
            step(text.charAt(at));
        }
    }

    private void step(char here) {
        if (here == '#') {
            skipTo('\n');
        } else if (here == '"' || here == '\'') {
            string(here);
        } else if (text.startsWith("<<", at)) {
            at += 2;
            open();
        } else if (text.startsWith(">>", at)) {
            at += 2;
            depth--;
        } else if (here == '<' && iriEnd() > 0) {
            at = iriEnd();
        } else if (here == '\\') {
            at += 2;
        } else if (Character.isLetterOrDigit(here) || here == '_' || here == ':') {
            word();
        } else if (here == '?' || here == '$' || here == '@') {
            at++;
            if (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
                skipWord();
            }
        } else {
            at++;
            bracket(here);
            if (OPERATORS.indexOf(here) >= 0 && ++operators > limits.operators()) {
                throw tooComplex("more than " + limits.operators() + " operators and triples");
            }
        }
    }

    private void bracket(char here) {
        if (here == '(' || here == '[' || here == '{') {
            open();
        } else if (here == ')' || here == ']' || here == '}') {
            depth--;
        }
    }

    private void open() {
        if (++depth > limits.depth()) {
            throw tooComplex("brackets nested more than " + limits.depth() + " deep");
        }
    }

    private void word() {
        int start = at;
        skipWord();
        String word = text.substring(start, Math.min(at, start + 10)).toUpperCase(Locale.ROOT);
        if (CLAUSES.contains(word) && ++clauses > limits.clauses()) {
            throw tooComplex("more than " + limits.clauses() + " clauses");
        }
        refuseDigits(start);
    }

    private void skipWord() {
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_:".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
    }

    private void string(char quote) {
        int start = at;
        String three = String.valueOf(quote).repeat(3);
        boolean isLong = text.startsWith(three, at);
        at += isLong ? 3 : 1;
        while (at < text.length() && (isLong ? !text.startsWith(three, at) : text.charAt(at) != quote)) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at += isLong ? 3 : 1;
        if (text.startsWith("^^", at)) {
            at += 2;
            refuseDigits(start);
        }
    }

    private void refuseDigits(int start) {
        if (at - start > MOST_DIGITS) {
            throw tooComplex("a number or name of more than " + MOST_DIGITS + " characters");
        }
    }

    private void skipTo(char end) {
        int found = text.indexOf(end, at);
        at = found < 0 ? text.length() : found + 1;
    }

    /** Behind the IRI that begins here, or -1: a sign for less. */
    private int iriEnd() {
        for (int end = at + 1; end < text.length(); end++) {
            char there = text.charAt(end);
            if (there == '>') {
                return end + 1;
            }
            if (there <= ' ' || NOT_IN_IRI.indexOf(there) >= 0) {
                return -1;
            }
        }
        return -1;
    }

    private Refusal tooComplex(String what) {
        String before = text.substring(0, Math.min(at, text.length()));
        return Refusal.at(
                Refusal.Remedy.ANOTHER_QUERY,
                "Query too complex",
                "The query has " + what,
                "Simplify or split it",
                before.chars().filter(c -> c == '\n').count() + 1,
                before.length() - before.lastIndexOf('\n') - 1);
    }
}
