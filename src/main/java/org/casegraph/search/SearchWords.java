package org.casegraph.search;

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
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CompiledAutomaton;
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

    /** Spellings that are tried for one word. */
    private static final int SPELLINGS = 50;

    private static final int FEW = 3;
    private static final Comparator<CaseNames.Name> BY_KIND =
            Comparator.comparing(CaseNames.Name::kind).thenComparing(CaseNames.Name::text);

    private static final int FROM_ONE_ERROR = 4;
    private static final int FROM_TWO_ERRORS = 8;

    /** Written without blanks between words. */
    private static final Pattern IDEOGRAPH = Pattern.compile("([\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}])");

    /** The first of the radicals; the least of those scripts. */
    private static final char FIRST_IDEOGRAPH = '\u2e80';

    private static final Pattern DIGIT = Pattern.compile("\\p{N}");

    private final String text;
    private final List<Word> words;

    /** What accepts the spellings of a word, which is dear to make. */
    private final Map<String, CompiledAutomaton> spellings;

    /** The words of the names of terms, which many cases state. */
    private final Map<Node, List<String>> ofTerms;

    /**
     * What stands between blanks.
     *
     * @param tokens its words of letters and numbers
     * @param ids the IRIs that it may stand for, as they are looked up
     */
    private record Word(List<String> tokens, List<String> ids) {}

    private SearchWords(
            String text, List<Word> words, Map<String, CompiledAutomaton> spellings, Map<Node, List<String>> ofTerms) {
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
                        .map(word -> new Word(tokens(word).stream().limit(MOST).toList(), ids(word)))
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
        return text.chars().anyMatch(character -> character >= FIRST_IDEOGRAPH);
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
     * Each word begins one of the field, or is its singular or plural.
     *
     * @param ids the field of the ids that do as well as a word; none if it is empty
     * @param isCorrected whether a word that is misspelt is found, too
     */
    Query each(String field, Optional<String> ids, boolean isCorrected) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        words.forEach(word -> {
            BooleanQuery.Builder one = new BooleanQuery.Builder();
            BooleanQuery.Builder tokens = new BooleanQuery.Builder();
            word.tokens().forEach(token -> tokens.add(token(field, token, isCorrected), BooleanClause.Occur.MUST));
            if (!word.tokens().isEmpty()) {
                one.add(tokens.build(), BooleanClause.Occur.SHOULD);
            }
            ids.ifPresent(named ->
                    word.ids().forEach(id -> one.add(new TermQuery(new Term(named, id)), BooleanClause.Occur.SHOULD)));
            all.add(one.build(), BooleanClause.Occur.MUST);
        });
        return all.build();
    }

    /** Where many terms begin so, their documents are put together first, which is quicker than to go through all terms at once. */
    static Query beginning(String field, String token) {
        return new PrefixQuery(new Term(field, token), MultiTermQuery.CONSTANT_SCORE_REWRITE);
    }

    private static Query token(String field, String token, boolean isCorrected) {
        String stem = NameWords.stem(token);
        BooleanQuery.Builder any = new BooleanQuery.Builder()
                .add(beginning(field, token), BooleanClause.Occur.SHOULD)
                .add(new TermQuery(new Term(field, stem)), BooleanClause.Occur.SHOULD)
                .add(new TermQuery(new Term(field, STEM + stem)), BooleanClause.Occur.SHOULD);
        if (isCorrected && errors(token) > 0) {
            any.add(misspelt(field, token), BooleanClause.Occur.SHOULD);
        }
        return any.build();
    }

    private static FuzzyQuery misspelt(String field, String token) {
        return new FuzzyQuery(
                new Term(field, token),
                errors(token),
                0,
                SPELLINGS,
                true,
                new MultiTermQuery.TopTermsBoostOnlyBooleanQueryRewrite(SPELLINGS));
    }

    /** How many letters of a word may be wrong. A number is another one then. */
    private static int errors(String token) {
        if (DIGIT.matcher(token).find() || token.length() < FROM_ONE_ERROR) {
            return 0;
        }
        return token.length() < FROM_TWO_ERRORS ? 1 : 2;
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
        List<String> tokens = name.term()
                .map(term -> ofTerms.computeIfAbsent(term, unused -> tokens(name.text())))
                .orElseGet(() -> tokens(name.text()));
        return fits(word, name, tokens, isCorrected);
    }

    private boolean fits(Word word, CaseNames.Name name, List<String> tokens, boolean isCorrected) {
        return name.term()
                        .map(Node::getURI)
                        .map(SearchWords::id)
                        .filter(word.ids()::contains)
                        .isPresent()
                || !word.ids().isEmpty() && word.ids().contains(id(name.text()))
                || !word.tokens().isEmpty()
                        && word.tokens().stream().allMatch(token -> tokens.stream()
                                .anyMatch(one -> fits(token, one) || isCorrected && isMisspelt(token, one)));
    }

    private static boolean fits(String token, String of) {
        return of.startsWith(token) || NameWords.stem(of).equals(NameWords.stem(token));
    }

    private boolean isMisspelt(String token, String of) {
        BytesRef bytes = new BytesRef(of);
        return errors(token) > 0
                && spellings
                        .computeIfAbsent(token, word -> FuzzyQuery.getFuzzyAutomaton(word, errors(word), 0, true))
                        .runAutomaton
                        .run(bytes.bytes, bytes.offset, bytes.length);
    }
}
