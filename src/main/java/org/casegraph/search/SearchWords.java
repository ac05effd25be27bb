package org.casegraph.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.lucene.util.FixedBitSet;
import org.casegraph.graph.NameWords;
import org.casegraph.graph.PublicationIds;
import org.casegraph.graph.TermIds;

/**
 * What somebody wrote who searches, word by word. Nothing in it is syntax: what is no letter and no number parts words.
 * The first {@value #MOST} words count, of each the first {@value #MOST} parts, and of these the first {@value #LONGEST}
 * characters, as the work grows with them.
 */
final class SearchWords {
    static final int MOST = 16;
    static final int LONGEST = 64;

    /** No more of a text is read. */
    private static final int READ = 1_000;

    /** Begins what the singular and the plural of another word share; no word begins so. */
    private static final String STEM = "/";

    private static final int FEW = 3;
    private static final Comparator<CaseNames.Name> BY_KIND =
            Comparator.comparing(CaseNames.Name::kind).thenComparing(CaseNames.Name::text);

    /** Written without blanks between words. */
    private static final Pattern IDEOGRAPH = Pattern.compile("([\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}])");

    /** The first of the radicals; the least of those scripts. */
    private static final char FIRST_IDEOGRAPH = '\u2e80';

    private final String text;
    private final List<Word> words;

    /** Of each word, as they are dear to make. */
    private final Map<String, Spellings> spellings;

    /** The words of the names of terms, which many cases state. */
    private final Map<Node, List<String>> ofTerms;

    /**
     * What stands between blanks.
     *
     * @param tokens its words of letters and numbers
     * @param ids the IRIs that it may stand for, as they are looked up
     */
    private record Word(List<Token> tokens, List<String> ids) {}

    /**
     * A word of letters and numbers.
     *
     * @param stem what its singular and its plural share
     * @param errors how many of its letters may be wrong
     */
    private record Token(String written, String stem, int errors) {
        Token(String written) {
            this(written, NameWords.stem(written), Spellings.errors(written));
        }

        /** Whether it begins another, or is its singular or plural. */
        boolean fits(String other) {
            // Only the last letter of a stem may not be in the word that it is of.
            return other.startsWith(written)
                    || other.regionMatches(0, stem, 0, stem.length() - 1)
                            && NameWords.stem(other).equals(stem);
        }
    }

    private SearchWords(
            String text, List<Word> words, Map<String, Spellings> spellings, Map<Node, List<String>> ofTerms) {
        this.text = text;
        this.words = words;
        this.spellings = spellings;
        this.ofTerms = ofTerms;
    }

    static SearchWords of(String written) {
        String text = written.substring(0, Math.min(written.length(), READ)).strip();
        return new SearchWords(
                text,
                Arrays.stream(text.split("[\\s\\p{Z}\\p{C}]+"))
                        .map(word -> new Word(
                                tokens(word).stream()
                                        .limit(MOST)
                                        .map(Token::new)
                                        .toList(),
                                ids(word)))
                        .filter(word -> !word.tokens().isEmpty() || !word.ids().isEmpty())
                        .limit(MOST)
                        .toList(),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>());
    }

    /** The words of a text, as they are looked up. */
    static List<String> tokens(String text) {
        String folded = NameWords.fold(text);
        String parted = hasIdeographs(folded) ? IDEOGRAPH.matcher(folded).replaceAll(" $1 ") : folded;
        List<String> tokens = new ArrayList<>();
        for (int from = 0; from < parted.length(); ) {
            int blank = parted.indexOf(' ', from);
            int to = blank < 0 ? parted.length() : blank;
            if (to > from) {
                tokens.add(parted.substring(from, Math.min(to, from + LONGEST)));
            }
            from = to + 1;
        }
        return tokens;
    }

    /** All are behind the letters of Latin, Greek, Cyrillic and their neighbours. */
    private static boolean hasIdeographs(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= FIRST_IDEOGRAPH) {
                return true;
            }
        }
        return false;
    }

    /** All under which a text is to be found by its words. */
    static Stream<String> terms(String text) {
        return tokens(text).stream()
                .flatMap(token -> {
                    String stem = NameWords.stem(token);
                    return stem.equals(token) ? Stream.of(token) : Stream.of(token, STEM + stem);
                })
                .distinct();
    }

    /** An IRI or id in the form in which it is looked up. */
    static String id(String written) {
        return NameWords.plain(written);
    }

    private static List<String> ids(String word) {
        return Stream.concat(TermIds.iris(word).stream(), PublicationIds.iri(word).map(Node::getURI).stream())
                .map(SearchWords::id)
                .distinct()
                .toList();
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** The IRIs that the whole text may stand for, likeliest first. */
    List<String> iris() {
        return TermIds.iris(text);
    }

    String folded() {
        return NameWords.fold(text);
    }

    String key() {
        return NameWords.key(text);
    }

    /**
     * The documents in which each word begins one of the field, or is its singular or plural.
     *
     * @param ids the field of the ids that do as well as a word; none if it is empty
     * @param isCorrected whether a word that is misspelt is found, too
     */
    FixedBitSet each(FittingDocuments documents, String field, Optional<String> ids, boolean isCorrected)
            throws IOException {
        FixedBitSet all = documents.none();
        for (int place = 0; place < words.size(); place++) {
            FixedBitSet one = having(words.get(place), documents, field, isCorrected);
            if (ids.isPresent()) {
                for (String id : words.get(place).ids()) {
                    documents.add(one, ids.get(), id);
                }
            }
            join(all, one, place == 0);
        }
        return all;
    }

    private FixedBitSet having(Word word, FittingDocuments documents, String field, boolean isCorrected)
            throws IOException {
        FixedBitSet all = documents.none();
        for (int place = 0; place < word.tokens().size(); place++) {
            Token token = word.tokens().get(place);
            FixedBitSet one = documents.none();
            documents.addBeginning(one, field, token.written());
            documents.add(one, field, token.stem());
            documents.add(one, field, STEM + token.stem());
            if (isCorrected && token.errors() > 0) {
                documents.addMisspelt(one, field, spellings(token));
            }
            join(all, one, place == 0);
        }
        return all;
    }

    private static void join(FixedBitSet all, FixedBitSet one, boolean isFirst) {
        if (isFirst) {
            all.or(one);
        } else {
            all.and(one);
        }
    }

    private Spellings spellings(Token token) {
        return spellings.computeIfAbsent(token.written(), Spellings::new);
    }

    /** Those that nothing has which is shown anyway. */
    SearchWords without(List<CaseNames.Name> shown, boolean isCorrected) {
        return new SearchWords(
                text,
                words.stream()
                        .filter(word -> shown.stream().noneMatch(name -> fits(word, name, isCorrected)))
                        .toList(),
                spellings,
                ofTerms);
    }

    /** Whether a name has any of the words. */
    boolean fit(CaseNames.Name name, boolean isCorrected) {
        return words.stream().anyMatch(word -> fits(word, name, isCorrected));
    }

    /** The names that have a word; a few for each word. */
    List<CaseNames.Name> fitting(List<CaseNames.Name> names, boolean isCorrected) {
        return words.stream()
                .flatMap(word -> names.stream()
                        .filter(name -> fits(word, name, isCorrected))
                        .sorted(BY_KIND)
                        .limit(FEW))
                .distinct()
                .toList();
    }

    private boolean fits(Word word, CaseNames.Name name, boolean isCorrected) {
        return isNamed(word, name) || !word.tokens().isEmpty() && hasEach(word, tokens(name), isCorrected);
    }

    private static boolean isNamed(Word word, CaseNames.Name name) {
        return !word.ids().isEmpty()
                && (name.term()
                                .map(Node::getURI)
                                .map(SearchWords::id)
                                .filter(word.ids()::contains)
                                .isPresent()
                        || word.ids().contains(id(name.text())));
    }

    private List<String> tokens(CaseNames.Name name) {
        return name.term().isEmpty()
                ? tokens(name.text())
                : ofTerms.computeIfAbsent(name.term().get(), unused -> tokens(name.text()));
    }

    /** Without streams, as it is asked of each name of each case that is shown. */
    private boolean hasEach(Word word, List<String> tokens, boolean isCorrected) {
        for (Token token : word.tokens()) {
            boolean isThere = false;
            for (int place = 0; place < tokens.size() && !isThere; place++) {
                isThere = token.fits(tokens.get(place)) || isCorrected && isMisspelt(token, tokens.get(place));
            }
            if (!isThere) {
                return false;
            }
        }
        return true;
    }

    private boolean isMisspelt(Token token, String of) {
        // A letter has two characters at most.
        return token.errors() > 0
                && Math.abs(of.length() - token.written().length()) <= 2 * token.errors()
                && spellings(token).accepts(of);
    }
}
