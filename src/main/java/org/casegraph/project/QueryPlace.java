package org.casegraph.project;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where in a text the parser stopped: at which word, what stands before it, and in which bracket.
 *
 * @param at the word; {@link QueryWord#END} behind the last
 * @param before the kinds of the words before it, with blanks between; of a bracket that is closed only both its ends,
 *     and of a long query only the last
 * @param isGlued whether it follows the word before it without a blank
 * @param last the word before it
 * @param open the brackets that are open there, the innermost first, each with the word that it belongs to
 * @param terms of the triple that is not ended there, as they are written
 */
record QueryPlace(
        QueryWord at, String before, boolean isGlued, Optional<QueryWord> last, List<Open> open, List<String> terms) {
    private static final int MOST = 100;

    private static final Set<String> TERMS = Set.of("?v", "<i>", "p:n", "p:", "_:b", "\"s\"", "9", "a");

    /** They tie the properties of a path (https://www.w3.org/TR/sparql12-query/#propertypaths). */
    private static final Set<String> TIES = Set.of("/", "|", "^", "!", "^^");

    /** What a term goes on with. */
    private static final Set<String> PARTS = Set.of("@l", "*", "+", "?");

    /**
     * A bracket that is not closed.
     *
     * @param owner the kind of the word that it belongs to, as {@code WHERE}; nothing where there is none
     */
    record Open(QueryWord bracket, String owner) {
        @Override
        public String toString() {
            return (owner + " " + bracket.text()).strip();
        }
    }

    /** @param offset in the text; the word there, or the next behind it */
    static QueryPlace of(String text, int offset) {
        List<QueryWord> words = QueryWord.of(text);
        int found = 0;
        while (found < words.size() && words.get(found).end() <= offset) {
            found++;
        }
        QueryWord at = found < words.size() ? words.get(found) : new QueryWord("", text.length(), QueryWord.END);
        List<QueryWord> before = words.subList(0, found);
        Optional<QueryWord> last = before.isEmpty() ? Optional.empty() : Optional.of(before.get(found - 1));
        Deque<Integer> brackets = brackets(before);
        return new QueryPlace(
                at,
                kinds(before),
                last.map(word -> word.end() == at.start()).orElse(false),
                last,
                brackets.stream()
                        .map(open -> new Open(before.get(open), owner(before, open)))
                        .toList(),
                terms(before, brackets.isEmpty() ? 0 : brackets.peek() + 1));
    }

    /** The innermost bracket, with the word that it belongs to; nothing where none is open. */
    String within() {
        return open.isEmpty() ? "" : open.get(0).toString();
    }

    boolean isAtTerm() {
        return TERMS.contains(at.kind());
    }

    private static String kinds(List<QueryWord> words) {
        List<String> kinds = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (QueryWord word : words) {
            if (isOpening(word.kind())) {
                open.push(kinds.size());
            } else if (isClosing(word.kind()) && !open.isEmpty()) {
                String both = kinds.get(open.peek()) + word.kind();
                kinds.subList(open.pop(), kinds.size()).clear();
                kinds.add(both);
                continue;
            }
            kinds.add(word.kind());
        }
        return kinds.size() <= MOST
                ? String.join(" ", kinds)
                : "… " + String.join(" ", kinds.subList(kinds.size() - MOST, kinds.size()));
    }

    private static Deque<Integer> brackets(List<QueryWord> words) {
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < words.size(); i++) {
            String kind = words.get(i).kind();
            if (isOpening(kind)) {
                open.push(i);
            } else if (isClosing(kind) && !open.isEmpty()) {
                open.pop();
            }
        }
        return open;
    }

    private static boolean isOpening(String kind) {
        return kind.equals("{") || kind.equals("(") || kind.equals("[");
    }

    private static boolean isClosing(String kind) {
        return kind.equals("}") || kind.equals(")") || kind.equals("]");
    }

    /** Between a word and the bracket that belongs to it may stand terms, and other brackets that are closed. */
    private static String owner(List<QueryWord> words, int bracket) {
        int depth = 0;
        for (int i = bracket - 1; i >= 0; i--) {
            String kind = words.get(i).kind();
            if (isClosing(kind)) {
                depth++;
            } else if (isOpening(kind)) {
                if (depth == 0) {
                    return kind;
                }
                depth--;
            } else if (depth == 0 && !TERMS.contains(kind) && !kind.equals("*")) {
                return kind;
            }
        }
        return "";
    }

    /** A path counts as one term, and so does what stands in brackets. */
    private static List<String> terms(List<QueryWord> words, int from) {
        List<String> terms = new ArrayList<>();
        int depth = 0;
        boolean isTied = false;
        boolean isBehindWord = false;
        for (QueryWord word : words.subList(from, words.size())) {
            String kind = word.kind();
            if (isClosing(kind)) {
                depth--;
                if (depth == 0 && (isBehindWord || kind.equals("}"))) {
                    terms.clear();
                    isBehindWord = false;
                }
            } else if (isOpening(kind)) {
                depth++;
                if (depth == 1 && !isBehindWord) {
                    isTied = add(terms, word.text() + "…", isTied);
                }
            } else if (depth == 0) {
                switch (kind) {
                    case "." -> terms.clear();
                    case ";" -> keep(terms, 1);
                    case "," -> keep(terms, 2);
                    default -> {
                        if (TERMS.contains(kind)) {
                            isTied = add(terms, word.text(), isTied);
                        } else if (TIES.contains(kind)) {
                            isTied = true;
                        } else if (!PARTS.contains(kind)) {
                            // A word of SPARQL begins something else, and has the brackets behind it.
                            terms.clear();
                            isBehindWord = true;
                        }
                    }
                }
            }
        }
        return List.copyOf(terms);
    }

    private static boolean add(List<String> terms, String term, boolean isTied) {
        if (!isTied || terms.size() < 2) {
            terms.add(term);
        }
        return false;
    }

    private static void keep(List<String> terms, int most) {
        while (terms.size() > most) {
            terms.remove(terms.size() - 1);
        }
    }
}
