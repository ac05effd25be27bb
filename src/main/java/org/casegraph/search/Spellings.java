package org.casegraph.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.regex.Pattern;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;
import org.apache.lucene.util.automaton.CompiledAutomaton;

/**
 * How a word may be misspelt: with a letter more, less, another or two swapped; in a long word twice. As Lucene's {@link
 * FuzzyQuery} has it, which makes what accepts them, the dearest part, anew for each field and each number of errors.
 */
final class Spellings {
    /** So many are tried for one word. */
    static final int MOST = 50;

    private static final int FROM_ONE_ERROR = 4;
    private static final int FROM_TWO_ERRORS = 8;
    private static final Pattern DIGIT = Pattern.compile("\\p{N}");

    private static final Comparator<Spelling> LIKELIEST =
            Comparator.comparingDouble(Spelling::likeness).reversed().thenComparing(Spelling::term);

    private final BytesRef word;
    private final int[] characters;
    private final int errors;
    private final CompiledAutomaton accepting;

    private record Spelling(BytesRef term, float likeness) {}

    /** @param word of which {@link #errors} may be wrong */
    Spellings(String word) {
        this.word = new BytesRef(word);
        this.characters = word.codePoints().toArray();
        this.errors = errors(word);
        this.accepting = FuzzyQuery.getFuzzyAutomaton(word, errors, 0, true);
    }

    /** How many letters of a word may be wrong. A number is another one then. */
    static int errors(String word) {
        if (DIGIT.matcher(word).find() || word.length() < FROM_ONE_ERROR) {
            return 0;
        }
        return word.length() < FROM_TWO_ERRORS ? 1 : 2;
    }

    boolean accepts(String other) {
        BytesRef bytes = new BytesRef(other);
        return accepting.runAutomaton.run(bytes.bytes, bytes.offset, bytes.length);
    }

    /** Those of a field that are most alike, the first of the alphabet of those that are alike; at most {@value #MOST}. */
    List<BytesRef> likeliest(Terms terms, Runnable watch) throws IOException {
        PriorityQueue<Spelling> unlikeliestFirst = new PriorityQueue<>(LIKELIEST.reversed());
        TermsEnum accepted = accepting.getTermsEnum(terms);
        for (BytesRef term = accepted.next(); term != null; term = accepted.next()) {
            watch.run();
            float likeness = likeness(term);
            Spelling last = unlikeliestFirst.peek();
            // They come in the order of the alphabet.
            if (unlikeliestFirst.size() < MOST || last != null && likeness > last.likeness()) {
                unlikeliestFirst.add(new Spelling(BytesRef.deepCopyOf(term), likeness));
                if (unlikeliestFirst.size() > MOST) {
                    unlikeliestFirst.remove();
                }
            }
        }
        List<Spelling> likeliest = new ArrayList<>(unlikeliestFirst);
        likeliest.sort(LIKELIEST);
        return likeliest.stream().map(Spelling::term).toList();
    }

    private float likeness(BytesRef term) {
        if (term.bytesEquals(word)) {
            return 1;
        }
        int[] other = term.utf8ToString().codePoints().toArray();
        int wrong = errors == 1 || isOneError(characters, other) ? 1 : errors;
        return 1 - (float) wrong / Math.min(UnicodeUtil.codePointCount(term), characters.length);
    }

    /** Whether two different words are the same but for one letter, or two swapped. */
    static boolean isOneError(int[] one, int[] other) {
        if (one.length > other.length) {
            return isOneError(other, one);
        }
        int longer = other.length - one.length;
        int at = 0;
        while (at < one.length && one[at] == other[at]) {
            at++;
        }
        if (longer > 0) {
            return longer == 1 && isSame(one, at, other, at + 1);
        }
        return at == one.length
                || isSame(one, at + 1, other, at + 1)
                || at + 1 < one.length
                        && one[at] == other[at + 1]
                        && one[at + 1] == other[at]
                        && isSame(one, at + 2, other, at + 2);
    }

    private static boolean isSame(int[] one, int from, int[] other, int otherFrom) {
        return Arrays.equals(one, from, one.length, other, otherFrom, other.length);
    }
}
