package org.casegraph.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_Lang;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.E_OneOf;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_Str;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.E_StrEndsWith;
import org.apache.jena.sparql.expr.E_StrLowerCase;
import org.apache.jena.sparql.expr.E_StrStartsWith;
import org.apache.jena.sparql.expr.E_StrUpperCase;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * A condition that some words stand in the text of one variable, such as {@code CONTAINS(LCASE(?label), "seizure")} or
 * {@code REGEX(?label, "seizure|epilepsy", "i")}, or that it is in some languages, told from the bytes of the text. What is
 * more than plain letters is left to the condition itself.
 */
public final class TextCondition {
    private static final int ASCII = 0x80;

    /** The first byte of these letters, but for its last bit. */
    private static final int LATIN_EXTENDED_A = 0xc4;

    private static final int LEAD = 0xfe;
    private static final byte[] LETTERLIKE = {(byte) 0xe2, (byte) 0x84};
    private static final int LONGEST = 10_000;
    private static final int LONGEST_WORDS = 500;
    private static final int DIRECTION = "--ltr".length();

    /** One or several words without any sign that is special in a regular expression. */
    private static final Pattern WORDS =
            Pattern.compile("\\^?[^\\\\.\\[\\]{}()*+?^$|]*\\$?(?:\\|\\^?[^\\\\.\\[\\]{}()*+?^$|]*\\$?)*");

    private static final Pattern WORD = Pattern.compile("(\\^?)([^|$]*)(\\$?)");

    private final List<Word> words;
    private final byte[] letters;
    private final boolean isOfAnyLiteral;

    /** Whether each byte stands for itself, so that it does not matter what else the text has. */
    private final boolean isExact;

    private final boolean makesCapitals;

    /** Where the language is asked for, which it may be; else empty. */
    private final List<byte[]> languages;

    /** @param text as bytes, which are to be found at the start, at the end, both or anywhere */
    private record Word(byte[] text, boolean isAtStart, boolean isAtEnd) {}

    /** What a condition says of a term. */
    public enum Said {
        TRUE,
        FALSE,
        /** To be asked of the condition itself. */
        UNKNOWN
    }

    private TextCondition(List<Word> words, byte[] letters, boolean isOfAnyLiteral, List<byte[]> languages) {
        this.languages = languages;
        this.words = words;
        this.letters = letters;
        this.isOfAnyLiteral = isOfAnyLiteral;
        isExact = letters['a'] == 'a' && letters['A'] == 'A';
        makesCapitals = letters['a'] == 'A';
    }

    /** Empty if it is another condition, or on more than one variable. */
    public static Optional<TextCondition> of(Expr condition, Var variable) {
        List<String> languages = languages(within(condition), variable);
        if (!languages.isEmpty()) {
            return Optional.of(new TextCondition(
                    List.of(),
                    letters(E_Lang.class),
                    true,
                    languages.stream().map(TextCondition::bytes).toList()));
        }
        if (!(within(condition) instanceof ExprFunction function)
                || function.numArgs() < 2
                || !isText(function.getArg(2))
                || text(function.getArg(2)).length() > LONGEST_WORDS) {
            return Optional.empty();
        }
        String word = text(function.getArg(2));
        if (function instanceof E_Regex || function instanceof LinearRegex.Call) {
            return ofRegex(function, word, variable);
        }
        boolean isAtStart = function instanceof E_StrStartsWith;
        boolean isAtEnd = function instanceof E_StrEndsWith;
        return isAtStart || isAtEnd || function instanceof E_StrContains
                ? of(List.of(new Word(bytes(word), isAtStart, isAtEnd)), within(function.getArg(1)), variable)
                : Optional.empty();
    }

    /** {@code LANG(?label) IN ("", "en")}, which the optimiser may have written as OR. */
    private static List<String> languages(Expr condition, Var variable) {
        if (condition instanceof E_LogicalOr or) {
            List<String> left = languages(within(or.getArg1()), variable);
            List<String> right = languages(within(or.getArg2()), variable);
            return left.isEmpty() || right.isEmpty()
                    ? List.of()
                    : Stream.concat(left.stream(), right.stream()).toList();
        }
        if (condition instanceof E_OneOf of && isLanguage(of.getLHS(), variable)) {
            List<Expr> all = of.getRHS().getList();
            return all.stream().allMatch(TextCondition::isText)
                    ? all.stream().map(TextCondition::text).toList()
                    : List.of();
        }
        return condition instanceof E_Equals equal && isLanguage(equal.getArg1(), variable) && isText(equal.getArg2())
                ? List.of(text(equal.getArg2()))
                : List.of();
    }

    private static boolean isLanguage(Expr expression, Var variable) {
        return within(expression) instanceof E_Lang of
                && within(of.getArg()).isVariable()
                && within(of.getArg()).asVar().equals(variable);
    }

    private static Optional<TextCondition> ofRegex(ExprFunction regex, String pattern, Var variable) {
        boolean hasFlags = regex.numArgs() > 2 && regex.getArg(3) != null;
        if (hasFlags && !isText(regex.getArg(3))) {
            return Optional.empty();
        }
        String flags = hasFlags ? text(regex.getArg(3)) : "";
        if (!flags.matches("[si]*") || !WORDS.matcher(pattern).matches() || !isAscii(pattern)) {
            return Optional.empty();
        }
        boolean isAnyCase = flags.contains("i");
        List<Word> words = new ArrayList<>();
        for (String each : pattern.split("\\|", -1)) {
            Matcher word = WORD.matcher(each);
            if (!word.matches()) {
                return Optional.empty();
            }
            String text = isAnyCase ? word.group(2).toLowerCase(Locale.ROOT) : word.group(2);
            words.add(new Word(
                    bytes(text), !word.group(1).isEmpty(), !word.group(3).isEmpty()));
        }
        Expr of = within(regex.getArg(1));
        return isAnyCase && isCase(of)
                ? Optional.empty()
                : of(words, of, variable, isAnyCase ? letters(E_StrLowerCase.class) : letters(of.getClass()));
    }

    private static Optional<TextCondition> of(List<Word> words, Expr of, Var variable) {
        return of(words, of, variable, letters(of.getClass()));
    }

    private static Optional<TextCondition> of(List<Word> words, Expr of, Var variable, byte[] letters) {
        Expr inner = isCase(of) ? within(((ExprFunction) of).getArg(1)) : of;
        boolean isOfAnyLiteral = inner instanceof E_Str;
        Expr innermost = isOfAnyLiteral ? within(((E_Str) inner).getArg()) : inner;
        return innermost.isVariable()
                        && innermost.asVar().equals(variable)
                        && words.stream().allMatch(word -> isAscii(new String(word.text(), StandardCharsets.UTF_8)))
                ? Optional.of(new TextCondition(words, letters, isOfAnyLiteral, List.of()))
                : Optional.empty();
    }

    /** Without what guards it. */
    private static Expr within(Expr expression) {
        Expr inner = expression;
        while (inner instanceof Caught caught) {
            inner = caught.within();
        }
        return inner instanceof GuardedExpressions.Search search ? search.within() : inner;
    }

    private static boolean isCase(Expr expression) {
        return expression instanceof E_StrLowerCase || expression instanceof E_StrUpperCase;
    }

    private static boolean isText(Expr expression) {
        return expression.isConstant() && expression.getConstant().isString();
    }

    private static String text(Expr constant) {
        NodeValue value = constant.getConstant();
        return value.getString();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < ASCII);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What stands for each ASCII character. */
    private static byte[] letters(Class<? extends Expr> function) {
        byte[] letters = new byte[ASCII];
        IntStream.range(0, ASCII)
                .forEach(each -> letters[each] = (byte)
                        (function == E_StrLowerCase.class
                                ? each >= 'A' && each <= 'Z' ? each + 'a' - 'A' : each
                                : function == E_StrUpperCase.class && each >= 'a' && each <= 'z'
                                        ? each + 'A' - 'a'
                                        : each));
        return letters;
    }

    /** @param term as a dictionary has it, in the first bytes: a literal as its text in quotation marks and its kind behind */
    public Said of(byte[] term, int length) {
        if (length < 2 || length > LONGEST || term[0] != '"') {
            return Said.UNKNOWN;
        }
        int end = length - 1;
        while (term[end] != '"') {
            end--;
        }
        if (!languages.isEmpty()) {
            return ofLanguage(term, end + 1, length);
        }
        boolean isString = end == length - 1 || term[end + 1] == '@' && !hasDirection(term, length);
        if (!isString && !isOfAnyLiteral || !isExact && mayBecomeAscii(term, end)) {
            return Said.UNKNOWN;
        }
        for (Word word : words) {
            if (isIn(term, end, word)) {
                return Said.TRUE;
            }
        }
        return Said.FALSE;
    }

    /** @param behind where that begins which stands behind the text */
    private Said ofLanguage(byte[] term, int behind, int length) {
        boolean hasLanguage = behind < length && term[behind] == '@';
        int from = hasLanguage ? behind + 1 : length;
        for (int at = from; at < length; at++) {
            // Of others it may be that they are the same in capitals, or have a direction.
            if (term[at] < 'a' || term[at] > 'z') {
                return Said.UNKNOWN;
            }
        }
        for (byte[] language : languages) {
            if (Arrays.equals(term, from, length, language, 0, language.length)) {
                return Said.TRUE;
            }
        }
        return Said.FALSE;
    }

    /** Whether {@code --ltr} or {@code --rtl} stands behind the language. */
    private static boolean hasDirection(byte[] term, int length) {
        return term[length - DIRECTION] == '-' && term[length - DIRECTION + 1] == '-';
    }

    /** Whether there may be a letter that is no ASCII character and becomes one where capitals are made small, or the reverse. */
    private boolean mayBecomeAscii(byte[] term, int end) {
        for (int at = 1; at < end; at++) {
            // Three become small ones: the long s and the dotted I, both among the letters that begin so, and the
            // Kelvin sign.
            if (term[at] < 0
                    && (makesCapitals
                            || (term[at] & LEAD) == LATIN_EXTENDED_A
                            || term[at] == LETTERLIKE[0] && term[at + 1] == LETTERLIKE[1])) {
                return true;
            }
        }
        return false;
    }

    private boolean isIn(byte[] term, int end, Word word) {
        int last = end - word.text.length;
        int first = word.isAtEnd ? last : 1;
        if (last < 1 || word.isAtStart && first > 1) {
            return false;
        }
        for (int at = first; at <= (word.isAtStart ? 1 : last); at++) {
            if (isAt(term, at, word.text)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(byte[] term, int at, byte[] word) {
        for (int i = 0; i < word.length; i++) {
            byte here = term[at + i];
            if (here < 0 || letters[here] != word[i]) {
                return false;
            }
        }
        return true;
    }
}
